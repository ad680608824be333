import type { Property } from '../../../main/read/mapi/item.ts'
import { addHeapTree, type HeapRecord, number32 } from './b-tree-on-heap.ts'
import type { Blocks, Subnode } from './blocks.ts'
import { openHeap } from './heap.ts'
import type { Layout } from './layout.ts'
import { fixedSizes, isSeveral, joined, OBJECT, openValueRoom, sizeOf, type ValueRoom } from './values.ts'

/** A node or subnode as written: its data and its subnodes by their blocks. */
export type NodeBlocks = { readonly data: number; readonly subnodes: number }

/** What hangs under a node besides its values, and the subnode that PidTagAttachDataObject is, if it is one. */
export type Beneath = {
  readonly subnodes?: readonly Subnode[]
  readonly object?: { readonly nid: number; readonly size: number }
}

/** Writes properties as a property context ([MS-PST] §2.3.3). Identifiers are the file's own by now, in any order. */
export function writeProperties(
  layout: Layout,
  blocks: Blocks,
  properties: readonly Property[],
  beneath: Beneath = {},
): NodeBlocks {
  const heap = openHeap(layout)
  const room = openValueRoom(heap, blocks)
  const records = properties.map(
    (property): HeapRecord => ({ key: property.id, value: record(room, property) }),
  )
  if (beneath.object !== undefined) {
    const { nid, size } = beneath.object
    const hid = heap.add(Buffer.concat([number32(nid), number32(size)]))
    records.push({ key: 0x3701, value: recordOf(OBJECT, number32(hid)) })
  }
  records.sort((a, b) => a.key - b.key)
  const twice = records.find(({ key }, place) => key === records[place + 1]?.key)
  if (twice !== undefined) throw new Error(`the plan has property 0x${twice.key.toString(16)} twice`)
  const root = addHeapTree(heap, records, { keySize: 2, valueSize: 6, fanOut: layout.heapFanOut })
  return {
    data: blocks.writeDataBlocks(heap.end(0xbc, root)),
    subnodes: blocks.writeSubnodes([...room.subnodes, ...(beneath.subnodes ?? [])]),
  }
}

/** Type, and the value itself where it is small and of a fixed size, else where it lies (§2.3.3.3). */
function record(room: ValueRoom, { type, value }: Property): Buffer {
  const size = fixedSizes[type]
  if (type === 0x0001) return recordOf(type, number32(0))
  if (size !== undefined && size <= 4 && Buffer.isBuffer(value)) return recordOf(type, value)
  if (isSeveral(value)) return recordOf(type, number32(room.place(joined(type, value))))
  if (type !== OBJECT) return recordOf(type, number32(room.place(value)))
  const object = Buffer.concat([number32(room.placeApart(value)), number32(sizeOf(value))])
  return recordOf(type, number32(room.heap.add(object)))
}

function recordOf(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(6)
  bytes.writeUInt16LE(type)
  value.copy(bytes, 2)
  return bytes
}
