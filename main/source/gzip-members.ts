import { crc32 } from 'node:zlib'
import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from './bytes.ts'
import { inflate, type Sink } from './inflate.ts'
import type { Pace } from './pace.ts'

/**
 * Unpacks all members of a gzip (RFC 1952), which together are one file. Zeros after the last are padding, as tapes leave it.
 * Answers with what is wrong from where on, null when all is well or `take` wanted no more. Everything before a fault was given.
 */
export async function unpackMembers(
  bytes: Bytes,
  step: number,
  take: Sink,
  pace: Pace,
): Promise<Problem | null> {
  let wrong: Problem | null = null
  for (let at = 0; at < bytes.size && !(at > 0 && (await isPadding(bytes, at, pace))); ) {
    const start = at + headerLength(bytes.read(at, HEADER))
    if (start === at) return damaged(bytes, at, at === 0 ? 'no gzip header' : 'bytes after the last member')
    let size = 0
    let crc = 0
    const count: Sink = (chunk) => {
      size += chunk.length
      crc = crc32(chunk, crc)
      return take(chunk)
    }
    const { end, consumed } = await inflate(bytes, { start, step, take: count, pace })
    if (end === 'stopped') return null
    if (end !== 'whole') return damaged(bytes, at, `${end} after ${consumed} packed bytes`)
    const trailer = bytes.read(start + consumed, 8)
    if (trailer.length < 8) return damaged(bytes, at, 'cut off before its checksum')
    const isSound = trailer.readUInt32LE(0) === crc && trailer.readUInt32LE(4) === size % 2 ** 32
    if (!isSound) wrong ??= damaged(bytes, at, 'the checksum differs')
    at = start + consumed + 8
  }
  return wrong
}

// The optional fields of a header are short; a longer name than this is no name.
const HEADER = 64 * 1024

const FLAG = { crc: 2, extra: 4, name: 8, comment: 16 }

/** Seconds since 1970 that the first header names as the time of the file; 0 when none. */
export function gzipTime(header: Buffer): number {
  return headerLength(header) > 0 ? header.readUInt32LE(4) : 0
}

// RFC 1952 §2.3. 0 when this is no whole header.
function headerLength(header: Buffer): number {
  if (header.length < 10 || header.readUIntBE(0, 3) !== 0x1f8b08) return 0
  const flags = header.readUInt8(3)
  let at = 10
  if (flags & FLAG.extra) at += at + 2 <= header.length ? 2 + header.readUInt16LE(at) : header.length
  for (const flag of [FLAG.name, FLAG.comment]) {
    if (!(flags & flag)) continue
    const end = header.indexOf(0, at)
    if (end < 0) return 0
    at = end + 1
  }
  if (flags & FLAG.crc) at += 2
  return at <= header.length ? at : 0
}

async function isPadding(bytes: Bytes, from: number, pace: Pace): Promise<boolean> {
  for (let at = from; at < bytes.size; at += HEADER) {
    await pace()
    if (bytes.read(at, HEADER).some((byte) => byte !== 0)) return false
  }
  return true
}

function damaged(bytes: Bytes, start: number, detail: string): Problem {
  return { kind: 'archive-damaged', start, length: bytes.size - start, detail }
}
