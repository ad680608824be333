import { isMultiple, widthOf } from '../../mapi/types.ts'
import { hex, openHeap, TABLE_CONTEXT } from './heap.ts'
import { recordsOf } from './heap-tree.ts'
import { attempt, malformed, type OpenNode, type Report } from './node.ts'
import { type StoredProperty, storedProperty } from './property-context.ts'
import { openMatrix, type RowMatrix } from './row-matrix.ts'
import { type Column, readLayout, type TableLayout } from './table-layout.ts'
import { newAllowance, readValue, type ValueSource } from './value.ts'

/** A table ([MS-PST] §2.3.4), read row by row. What is damaged is reported and costs the rows or cells that lie in it. */
export type Table = {
  /** Identifiers of its rows, in no order that means anything. */
  rowIds(): Iterable<number>
  /** In the order in which they stand. */
  rows(): Iterable<TableRow>
}

/** Properties by number; the row's own identifier and version are not among them. */
export type TableRow = { readonly id: number; readonly properties: readonly StoredProperty[] }

/** PidTagLtpRowId and PidTagLtpRowVer: of the table, not of what the row is about. */
const ROW_ID = 0x67f2
const ROW_VERSION = 0x67f3

/** Throws DamagedBytes when the node's data begins no table. `what` names the table in reports. */
export function openTable(node: OpenNode, what: string, report: Report): Table {
  const heap = openHeap(node.data, node.database.kind)
  if (heap.client !== TABLE_CONTEXT) throw malformed(node.data, 'no table where one must be')
  const layout = readLayout(heap)
  const source: ValueSource = { heap, node, report, allowance: newAllowance() }
  return {
    *rowIds() {
      for (const { id } of findRows(source, layout, what)) yield id
    },
    *rows() {
      const claimed = new Set<number>()
      const matrix = attempt(`rows of ${what}`, report, () => openMatrix(source, layout))
      if (matrix === null) return
      let before = -1
      for (const { id, place } of [...findRows(source, layout, what)].sort((a, b) => a.place - b.place)) {
        const row = attempt(`row ${hex(id)} of ${what}`, report, () => {
          if (place === before) throw malformed(node.data, 'lies where another one does')
          return matrix.read(place)
        })
        before = place
        if (row === null) continue
        const ofRow = { ...source, allowance: newAllowance(claimed) }
        yield { id, properties: readCells(ofRow, layout, row, `row ${hex(id)} of ${what}`) }
      }
    },
  }
}

type RowPlace = { readonly id: number; readonly place: number }

/**
 * The rows by the row index ([MS-PST] §2.3.4.3). Where that is damaged also those it no longer names: each row begins with its
 * identifier.
 */
function* findRows(source: ValueSource, layout: TableLayout, what: string): Generator<RowPlace> {
  let isWhole = true
  const damaged: Report = (_, damage) => {
    isWhole = false
    source.report(`index of ${what}`, damage)
  }
  yield* readIndex(source, layout, damaged)
  if (isWhole) return
  const matrix = attempt(`rows of ${what}`, source.report, () => openMatrix(source, layout))
  if (matrix === null) return
  const named = new Set<number>()
  for (const { place } of readIndex(source, layout, () => {})) named.add(place)
  yield* unnamedRows(matrix, named)
}

/** Rows by the index. The place of a row has two bytes in files of 32 bits. */
function* readIndex({ heap, node }: ValueSource, layout: TableLayout, report: Report): Generator<RowPlace> {
  const dataSize = node.database.kind.width === 'ansi' ? 2 : 4
  const records = recordsOf(heap, layout.index, { keySize: 4, dataSize, what: '' }, report)
  for (;;) {
    const next = attempt('', report, () => records.next())
    if (next === null || next.done === true) return
    yield { id: next.value.key, place: next.value.data.readUIntLE(0, dataSize) }
  }
}

function* unnamedRows(matrix: RowMatrix, named: ReadonlySet<number>): Generator<RowPlace> {
  for (let place = 0; place < matrix.places; place++) {
    if (named.has(place)) continue
    // A place that cannot be read is in a damaged block, or after the last row: nothing says which rows are lost.
    const row = attempt(
      '',
      () => {},
      () => matrix.read(place),
    )
    if (row !== null) yield { id: row.readUInt32LE(0), place }
  }
}

function readCells(source: ValueSource, layout: TableLayout, row: Buffer, place: string): StoredProperty[] {
  const cells: StoredProperty[] = []
  for (const column of layout.columns) {
    const { id, type, bit } = column
    if (id === ROW_ID || id === ROW_VERSION) continue
    // [MS-PST] §2.3.4.4.1: the highest bit of the first byte is of the column with bit 0.
    if (((row[layout.bits + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) === 0) continue
    const what = `property ${hex(id)} of ${place}`
    const value = attempt(what, source.report, () => readCell(source, column, row, what))
    cells.push(storedProperty(id, type, value))
  }
  return cells
}

function readCell(source: ValueSource, column: Column, row: Buffer, what: string): StoredProperty['value'] {
  const { type, start, width } = column
  const own = isMultiple(type) ? null : widthOf(type)
  // [MS-PST] §2.3.4.4.2: up to eight bytes stand in the row itself, anything else behind a reference.
  const needed = own !== null && own <= 8 ? own : 4
  if (width < needed) throw malformed(source.heap.data, `cell of ${width} bytes for type ${hex(type)}`)
  if (needed === own) return row.subarray(start, start + own)
  return readValue(source, type, row.readUInt32LE(start), what)
}
