export const SECTOR = 512
/** Ends a chain; no sector, no entry of the directory; sectors of the allocation table; those that list them ([MS-CFB] §2.1). */
export const END = 0xfffffffe
export const NONE = 0xffffffff
const OF_TABLE = 0xfffffffd
const OF_LIST = 0xfffffffc

const PER_SECTOR = SECTOR / 4
/** Sectors of the allocation table that the header names itself. */
const IN_HEADER = 109

/** Sectors in chains, each followed by the one after it: for each, the number of the next. */
export class Chains {
  readonly next: number[] = []

  /** Adds a chain of so many sectors; says which is its first, END of none. */
  add(count: number): number {
    const first = this.next.length
    for (let place = 1; place < count; place++) this.next.push(first + place)
    if (count > 0) this.next.push(END)
    return count > 0 ? first : END
  }
}

/** Where what a header names begins, and how many sectors the table of small ones has. */
export type Beginnings = {
  readonly directory: number
  readonly smallTable: number
  readonly smallTableSectors: number
  /** Streams below this size are in small sectors. */
  readonly cutoff: number
}

/**
 * A compound file of version 3 out of its large sectors: header, sectors, allocation table and the list of its sectors behind
 * those that the header names ([MS-CFB] §2.2 to §2.5).
 */
export function layCompound(data: readonly Buffer[], chains: Chains, beginnings: Beginnings): Buffer {
  const count = chains.next.length
  let tables = 0
  let lists = 0
  while (tables * PER_SECTOR < count + tables + lists) {
    tables++
    lists = Math.ceil(Math.max(0, tables - IN_HEADER) / (PER_SECTOR - 1))
  }
  const firstTable = count
  const firstList = count + tables
  const table = numbers(
    [...chains.next, ...Array(tables).fill(OF_TABLE), ...Array(lists).fill(OF_LIST)],
    tables,
  )
  const header = headerOf(beginnings)
  header.writeUInt32LE(tables, 44)
  header.writeUInt32LE(lists > 0 ? firstList : END, 68)
  header.writeUInt32LE(lists, 72)
  for (let place = 0; place < IN_HEADER; place++)
    header.writeUInt32LE(place < tables ? firstTable + place : NONE, 76 + place * 4)
  const list = numbers([], lists)
  for (let place = IN_HEADER; place < tables; place++) {
    const after = place - IN_HEADER
    list.writeUInt32LE(firstTable + place, (after + Math.floor(after / (PER_SECTOR - 1))) * 4)
  }
  for (let place = 0; place < lists; place++)
    list.writeUInt32LE(place + 1 < lists ? firstList + place + 1 : END, (place + 1) * SECTOR - 4)
  return Buffer.concat([header, ...data, table, list])
}

function headerOf({ directory, smallTable, smallTableSectors, cutoff }: Beginnings): Buffer {
  const header = Buffer.alloc(SECTOR)
  // Signature; version 3.62; little-endian; sectors of 2^9 and 2^6 bytes.
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  Buffer.from('3e000300feff09000600', 'hex').copy(header, 24)
  header.writeUInt32LE(directory, 48)
  header.writeUInt32LE(cutoff, 56)
  header.writeUInt32LE(smallTable, 60)
  header.writeUInt32LE(smallTableSectors, 64)
  return header
}

/** Numbers of sectors, filling so many sectors; NONE in what is left over. */
export function numbers(values: readonly number[], sectors: number): Buffer {
  const bytes = Buffer.alloc(sectors * SECTOR, 0xff)
  for (const [place, value] of values.entries()) bytes.writeUInt32LE(value, place * 4)
  return bytes
}

/** The bytes, filled up with zeros to whole sectors of this width. */
export function filledUp(bytes: Buffer, width: number): Buffer {
  const over = bytes.length % width
  return over === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(width - over)])
}
