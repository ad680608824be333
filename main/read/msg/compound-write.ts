import type { Storage, Stream } from './compound.ts'
import { Chains, END, filledUp, layCompound, NONE, numbers, SECTOR } from './compound-layout.ts'

/** Storages and streams of an object that are written. */
const MAX_ENTRIES = 10_000

const SMALL = 64
/** Streams below this size are in small sectors. */
const CUTOFF = 4096

/**
 * A storage of a compound file as a compound file of its own ([MS-CFB], version 3), such as a program would save it: the same
 * bytes every time, whatever tree its entries came in. Null when it has more than 10,000 storages and streams.
 */
export function writeCompound(storage: Storage): Buffer | null {
  const entries = entriesOf(storage)
  if (entries === null) return null
  const large = new Chains()
  const small = new Chains()
  const data: Buffer[] = []
  const smallData: Buffer[] = []
  const addLarge = (bytes: Buffer): number => {
    data.push(filledUp(bytes, SECTOR))
    return large.add(Math.ceil(bytes.length / SECTOR))
  }
  for (const entry of entries) {
    if (entry.kind !== STREAM) continue
    if (entry.bytes.length >= CUTOFF) entry.first = addLarge(entry.bytes)
    else {
      smallData.push(filledUp(entry.bytes, SMALL))
      entry.first = small.add(Math.ceil(entry.bytes.length / SMALL))
    }
  }
  const [root] = entries
  if (root !== undefined) {
    // The root has the bytes of all small streams.
    root.bytes = Buffer.concat(smallData)
    root.first = addLarge(root.bytes)
  }
  const smallTableSectors = Math.ceil((small.next.length * 4) / SECTOR)
  const smallTable = addLarge(numbers(small.next, smallTableSectors))
  const directory = addLarge(Buffer.concat(entries.map(entryBytes)))
  return layCompound(data, large, { directory, smallTable, smallTableSectors, cutoff: CUTOFF })
}

/** Kinds of entries ([MS-CFB] §2.6.1). */
const STORAGE = 1
const STREAM = 2
const ROOT = 5

type Entry = {
  readonly kind: number
  readonly name: string
  readonly classId: Buffer
  bytes: Buffer
  left: number
  right: number
  child: number
  first: number
}

const EMPTY = Buffer.alloc(0)

/** The directory: the root first, what lies in a storage side by side. */
function entriesOf(top: Storage): Entry[] | null {
  const entries = [entryOf(ROOT, 'Root Entry', top.classId, EMPTY)]
  const open = [{ storage: top, place: 0 }]
  for (const { storage, place } of open) {
    const begin = entries.length
    const inner = [...storage.storages.values(), ...storage.streams.values()].sort(compareNames)
    if (begin + inner.length > MAX_ENTRIES) return null
    for (const one of inner) {
      if (isStream(one)) entries.push(entryOf(STREAM, one.name, Buffer.alloc(16), one.bytes))
      else {
        open.push({ storage: one, place: entries.length })
        entries.push(entryOf(STORAGE, one.name, one.classId, EMPTY))
      }
    }
    const owner = entries[place]
    if (owner !== undefined) owner.child = linkTree(entries, begin, entries.length)
  }
  return entries
}

function isStream(one: Storage | Stream): one is Stream {
  return 'bytes' in one
}

function entryOf(kind: number, name: string, classId: Buffer, bytes: Buffer): Entry {
  return {
    kind,
    name,
    classId,
    bytes,
    left: NONE,
    right: NONE,
    child: NONE,
    first: kind === STORAGE ? 0 : END,
  }
}

/** Shorter names first, then by upper case ([MS-CFB] §2.6.4). */
function compareNames(
  { name: a }: { readonly name: string },
  { name: b }: { readonly name: string },
): number {
  if (a.length !== b.length) return a.length - b.length
  const [upperA, upperB] = [a.toUpperCase(), b.toUpperCase()]
  return upperA < upperB ? -1 : Number(upperA > upperB)
}

/** Links entries that are in order to a tree of even branches; says which is its top. */
function linkTree(entries: readonly Entry[], begin: number, end: number): number {
  const middle = (begin + end) >> 1
  const entry = begin < end ? entries[middle] : undefined
  if (entry === undefined) return NONE
  entry.left = linkTree(entries, begin, middle)
  entry.right = linkTree(entries, middle + 1, end)
  return middle
}

function entryBytes({ kind, name, classId, bytes, left, right, child, first }: Entry): Buffer {
  const entry = Buffer.alloc(128)
  const text = Buffer.from(name.slice(0, 31), 'utf16le')
  text.copy(entry)
  entry.writeUInt16LE(text.length + 2, 64)
  entry[66] = kind
  // All of them black: no two red ones follow each other.
  entry[67] = 1
  for (const [place, link] of [left, right, child].entries()) entry.writeUInt32LE(link, 68 + place * 4)
  classId.copy(entry, 80)
  entry.writeUInt32LE(first, 116)
  entry.writeUInt32LE(bytes.length, 120)
  return entry
}
