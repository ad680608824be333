import { decodeUtf16 } from '../mapi/encoding.ts'
import type { CompoundSectors } from './compound-sectors.ts'

/** An entry of the directory ([MS-CFB] §2.6.1). `left`, `right` and `child` are places in it, or of none. */
export type DirectoryEntry = {
  readonly name: string
  readonly kind: 'storage' | 'stream'
  readonly left: number
  readonly right: number
  readonly child: number
  readonly classId: Buffer
  readonly first: number
  readonly size: number
}

export type Directory = {
  /** By place; null where there is no entry. The first is the root. */
  readonly entries: readonly (DirectoryEntry | undefined)[]
  /** The bytes of a stream, so far as they are there. Once for each. */
  readStream(entry: DirectoryEntry): Buffer
}

const ENTRY = 128
/** Entries that are taken in. The largest real ones, with thousands of recipients, have a tenth. */
const MAX_ENTRIES = 300_000
const STORAGE = 1
const STREAM = 2
const ROOT = 5

/** Reads the directory of a compound file, and with its first entry the stream of small sectors. */
export function readDirectory(sectors: CompoundSectors, report: (fault: string) => void): Directory {
  const bytes = sectors.large.chain(sectors.firstOfDirectory, MAX_ENTRIES * ENTRY)
  const entries: (DirectoryEntry | undefined)[] = []
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY)
    entries.push(entryOf(bytes.subarray(at, at + ENTRY), sectors.isLarge))
  const [root] = entries
  if (root === undefined) report('the directory cannot be read')
  const stream = root === undefined ? Buffer.alloc(0) : sectors.large.chain(root.first, root.size)
  const small = sectors.small(stream)
  return {
    entries,
    readStream: ({ first, size }) => (size < sectors.cutoff ? small : sectors.large).chain(first, size),
  }
}

function entryOf(bytes: Buffer, isLarge: boolean): DirectoryEntry | undefined {
  const kind = bytes[66]
  if (kind !== STORAGE && kind !== STREAM && kind !== ROOT) return undefined
  // The length counts the end mark of the name, and its field has room for 32 characters.
  const length = Math.min(64, Math.max(2, bytes.readUInt16LE(64))) - 2
  return {
    name: decodeUtf16(bytes.subarray(0, length)),
    kind: kind === STREAM ? 'stream' : 'storage',
    left: bytes.readUInt32LE(68),
    right: bytes.readUInt32LE(72),
    child: bytes.readUInt32LE(76),
    classId: bytes.subarray(80, 96),
    first: bytes.readUInt32LE(116),
    size: bytes.readUInt32LE(120) + (isLarge ? bytes.readUInt32LE(124) * 2 ** 32 : 0),
  }
}
