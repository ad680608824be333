import { crc32 } from 'node:zlib'

/** The checksum of [MS-PST] §5.3: the usual CRC-32 without its inversions at the beginning and the end. */
export function checksumOf(bytes: Buffer): number {
  return ~crc32(bytes, 0xffffffff) >>> 0
}

/** The signature of [MS-PST] §5.5 of a page or block by where it lies and what it is called. */
export function signatureOf(start: number, id: number): number {
  // Only the low 32 bits of both count, and those are what ^ takes.
  const mixed = start ^ id
  return ((mixed >>> 16) ^ mixed) & 0xffff
}
