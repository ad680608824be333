import type { Property, PropertyName, PropertyValue } from '../../mapi/item.ts'
import { isMultiple, PtypErrorCode, PtypObject, widthOf } from '../../mapi/types.ts'
import { type Heap, hex, openHeap, PROPERTY_CONTEXT } from './heap.ts'
import { recordsOf } from './heap-tree.ts'
import { attempt, malformed, type OpenNode, type Report } from './node.ts'
import { CORRUPT_DATA, newAllowance, readValue, subnodeOfObject, type ValueSource } from './value.ts'

/** A property as a property context has it: its number is the store's own where it is 0x8000 or more. */
export type StoredProperty = Property & { readonly name: null }

/** What each number of 0x8000 and more means in one file. */
export type PropertyNames = ReadonlyMap<number, PropertyName>

/** Properties of a node ([MS-PST] §2.3.3), read when they are asked for. */
export type PropertyContext = {
  readonly count: number
  /** In the order of their numbers. Of a damaged value, which is reported, stands what is left, or an error (PtypErrorCode). */
  all(except?: number): Iterable<StoredProperty>
  /** The value of one property, of whatever type; null when there is none. Of a damaged one, which is reported, an error stands. */
  find(id: number): StoredProperty | null
  /** The subnode that a property of type PtypObject names; null when there is none or its name cannot be read. */
  objectNode(id: number): number | null
}

/** Throws DamagedBytes when the node's data begins no property context. */
export function openProperties(node: OpenNode, report: Report): PropertyContext {
  const heap = openHeap(node.data, node.database.kind)
  if (heap.client !== PROPERTY_CONTEXT) throw malformed(node.data, 'no properties where they must be')
  const entries = entriesOf(heap, report)
  const open = (): ValueSource => ({ heap, node, report, allowance: newAllowance() })
  return {
    count: entries.length,
    *all(except) {
      const source = { ...open(), takesRemains: true }
      for (const entry of entries) if (entry.id !== except) yield readEntry(source, entry)
    },
    find(id) {
      const entry = entries.find((each) => each.id === id)
      return entry === undefined ? null : readEntry(open(), entry)
    },
    objectNode(id) {
      const entry = entries.find((each) => each.id === id && each.type === PtypObject)
      if (entry === undefined) return null
      return attempt(nameOf(id), report, () => subnodeOfObject(open(), referenceIn(entry)))
    },
  }
}

/** `data` of the record: the type, and then the value or a reference to it. */
type Entry = { readonly id: number; readonly type: number; readonly data: Buffer }

const TYPE_SIZE = 2

function referenceIn({ data }: Entry): number {
  return data.readUInt32LE(TYPE_SIZE)
}

function entriesOf(heap: Heap, report: Report): Entry[] {
  const expected = { keySize: 2, dataSize: 6, what: 'properties' } as const
  const entries: Entry[] = []
  for (const { key, data } of recordsOf(heap, heap.root, expected, report))
    entries.push({ id: key, type: data.readUInt16LE(0), data })
  return entries
}

function readEntry(source: ValueSource, entry: Entry): StoredProperty {
  const { id, type, data } = entry
  const width = isMultiple(type) ? null : widthOf(type)
  // [MS-PST] §2.3.3.3: what fits into four bytes stands in the record itself.
  if (width !== null && width <= 4)
    return { id, type, name: null, value: data.subarray(TYPE_SIZE, TYPE_SIZE + width) }
  const what = nameOf(id)
  const read = attempt(what, source.report, () => readValue(source, type, referenceIn(entry), what))
  return storedProperty(id, type, read)
}

/** A property with the value that was read; when none could be (null), with an error in its place. */
export function storedProperty(id: number, type: number, read: PropertyValue | null): StoredProperty {
  if (read === null) return { id, type: PtypErrorCode, name: null, value: CORRUPT_DATA }
  return { id, type, name: null, value: read }
}

function nameOf(id: number): string {
  return `property ${hex(id)}`
}
