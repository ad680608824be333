import type { Bytes } from './bytes.ts'
import { MAX_ENTRIES } from './listing.ts'
import type { Pace } from './pace.ts'
import { isoTime } from './time.ts'
import type { ZipEntry } from './zip-directory.ts'

/** A local header (APPNOTE.TXT 4.3.7) as it was met in the stream. */
export type LocalHeader = ZipEntry & { readonly dataStart: number }

const LOCAL = Buffer.from('PK\x03\x04', 'latin1')
const CENTRAL = Buffer.from('PK\x01\x02', 'latin1')
const DESCRIPTOR = Buffer.from('PK\x07\x08', 'latin1')

/** Bytes of a local header before the name. */
export const LOCAL_HEADER = 30
const UNKNOWN = 0xffffffff
const WINDOW = 1024 * 1024

/** Reads the local header at a place; null when there is none. */
export function readLocalHeader(bytes: Bytes, offset: number): LocalHeader | null {
  const head = bytes.read(offset, LOCAL_HEADER + 512)
  if (head.length < LOCAL_HEADER || !head.subarray(0, 4).equals(LOCAL)) return null
  const nameLength = head.readUInt16LE(26)
  const dataStart = offset + LOCAL_HEADER + nameLength + head.readUInt16LE(28)
  const rest = dataStart - offset <= head.length ? head : bytes.read(offset, dataStart - offset)
  const sizes = readSizes(head, rest.subarray(LOCAL_HEADER + nameLength))
  return {
    name: rest.toString('latin1', LOCAL_HEADER, LOCAL_HEADER + nameLength),
    modified: dosTime(head.readUInt16LE(12), head.readUInt16LE(10)),
    flags: head.readUInt16LE(6),
    method: head.readUInt16LE(8),
    crc: head.readUInt32LE(14),
    ...sizes,
    offset,
    // The local header does not say.
    host: 0,
    isLink: false,
    dataStart,
  }
}

/**
 * Finds the entries in a stretch of a zip by their own local headers: where the table of contents is damaged or says nothing.
 * Ends at `to`. Answers at most MAX_ENTRIES.
 */
export async function scanForEntries(
  bytes: Bytes,
  from: number,
  to: number,
  pace: Pace,
): Promise<LocalHeader[]> {
  const found: LocalHeader[] = []
  let at = from
  while (found.length < MAX_ENTRIES) {
    await pace()
    const offset = await findIn(bytes, [LOCAL], at, to, pace)
    if (offset === null) break
    const header = readLocalHeader(bytes, offset)
    if (header === null || !isPlausible(header, to)) {
      at = offset + 4
      continue
    }
    const whole = await withSizes(bytes, header, to, pace)
    found.push(whole)
    at = Math.max(offset + 4, whole.dataStart + whole.packed)
  }
  return found
}

// Four letters may stand anywhere by chance: a header also has a name, and a method that was ever given out.
function isPlausible(header: LocalHeader, to: number): boolean {
  return header.name !== '' && !header.name.includes('\0') && header.method <= 99 && header.dataStart <= to
}

/** A writer that could not go back left the sizes to a descriptor after the data (APPNOTE.TXT 4.3.9). */
async function withSizes(bytes: Bytes, header: LocalHeader, to: number, pace: Pace): Promise<LocalHeader> {
  if (!(header.flags & 8) || header.packed > 0)
    return { ...header, packed: Math.min(header.packed, to - header.dataStart) }
  for (let at = header.dataStart; ; at += 4) {
    const mark = await findIn(bytes, [DESCRIPTOR, LOCAL, CENTRAL], at, to, pace)
    const packed = (mark ?? to) - header.dataStart
    if (mark === null) return { ...header, packed }
    at = mark
    const sizes = bytes.read(mark, 24)
    if (!sizes.subarray(0, 4).equals(DESCRIPTOR)) {
      // A header inside stored data belongs to a zip in this zip; after deflated data it is the next entry.
      if (header.method === 8) return { ...header, packed }
      continue
    }
    const short = sizes.length >= 16 && sizes.readUInt32LE(8) === packed
    const long = sizes.length >= 24 && Number(sizes.readBigUInt64LE(8)) === packed
    if (!short && !long) continue
    const size = long ? Number(sizes.readBigUInt64LE(16)) : sizes.readUInt32LE(12)
    return { ...header, crc: sizes.readUInt32LE(4), packed, size }
  }
}

/** The first place at or after `from` where one of the marks begins, before `to`; null when there is none. */
async function findIn(
  bytes: Bytes,
  marks: readonly Buffer[],
  from: number,
  to: number,
  pace: Pace,
): Promise<number | null> {
  // Most marks are near; the windows grow while nothing is found.
  for (let at = from, length = 4096; at < to; at += length, length = Math.min(length * 4, WINDOW)) {
    await pace()
    // A mark may lie across two windows.
    const window = bytes.read(at, Math.min(length + 3, to - at))
    const places = marks.map((mark) => window.indexOf(mark)).filter((place) => place >= 0)
    if (places.length > 0) return at + Math.min(...places)
  }
  return null
}

// Sizes beyond 32 bits stand in an extra field (APPNOTE.TXT 4.5.3).
function readSizes(head: Buffer, extra: Buffer): { packed: number; size: number } {
  const packed = head.readUInt32LE(18)
  const size = head.readUInt32LE(22)
  if (packed !== UNKNOWN && size !== UNKNOWN) return { packed, size }
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1 || at + 20 > extra.length) continue
    return { size: Number(extra.readBigUInt64LE(at + 4)), packed: Number(extra.readBigUInt64LE(at + 12)) }
  }
  return { packed, size }
}

// MS-DOS date and time, without a zone: taken as UTC.
function dosTime(date: number, time: number): string {
  const day = [1980 + (date >>> 9), ((date >>> 5) & 15) - 1, date & 31] as const
  return isoTime(Date.UTC(...day, time >>> 11, (time >>> 5) & 63, (time & 31) * 2))
}
