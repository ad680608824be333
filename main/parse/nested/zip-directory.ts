import { bytesOf } from '../../source/bytes.ts'
import { type LocalHeader, readLocalHeader } from '../../source/zip-scan.ts'

/** An entry of a zip in memory, found and not yet unpacked. Sizes are what it claims. */
export type ZipEntry = Pick<LocalHeader, 'name' | 'flags' | 'method' | 'crc' | 'packed' | 'size'> & {
  /** Where its packed bytes begin; -1 when there are none where the table of contents says. */
  readonly dataStart: number
  /** Sizes and checksum stand behind the data only: the data says where it ends. */
  readonly isOpen: boolean
}

export type ZipDirectory = { readonly entries: readonly ZipEntry[]; readonly fault: string | null }

/** Entries that are listed; an office document with more is none that a person made. */
const ENTRIES = 20_000

const MARK = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator: 0x07064b50,
}
const CENTRAL_LENGTH = 46
const END_LENGTH = 22
const UNKNOWN = 0xffffffff

/**
 * Lists a zip that is in memory whole, at once: by its table of contents (APPNOTE.TXT 4.3.12), or by the headers before the data
 * where there is none. `source/` lists archives of a drive, which are larger than memory and let others have a turn meanwhile.
 * Never throws.
 */
export function readZipDirectory(bytes: Buffer): ZipDirectory {
  const table = findTable(bytes)
  if (table === null) return { entries: scanEntries(bytes), fault: 'no table of contents' }
  const entries: ZipEntry[] = []
  let at = table.start
  while (entries.length < ENTRIES && at + CENTRAL_LENGTH <= bytes.length) {
    if (bytes.readUInt32LE(at) !== MARK.central) break
    const next = endOfHeader(bytes, at)
    if (next > bytes.length) break
    entries.push(readEntry(bytes, at, table.shift))
    at = next
  }
  if (entries.length === ENTRIES) return { entries, fault: `more than ${ENTRIES} entries` }
  if (entries.length >= table.count) return { entries, fault: null }
  const found = scanEntries(bytes)
  const fault = `${entries.length} of ${table.count} entries are in the table of contents`
  return { entries: found.length > entries.length ? found : entries, fault }
}

/** `shift`: how much further all is than the offsets say, where other bytes were put before the zip. */
type Table = { readonly start: number; readonly count: number; readonly shift: number }

function findTable(bytes: Buffer): Table | null {
  const lowest = Math.max(0, bytes.length - END_LENGTH - 0xffff)
  for (let at = bytes.length - END_LENGTH; at >= lowest; at--) {
    if (bytes[at] !== 0x50 || bytes.readUInt32LE(at) !== MARK.end) continue
    const end = readEnd64(bytes, at) ?? {
      at,
      count: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 12),
      offset: bytes.readUInt32LE(at + 16),
    }
    const start = end.at - end.size
    if (end.count === 0 && end.size === 0) return { start: end.at, count: 0, shift: 0 }
    if (start >= 0 && bytes.readUInt32LE(start) === MARK.central)
      return { start, count: end.count, shift: start - end.offset }
    // Something stands between the table and its end.
    if (end.offset + 4 <= bytes.length && bytes.readUInt32LE(end.offset) === MARK.central)
      return { start: end.offset, count: end.count, shift: 0 }
    return null
  }
  return null
}

type End = { readonly at: number; readonly count: number; readonly size: number; readonly offset: number }

/** The end record of ZIP64 (APPNOTE.TXT 4.3.14), which small zips of some writers have too. */
function readEnd64(bytes: Buffer, end: number): End | null {
  const locator = end - 20
  if (locator < 0 || bytes.readUInt32LE(locator) !== MARK.locator) return null
  const at = Number(bytes.readBigUInt64LE(locator + 8))
  if (at + 56 > bytes.length || bytes.readUInt32LE(at) !== MARK.end64) return null
  return {
    at,
    count: Number(bytes.readBigUInt64LE(at + 32)),
    size: Number(bytes.readBigUInt64LE(at + 40)),
    offset: Number(bytes.readBigUInt64LE(at + 48)),
  }
}

function endOfHeader(bytes: Buffer, at: number): number {
  return (
    at +
    CENTRAL_LENGTH +
    bytes.readUInt16LE(at + 28) +
    bytes.readUInt16LE(at + 30) +
    bytes.readUInt16LE(at + 32)
  )
}

/** The fields of a header of the table, 46 bytes and the name and extra fields behind it. */
function readEntry(bytes: Buffer, at: number, shift: number): ZipEntry {
  const nameEnd = at + CENTRAL_LENGTH + bytes.readUInt16LE(at + 28)
  const extra = bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30))
  const wide = readWide(
    extra,
    [at + 24, at + 20, at + 42].map((place) => bytes.readUInt32LE(place)),
  )
  const [size = 0, packed = 0, offset = 0] = wide
  return {
    name: bytes.toString('latin1', at + CENTRAL_LENGTH, nameEnd),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed,
    size,
    isOpen: false,
    dataStart: dataAt(bytes, offset + shift),
  }
}

/** Where the data behind a local header begins; -1 where there is no such header. */
function dataAt(bytes: Buffer, at: number): number {
  return at < 0 ? -1 : (readLocalHeader(bytesOf(bytes), at)?.dataStart ?? -1)
}

/** Size, packed size and offset, those that do not fit 32 bits from the extra field (APPNOTE.TXT 4.5.3), in this order. */
function readWide(extra: Buffer, values: readonly number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let from = at + 4
    return values.map((value) => {
      if (value !== UNKNOWN || from + 8 > extra.length) return value
      from += 8
      return Number(extra.readBigUInt64LE(from - 8))
    })
  }
  return [...values]
}

/** Entries by the headers before their data. One whose length stands only behind it may reach to the end of the bytes. */
function scanEntries(bytes: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = []
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(MARK.local)
  const all = bytesOf(bytes)
  for (let at = bytes.indexOf(mark); at >= 0 && entries.length < ENTRIES; ) {
    const header = readLocalHeader(all, at)
    if (header === null || header.name === '' || header.dataStart > bytes.length) {
      at = bytes.indexOf(mark, at + 4)
      continue
    }
    const isOpen = (header.flags & 8) !== 0 && header.packed === 0
    const packed = isOpen ? bytes.length - header.dataStart : header.packed
    entries.push({ ...header, packed, isOpen })
    at = bytes.indexOf(mark, header.dataStart + (isOpen ? 0 : header.packed))
  }
  return entries
}
