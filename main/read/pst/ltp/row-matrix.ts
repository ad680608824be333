import type { DataTree, StoreKind } from '../ndb/node-database.ts'
import { hex, isHeapId } from './heap.ts'
import { malformed } from './node.ts'
import type { TableLayout } from './table-layout.ts'
import type { ValueSource } from './value.ts'

/** The rows of a table by their place ([MS-PST] §2.3.4.4). */
export type RowMatrix = {
  /** Places there are at most: rows, and what is left of rows taken out. */
  readonly places: number
  /** Throws DamagedBytes. */
  read(place: number): Buffer
}

/** Finds the rows, in the heap or in a subnode. Throws DamagedBytes when there are none to find. */
export function openMatrix({ heap, node }: ValueSource, { rows, rowSize }: TableLayout): RowMatrix {
  if (isHeapId(rows)) {
    const all = heap.read(rows)
    return {
      places: Math.floor(all.length / rowSize),
      read: (place) => rowOf(heap.data, all, place, rowSize),
    }
  }
  const entry = node.subnodes.find(rows)
  if (entry === null) throw malformed(heap.data, `no rows in subnode ${hex(rows)}`)
  const data = node.database.openData(entry.data)
  // A block holds whole rows, and every block but the last is full: what is left over at its end belongs to no row.
  const full = data.blocks === 1 ? data.size : fullBlock(node.database.kind)
  const perBlock = Math.max(1, Math.floor(full / rowSize))
  return {
    places: perBlock * data.blocks,
    read(place) {
      const block = Math.floor(place / perBlock)
      if (block >= data.blocks) throw malformed(data, `no row at ${place}`)
      return rowOf(data, data.readBlock(block), place % perBlock, rowSize)
    },
  }
}

function rowOf(data: DataTree, rows: Buffer, place: number, rowSize: number): Buffer {
  const start = place * rowSize
  if (start + rowSize > rows.length) throw malformed(data, `no row at ${place}`)
  return rows.subarray(start, start + rowSize)
}

/** Bytes of data in a full block ([MS-PST] §2.2.2.8.3.1); those of files with pages of 4 KiB are eight times as large. */
function fullBlock({ width, pageSize }: StoreKind): number {
  if (pageSize === 4096) return 65536 - 24
  return 8192 - (width === 'ansi' ? 12 : 16)
}
