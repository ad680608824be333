import { type Heap, hex } from './heap.ts'
import { attempt, malformed, type Report } from './node.ts'

/** One record of a BTree on a heap: a key of 2 or 4 bytes (more are not used by any structure of the format), and its data. */
export type HeapRecord = { readonly key: number; readonly data: Buffer }

const SIGNATURE = 0xb5
/** Levels above the leaves. Each takes at least a record of a heap of 2^16 allocations. */
const MAX_LEVELS = 8

/**
 * All records of the BTree whose header is the allocation `hid` ([MS-PST] §2.3.2), in the order of their keys. A damaged part
 * costs what lies in it and is reported as part of `what`. Throws DamagedBytes when the header cannot be read, or does not
 * say `keySize` and `dataSize`.
 */
export function* recordsOf(
  heap: Heap,
  hid: number,
  expected: { readonly keySize: 2 | 4; readonly dataSize: number; readonly what: string },
  report: Report,
): Generator<HeapRecord> {
  const { keySize, dataSize, what } = expected
  const header = heap.read(hid)
  if (header.length < 8 || header[0] !== SIGNATURE || header[1] !== keySize || header[2] !== dataSize)
    throw malformed(heap.data, `no tree of ${keySize} and ${dataSize} bytes at ${hex(hid)}`)
  const levels = header.readUInt8(3)
  if (levels > MAX_LEVELS) throw malformed(heap.data, `tree of ${levels} levels at ${hex(hid)}`)
  let last = -1
  for (const leaf of leavesOf(heap, { hid: header.readUInt32LE(4), levels, keySize, what }, report)) {
    for (let at = 0; at + keySize + dataSize <= leaf.length; at += keySize + dataSize) {
      const key = leaf.readUIntLE(at, keySize)
      if (key <= last) {
        report(what, malformed(heap.data, `keys of a tree do not grow at ${hex(key)}`).damage)
        continue
      }
      last = key
      yield { key, data: leaf.subarray(at + keySize, at + keySize + dataSize) }
    }
  }
}

type Branch = {
  readonly hid: number
  readonly levels: number
  readonly keySize: number
  readonly what: string
}

/** The allocations with the lowest records, from left to right. Each allocation is visited once, so that no cycle is followed. */
function* leavesOf(heap: Heap, root: Branch, report: Report): Generator<Buffer> {
  const open: Branch[] = [root]
  const seen = new Set<number>()
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    const { hid, levels, keySize, what } = branch
    if (hid === 0) continue
    if (seen.has(hid)) {
      report(what, malformed(heap.data, `tree comes back to ${hex(hid)}`).damage)
      continue
    }
    seen.add(hid)
    const bytes = attempt(what, report, () => heap.read(hid))
    if (bytes === null) continue
    if (levels === 0) {
      yield bytes
      continue
    }
    const size = keySize + 4
    for (let at = Math.floor(bytes.length / size) * size - size; at >= 0; at -= size)
      open.push({ ...branch, hid: bytes.readUInt32LE(at + keySize), levels: levels - 1 })
  }
}
