import { type Directory, readDirectory } from './compound-directory.ts'
import { isCompound, openSectors } from './compound-sectors.ts'

/** A storage of a compound file ([MS-CFB] §1.3.1): what a folder is to files. Names in upper case: case tells none apart. */
export type Storage = {
  readonly name: string
  /** What program it belongs to: 16 bytes. */
  readonly classId: Buffer
  readonly storages: ReadonlyMap<string, Storage>
  readonly streams: ReadonlyMap<string, Stream>
}

export type Stream = {
  readonly name: string
  /** What is there of it: shorter than `size` when the file is damaged. A view where it lies in one piece. */
  readonly bytes: Buffer
  readonly size: number
}

/** Storages inside each other that are opened; streams below are not. */
const MAX_DEPTH = 100

/** No entry of the directory. */
const NONE = 0xffffffff

/** Sentences about damage that are worth keeping. */
const MAX_FAULTS = 20

/**
 * Reads a compound file that is in memory ([MS-CFB]); by our own hand, because libraries give up a damaged file whole. Never
 * throws: of a damaged one it gives what can be reached, and `faults` says what is wrong. Each sector belongs to the first stream
 * that claims it, so that neither a chain that bites its tail nor streams that share their sectors can make more bytes than the
 * file has.
 */
export function readCompound(bytes: Buffer): { root: Storage; faults: readonly string[] } {
  const faults: string[] = []
  const report = (fault: string): void => {
    if (faults.length < MAX_FAULTS) faults.push(fault)
  }
  if (!isCompound(bytes)) {
    report('no header of a compound file')
    return { root: emptyStorage('', Buffer.alloc(16)), faults }
  }
  const directory = readDirectory(openSectors(bytes, report), report)
  return { root: treeOf(directory, report), faults }
}

type OpenStorage = {
  name: string
  classId: Buffer
  storages: Map<string, Storage>
  streams: Map<string, Stream>
}

function emptyStorage(name: string, classId: Buffer): OpenStorage {
  return { name, classId, storages: new Map(), streams: new Map() }
}

/** Storages and their siblings are gone through with lists, not by recursion: both can be as deep as there are entries. */
function treeOf({ entries, readStream }: Directory, report: (fault: string) => void): Storage {
  const [first] = entries
  const root = emptyStorage('', first?.classId ?? Buffer.alloc(16))
  const seen = new Set([0])
  const open = [{ storage: root, child: first?.child ?? NONE, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { storage, depth } = next
    const siblings = [next.child]
    for (let id = siblings.pop(); id !== undefined; id = siblings.pop()) {
      if (id === NONE) continue
      const entry = entries[id]
      if (entry === undefined) {
        report(`entry ${id} of the directory is not there`)
        continue
      }
      if (seen.has(id)) {
        report(`entry ${id} of the directory is in two places`)
        continue
      }
      seen.add(id)
      siblings.push(entry.right, entry.left)
      const key = entry.name.toUpperCase()
      if (entry.kind === 'stream') {
        const stream = readStream(entry)
        if (stream.length < entry.size) report(`${entry.name}: ${stream.length} of ${entry.size} bytes`)
        storage.streams.set(key, { name: entry.name, bytes: stream, size: entry.size })
      } else if (depth >= MAX_DEPTH) {
        report(`storages nested deeper than ${MAX_DEPTH}`)
      } else {
        const inner = emptyStorage(entry.name, entry.classId)
        storage.storages.set(key, inner)
        open.push({ storage: inner, child: entry.child, depth: depth + 1 })
      }
    }
  }
  const left = entries.filter((entry, id) => entry !== undefined && !seen.has(id)).length
  if (left > 0) report(`${left} entries of the directory are in no storage`)
  return root
}
