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
  let at = 0
  // Two at a time where the memory allows it: most bytes of most files go through here.
  if (bytes.byteOffset % 2 === 0 && plain.byteOffset % 2 === 0) {
    const pairs = bytes.length >>> 1
    const from = new Uint16Array(bytes.buffer, bytes.byteOffset, pairs)
    const to = new Uint16Array(plain.buffer, plain.byteOffset, pairs)
    const table = pairsFromStored()
    for (let pair = 0; pair < pairs; pair++) to[pair] = table[from[pair] ?? 0] ?? 0
    at = 2 * pairs
  }
  for (; at < bytes.length; at++) plain[at] = fromStored[bytes[at] ?? 0] ?? 0
  return plain
}

/** fromStored for two bytes at once, whatever their order in memory is. Made when it is first asked for. */
function pairsFromStored(): Uint16Array {
  pairTable ??= Uint16Array.from(
    { length: 0x10000 },
    (_, pair) => ((fromStored[pair >>> 8] ?? 0) << 8) | (fromStored[pair & 0xff] ?? 0),
  )
  return pairTable
}

let pairTable: Uint16Array | null = null

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
