import { LARGE_VALUE, type LargeValue, type PropertyValue } from '../../mapi/item.ts'
import { isMultiple, PtypObject, widthOf } from '../../mapi/types.ts'
import { DamagedBytes, type DataTree } from '../ndb/node-database.ts'
import { type Heap, hex, isHeapId } from './heap.ts'
import { attempt, malformed, type OpenNode, type Report } from './node.ts'

/** Where values are looked up: the heap they are in or refer from, the node around it, and who hears of damage. */
export type ValueSource = {
  readonly heap: Heap
  readonly node: OpenNode
  readonly report: Report
  /** What the values of one list of properties may take together. */
  readonly allowance: Allowance
  /** Whether of a damaged value what is left of it is taken: it is kept for people, and the reader goes by nothing in it. */
  readonly takesRemains?: boolean
}

export type Allowance = {
  /** Subnodes whose bytes some value has already: none is of two. */
  readonly claimed: Set<number>
  /** Bytes that may still be held in memory; longer values are handed on in pieces. */
  room: number
  /** Values of properties of several that may still be told apart: each takes far more memory than its two bytes. */
  several: number
}

/** For one more list of properties; of those of one table no two have the same subnodes. */
export function newAllowance(claimed: Set<number> = new Set()): Allowance {
  return { claimed, room: 16 * LARGE_VALUE, several: MAX_VALUES }
}

/** "The data is damaged" (ecCorruptData, [MS-OXCDATA] §2.4): stands as PtypErrorCode in the place of a value that cannot be read. */
export const CORRUPT_DATA = Buffer.from('1b010480', 'hex')

/** Bytes of several values of one property that are taken in. Nothing real comes near. */
const MAX_MULTIPLE = 16 * 1024 * 1024
/** Values of all properties of several in one list that are told apart. Nothing real comes near. */
const MAX_VALUES = 100_000

/**
 * The value of a property of this type that a heap or subnode holds ([MS-PST] §2.3.3.2 to §2.3.3.5). `what` names the property
 * when blocks inside a long value are damaged: they are then filled with zeros, so that all other bytes stay in their place.
 * Throws DamagedBytes when nothing of it can be read.
 */
export function readValue(source: ValueSource, type: number, reference: number, what: string): PropertyValue {
  if (type === PtypObject) return readObject(source, reference, what)
  const bytes = readReference(source, reference, what)
  const { data } = source.heap
  if (isMultiple(type)) return splitValues(inMemory(bytes, data), type, source)
  const width = widthOf(type)
  if (width === null) return bytes
  const fixed = inMemory(bytes, data)
  if (fixed.length < width) throw malformed(data, `${fixed.length} bytes of type ${hex(type)}`)
  return fixed.subarray(0, width)
}

/**
 * The subnode that a value of type PtypObject names ([MS-PST] §2.3.3.5); null when it names none. Throws DamagedBytes, also when
 * the subnode is not there.
 */
export function subnodeOfObject({ heap, node }: ValueSource, reference: number): number | null {
  if (!isHeapId(reference)) return reference
  const object = heap.read(reference)
  if (object.length < 4) return null
  const nid = object.readUInt32LE(0)
  if (nid === 0) return null
  if (node.subnodes.find(nid) === null) throw malformed(heap.data, `no subnode ${hex(nid)}`)
  return nid
}

function readObject(source: ValueSource, reference: number, what: string): PropertyValue {
  const nid = subnodeOfObject(source, reference)
  if (nid === null) return source.heap.read(reference)
  return readSubnode(source, nid, what)
}

function readReference(source: ValueSource, reference: number, what: string): Buffer | LargeValue {
  return isHeapId(reference) ? source.heap.readValue(reference) : readSubnode(source, reference, what)
}

function readSubnode(
  { node, heap, report, allowance, takesRemains = false }: ValueSource,
  nid: number,
  what: string,
): Buffer | LargeValue {
  if (allowance.claimed.has(nid)) throw malformed(heap.data, `subnode ${hex(nid)} is of another value`)
  allowance.claimed.add(nid)
  const entry = node.subnodes.find(nid)
  if (entry === null) throw malformed(heap.data, `no subnode ${hex(nid)}`)
  const data = node.database.openData(entry.data)
  const tree = takesRemains ? withRemains(data, what, report) : data
  const value = readTree(tree, what, report, Math.min(LARGE_VALUE, allowance.room))
  if (Buffer.isBuffer(value)) allowance.room -= value.length
  return value
}

/** The bytes of a whole tree; in pieces where they are more than `most`. Throws DamagedBytes when its only block is damaged. */
export function readTree(
  tree: DataTree,
  what: string,
  report: Report,
  most = LARGE_VALUE,
): Buffer | LargeValue {
  if (tree.size > most) return { size: tree.size, pieces: () => piecesOf(tree, what, report) }
  if (tree.blocks === 0) return Buffer.alloc(0)
  if (tree.blocks === 1) return tree.readBlock(0)
  return Buffer.concat([...piecesOf(tree, what, report)])
}

/** The blocks of a tree; zeros for what is damaged, which is reported. One of which nothing is known counts no bytes. */
function* piecesOf(tree: DataTree, what: string, report: Report): Generator<Buffer> {
  for (let place = 0; place < tree.blocks; place++) {
    const block = attempt(what, report, () => tree.readBlock(place))
    yield block ?? Buffer.alloc(tree.sizeOf(place))
  }
}

/** The same tree for who keeps a value and finds no way by it: of a block whose checksum is wrong, which is reported, its bytes. */
export function withRemains(tree: DataTree, what: string, report: Report): DataTree {
  return {
    ...tree,
    readBlock(place) {
      try {
        return tree.readBlock(place)
      } catch (error) {
        if (!(error instanceof DamagedBytes) || error.remains === null) throw error
        const { damage, remains } = error
        report(what, { ...damage, detail: `${damage.detail}; its bytes are kept as they are` })
        return remains
      }
    },
  }
}

function inMemory(bytes: Buffer | LargeValue, data: DataTree): Buffer {
  if (Buffer.isBuffer(bytes)) return bytes
  if (bytes.size > MAX_MULTIPLE) throw malformed(data, `${bytes.size} bytes of several values`)
  return Buffer.concat([...bytes.pieces()])
}

/** Several values: of fixed width one after the other, others behind a table of their places ([MS-PST] §2.3.3.4). */
function splitValues(bytes: Buffer, type: number, { heap: { data }, allowance }: ValueSource): Buffer[] {
  const take = (count: number): void => {
    if (count > allowance.several) throw malformed(data, `${count} values of one property`)
    allowance.several -= count
  }
  const width = widthOf(type)
  if (width !== null && width > 0) {
    const count = Math.floor(bytes.length / width)
    take(count)
    return Array.from({ length: count }, (_, place) => bytes.subarray(place * width, (place + 1) * width))
  }
  if (bytes.length === 0) return []
  const count = bytes.length < 4 ? -1 : bytes.readUInt32LE(0)
  if (count < 0 || 4 + count * 4 > bytes.length)
    throw malformed(data, `${count} values in ${bytes.length} bytes`)
  take(count)
  const startOf = (place: number): number =>
    place === count ? bytes.length : bytes.readUInt32LE(4 + place * 4)
  return Array.from({ length: count }, (_, place) => {
    const start = startOf(place)
    const end = startOf(place + 1)
    if (start > end || end > bytes.length)
      throw malformed(data, `value ${place + 1} of ${count} lies outside`)
    return bytes.subarray(start, end)
  })
}
