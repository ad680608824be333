import { createHash, hash } from 'node:crypto'
import type { RawItem } from '../read/item.ts'
import type { NewContent } from '../store/contents.ts'

/** SHA-256 and size of the bytes of an item or a place. Throws the system errors of the medium. */
export function hashItem(item: Pick<RawItem, 'bytes' | 'pieces'>): { sha256: Buffer; size: number } {
  if (item.bytes !== null) return { sha256: sha256Of(item.bytes), size: item.bytes.length }
  const sum = createHash('sha256')
  let size = 0
  for (const piece of item.pieces()) {
    sum.update(piece)
    size += piece.length
  }
  return { sha256: sum.digest(), size }
}

/** Bytes in memory that belong to no item, as the store takes them. */
export function contentOf(bytes: Buffer): NewContent {
  return { sha256: sha256Of(bytes), size: bytes.length, bytes, pieces: () => [bytes] }
}

function sha256Of(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer')
}
