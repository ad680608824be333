import { fromStored, toStored, turned } from './cipher-tables.ts'
import type { StoreKind } from './node-database.ts'

/** How data blocks are encoded. */
export type Encryption = StoreKind['encryption']

/**
 * The plain bytes of a data block ([MS-PST] §5.1 and §5.2): new ones, or what was given when there is no encryption. Neither
 * method has a secret. The key of the cyclic one is the block's identifier; encoding and decoding are the same there.
 */
export function decrypted(bytes: Buffer, encryption: Encryption, id: number): Buffer {
  if (encryption === 'none') return bytes
  return encryption === 'permute' ? permuted(bytes) : turnedBack(bytes, id)
}

function permuted(bytes: Buffer): Buffer {
  const plain = Buffer.allocUnsafe(bytes.length)
  for (let at = 0; at < bytes.length; at++) plain[at] = fromStored[bytes[at] ?? 0] ?? 0
  return plain
}

function turnedBack(bytes: Buffer, id: number): Buffer {
  const plain = Buffer.allocUnsafe(bytes.length)
  // Of the identifier the low 32 bits count, folded into 16.
  let key = ((id ^ (id >>> 16)) & 0xffff) >>> 0
  for (let at = 0; at < bytes.length; at++) {
    const low = key & 0xff
    const high = key >>> 8
    const first = toStored[((bytes[at] ?? 0) + low) & 0xff] ?? 0
    const second = turned[(first + high) & 0xff] ?? 0
    const third = fromStored[(second - high) & 0xff] ?? 0
    plain[at] = third - low
    key = (key + 1) & 0xffff
  }
  return plain
}
