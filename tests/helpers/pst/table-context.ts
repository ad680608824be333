import type { LargeValue, Property } from '../../../main/read/mapi/item.ts'
import { addHeapTree, type HeapRecord, number32 } from './b-tree-on-heap.ts'
import type { Blocks } from './blocks.ts'
import { HEAP_VALUE, openHeap } from './heap.ts'
import type { Layout } from './layout.ts'
import { type NumberList, numberList } from './number-list.ts'
import type { NodeBlocks } from './property-context.ts'
import { openRowMatrix } from './row-matrix.ts'
import { fixedSizes, isSeveral, joined, openValueRoom, sizeOf } from './values.ts'

/** A column: the identifier and the type of the property in it. */
export type Column = { readonly id: number; readonly type: number }

/** A table in the making ([MS-PST] §2.3.4). Holds its rows until it ends. */
export type Table = {
  /** Rows are known by their identifier (PidTagLtpRowId), often that of a node. Values that no column fits are left out. */
  add(rowId: number, values: readonly Property[]): void
  readonly rows: number
  end(): NodeBlocks
}

type PlacedColumn = Column & { readonly at: number; readonly size: number; readonly bit: number }

export function openTable(layout: Layout, blocks: Blocks, columns: readonly Column[]): Table {
  const heap = openHeap(layout)
  const room = openValueRoom(heap, blocks)
  const shape = shapeOf(columns)
  const byTag = new Map(shape.columns.map((column) => [tagOf(column), column]))
  const ids = numberList()
  const matrix = openRowMatrix(shape.size, layout.blockData)
  // Written at the end, so that all blocks of a table follow each other.
  const tooLarge: { readonly row: number; readonly at: number; readonly value: Buffer | LargeValue }[] = []

  function fill(row: Buffer, property: Property): void {
    const column = byTag.get(tagOf(property))
    if (column === undefined) return
    const bit = shape.bits + (column.bit >>> 3)
    row[bit] = (row[bit] ?? 0) | (0x80 >>> (column.bit & 7))
    const { type, value } = property
    const whole = isSeveral(value) ? joined(type, value) : value
    if (Buffer.isBuffer(whole) && isInline(type)) whole.copy(row, column.at, 0, column.size)
    else if (sizeOf(whole) > HEAP_VALUE) tooLarge.push({ row: ids.length, at: column.at, value: whole })
    else row.writeUInt32LE(room.place(whole), column.at)
  }

  function end(): NodeBlocks {
    for (const { row, at, value } of tooLarge) matrix.set(row, at, room.placeApart(value))
    const wide = layout.wide ? 4 : 2
    const index = addHeapTree(heap, rowIndex(ids, wide), {
      keySize: 4,
      valueSize: wide,
      fanOut: layout.heapFanOut,
    })
    const root = heap.add(tableHeader(shape, index, placeRows(matrix.end())))
    const data = blocks.writeDataBlocks(heap.end(0x7c, root))
    return { data, subnodes: blocks.writeSubnodes(room.subnodes) }
  }

  function placeRows(rows: readonly Buffer[]): number {
    const only = rows.length === 1 ? rows[0] : undefined
    if (only !== undefined && only.length <= HEAP_VALUE) return heap.add(only)
    const nid = (0x400 + room.subnodes.length) * 32 + 0x1f
    room.subnodes.push({ nid, data: blocks.writeDataBlocks(rows), subnodes: 0 })
    return nid
  }

  return {
    add(rowId, values) {
      const row = Buffer.alloc(shape.size)
      fill(row, rowNumber(0x67f2, rowId))
      fill(row, rowNumber(0x67f3, ids.length + 1))
      for (const property of values) fill(row, property)
      matrix.add(row)
      ids.push(rowId)
    },
    get rows() {
      return ids.length
    },
    end,
  }
}

/** The places of rows by their identifiers (§2.3.4.3). */
function rowIndex(ids: NumberList, size: number): HeapRecord[] {
  return Array.from({ length: ids.length }, (_, place) => ({
    key: ids.at(place),
    value: number32(place).subarray(0, size),
  })).sort((a, b) => a.key - b.key)
}

type Shape = {
  readonly columns: readonly PlacedColumn[]
  /** Ends of the columns of 4 and 8 bytes, of 2, of 1, and of the bits that say which cells are there. */
  readonly ends: readonly number[]
  readonly bits: number
  readonly size: number
}

/** Places the columns in a row: the widest first, the row's own identifier and version before all (§2.3.4.1, §2.3.4.4). */
function shapeOf(columns: readonly Column[]): Shape {
  const all = [{ id: 0x67f2, type: 0x0003 }, { id: 0x67f3, type: 0x0003 }, ...columns]
  const placed: PlacedColumn[] = []
  const ends: number[] = []
  let at = 0
  for (const sizes of [[4, 8], [2], [1]]) {
    for (const column of all.filter(({ type }) => sizes.includes(cellSize(type)))) {
      const size = cellSize(column.type)
      placed.push({ ...column, at, size, bit: placed.length })
      at += size
    }
    ends.push(at)
  }
  const size = at + Math.ceil(placed.length / 8)
  if (placed.length > 0xff) throw new RangeError(`${placed.length} columns do not fit a table`)
  const sorted = placed.sort((a, b) => tagOf(a) - tagOf(b))
  return { columns: sorted, ends: [...ends, size], bits: at, size }
}

/** TCINFO with its columns (§2.3.4.1). */
function tableHeader(shape: Shape, index: number, matrix: number): Buffer {
  const bytes = Buffer.alloc(22 + 8 * shape.columns.length)
  bytes.writeUInt8(0x7c, 0)
  bytes.writeUInt8(shape.columns.length, 1)
  for (const [place, end] of shape.ends.entries()) bytes.writeUInt16LE(end, 2 + 2 * place)
  bytes.writeUInt32LE(index, 10)
  bytes.writeUInt32LE(matrix, 14)
  let at = 22
  for (const column of shape.columns) {
    bytes.writeUInt32LE(tagOf(column), at)
    bytes.writeUInt16LE(column.at, at + 4)
    bytes.writeUInt8(column.size, at + 6)
    bytes.writeUInt8(column.bit, at + 7)
    at += 8
  }
  return bytes
}

/** Bytes of a cell: the value when it is small and of a fixed size, else where it lies (§2.3.4.4.2). */
function cellSize(type: number): number {
  return isInline(type) ? (fixedSizes[type] ?? 4) : 4
}

function isInline(type: number): boolean {
  const size = fixedSizes[type]
  return size !== undefined && size <= 8
}

function tagOf({ id, type }: Column): number {
  return id * 0x10000 + type
}

function rowNumber(id: number, value: number): Property {
  return { id, type: 0x0003, name: null, value: number32(value) }
}
