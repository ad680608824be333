import { type Heap, TABLE_CONTEXT } from './heap.ts'
import { malformed } from './node.ts'

/** A column of a table ([MS-PST] §2.3.4.2): where its cell stands in a row, and the bit that says whether the row has it. */
export type Column = {
  readonly id: number
  readonly type: number
  readonly start: number
  readonly width: number
  readonly bit: number
}

/** What a table says of itself ([MS-PST] §2.3.4.1). */
export type TableLayout = {
  /** By property number. */
  readonly columns: readonly Column[]
  /** Where the bits begin that say which cells exist, and the bytes of a row ([MS-PST] §2.3.4.4.1). */
  readonly bits: number
  readonly rowSize: number
  /** References to the row index and to the rows. */
  readonly index: number
  readonly rows: number
}

/** TCINFO without its columns, and one column. */
const INFO_SIZE = 22
const COLUMN_SIZE = 8

/** Throws DamagedBytes when the heap's root is no description of a table, or has a column outside its rows. */
export function readLayout(heap: Heap): TableLayout {
  const info = heap.read(heap.root)
  const count = info[1] ?? 0
  if (info.length < INFO_SIZE + count * COLUMN_SIZE || info[0] !== TABLE_CONTEXT)
    throw malformed(heap.data, 'no columns where they must be')
  const bits = info.readUInt16LE(6)
  const rowSize = info.readUInt16LE(8)
  if (rowSize < 4) throw malformed(heap.data, `rows of ${rowSize} bytes`)
  const columns: Column[] = []
  for (let at = INFO_SIZE; columns.length < count; at += COLUMN_SIZE) {
    const start = info.readUInt16LE(at + 4)
    const width = info.readUInt8(at + 6)
    const bit = info.readUInt8(at + 7)
    if (start + width > bits || bits + (bit >> 3) >= rowSize)
      throw malformed(heap.data, `column ${columns.length} lies outside its row`)
    columns.push({ id: info.readUInt16LE(at + 2), type: info.readUInt16LE(at), start, width, bit })
  }
  columns.sort((a, b) => a.id - b.id)
  return { columns, bits, rowSize, index: info.readUInt32LE(10), rows: info.readUInt32LE(14) }
}
