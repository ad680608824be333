import { type Entry as DirectoryEntry, fromRandomAccessReaderPromise, RandomAccessReader } from 'yauzl'
import { Failed } from '../../shared/failure.ts'
import type { Bytes } from './bytes.ts'
import { MAX_ENTRIES } from './listing.ts'
import { isSystemError } from './medium.ts'
import type { Pace } from './pace.ts'
import { isoTime } from './time.ts'

/** An entry of a zip before its data was looked for. */
export type ZipEntry = {
  /** As a byte string. */
  readonly name: string
  readonly modified: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
  /** The system it was made on (APPNOTE.TXT 4.4.2): 3 and 19 are Unix and macOS. */
  readonly host: number
  readonly isLink: boolean
}

/** The table of contents as far as it can be read; `fault` says why it ends early, `declared` how many entries it claims. */
export type ZipDirectory = {
  readonly entries: readonly ZipEntry[]
  readonly declared: number
  readonly fault: string | null
  readonly isTooLong: boolean
}

/** Reads the central directory (APPNOTE.TXT 4.3.12). Never throws for what the bytes say; system errors pass. */
export async function readZipDirectory(bytes: Bytes, pace: Pace): Promise<ZipDirectory> {
  const entries: ZipEntry[] = []
  let declared = 0
  try {
    const zip = await fromRandomAccessReaderPromise(new BytesReader(bytes), bytes.size, {
      decodeStrings: false,
      validateEntrySizes: false,
      autoClose: false,
    })
    declared = zip.entryCount
    for await (const entry of zip.eachEntry()) {
      await pace()
      if (entries.length === MAX_ENTRIES) return { entries, declared, fault: null, isTooLong: true }
      entries.push(simplify(entry))
    }
    return { entries, declared, fault: null, isTooLong: false }
  } catch (error) {
    if (isSystemError(error) || error instanceof Failed || !(error instanceof Error)) throw error
    return { entries, declared, fault: error.message, isTooLong: false }
  }
}

function simplify(entry: DirectoryEntry): ZipEntry {
  const host = entry.versionMadeBy >>> 8
  return {
    name: entry.fileNameRaw.toString('latin1'),
    // A time without a zone: taken as UTC, so that it is the same on every computer.
    modified: isoTime(entry.getLastModDate({ timezone: 'UTC' }).getTime()),
    flags: entry.generalPurposeBitFlag,
    method: entry.compressionMethod,
    crc: entry.crc32,
    packed: entry.compressedSize,
    size: entry.uncompressedSize,
    offset: entry.relativeOffsetOfLocalHeader,
    host,
    isLink: isUnix(host) && ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000,
  }
}

/** Unix and macOS: a backslash is a letter of a name there and not a separator. */
export function isUnix(host: number): boolean {
  return host === 3 || host === 19
}

class BytesReader extends RandomAccessReader {
  readonly #bytes: Bytes
  constructor(bytes: Bytes) {
    super()
    this.#bytes = bytes
  }
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ) {
    try {
      const piece = this.#bytes.read(position, length)
      piece.copy(buffer, offset)
      callback(piece.length < length ? new Error('the table of contents is cut off') : null)
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)))
    }
  }
}
