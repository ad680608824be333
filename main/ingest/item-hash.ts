import { createHash, hash } from 'node:crypto'
import type { RawItem } from '../read/item.ts'

/** SHA-256 and size of the bytes of an item or a span. Throws the system errors of the medium. */
export function hashItem(item: Pick<RawItem, 'bytes' | 'pieces'>): { sha256: Buffer; size: number } {
  if (item.bytes !== null) return { sha256: hash('sha256', item.bytes, 'buffer'), size: item.bytes.length }
  const sum = createHash('sha256')
  let size = 0
  for (const piece of item.pieces()) {
    sum.update(piece)
    size += piece.length
  }
  return { sha256: sum.digest(), size }
}
