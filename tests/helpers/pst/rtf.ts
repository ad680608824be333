import { checksum } from './encode.ts'

/** RTF as PidTagRtfCompressed keeps it uncompressed ([MS-OXRTFCP] §2.1.3.1.1, COMPTYPE "MELA"). */
export function plainRtf(rtf: string): Buffer {
  const bytes = Buffer.from(rtf, 'latin1')
  return Buffer.concat([header(bytes.length, bytes.length, 'MELA', 0), bytes])
}

/** The bytes that the dictionary begins with (§2.1.2.1). */
const PRELOADED = 207

/** RTF in the compressed form, of literals alone: a flag byte before every eight of them (§2.1.3.1). */
export function compressedRtf(rtf: string): Buffer {
  const bytes = Buffer.from(rtf, 'latin1')
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length - (bytes.length % 8); at += 8)
    parts.push(Buffer.from([0]), bytes.subarray(at, at + 8))
  const rest = bytes.subarray(bytes.length - (bytes.length % 8))
  // The end is a reference to where the next byte of the dictionary would be written.
  const end = ((PRELOADED + bytes.length) % 4096) * 16
  parts.push(Buffer.from([1 << rest.length]), rest, Buffer.from([end >>> 8, end & 0xff]))
  const packed = Buffer.concat(parts)
  return Buffer.concat([header(packed.length, bytes.length, 'LZFu', checksum(packed)), packed])
}

function header(packed: number, size: number, type: string, sum: number): Buffer {
  const head = Buffer.alloc(16)
  head.writeUInt32LE(packed + 12, 0)
  head.writeUInt32LE(size, 4)
  head.write(type, 8, 'latin1')
  head.writeUInt32LE(sum, 12)
  return head
}
