import { type BlockPlace, known } from './blocks.ts'
import { checksumOf, signatureOf } from './checksum.ts'
import { type Layout, numberAt, spaceOf } from './layout.ts'
import { openRows } from './rows.ts'

/** Blocks of before that are remembered, 24 bytes each. */
const MOST = 4_000_000
const SIZES = 0x10000

/** Blocks that lie where the index of blocks has none. */
export type LeftBlocks = {
  /**
   * Looks whether a block that lies in these bytes wholly ends at `end` and proves itself, and remembers it. `base` is the place of
   * the bytes in the file. False when it is one too many.
   */
  look(bytes: Buffer, end: number, base: number): boolean
  /** To be called once, before the first `find`. */
  settle(): void
  find(id: number): BlockPlace | null
}

/**
 * A block says in its trailer its size, its name, the checksum of its data, and a signature made of its name and its place ([MS-PST]
 * §2.2.2.8.1): when these are right, it is the one that was written here, and no part of it has been used for something else.
 */
export function openLeftBlocks(layout: Layout): LeftBlocks {
  const rows = openRows({ order: [1, 1, 1], key: 1, most: MOST })
  const mostStored = (layout.pageSize === 4096 ? 0x10000 : 0x2000) - layout.blockTrailer
  return {
    look(bytes, end, base) {
      const trailer = end - layout.blockTrailer
      if (trailer < 0) return true
      const stored = bytes.readUInt16LE(trailer)
      if (stored === 0 || stored > mostStored) return true
      const start = end - spaceOf(stored, layout)
      const id = numberAt(bytes, trailer + layout.blockId, layout.wide)
      if (start < 0 || bytes.readUInt16LE(trailer + 2) !== signatureOf(base + start, id)) return true
      const sum = bytes.readUInt32LE(trailer + layout.blockChecksum)
      if (sum !== checksumOf(bytes.subarray(start, start + stored))) return true
      // Of files with large pages the trailer has the inflated size too, which is said of no other.
      const size = (layout.pageSize === 4096 && bytes.readUInt16LE(trailer + 18)) || stored
      return rows.push([known(id), base + start, stored * SIZES + size])
    },
    settle: rows.settle,
    find(id) {
      const row = rows.lowest(known(id))
      if (row === rows.count || rows.at(row, 0) !== known(id)) return null
      const sizes = rows.at(row, 2)
      return {
        id: known(id),
        start: rows.at(row, 1),
        stored: Math.floor(sizes / SIZES),
        size: sizes % SIZES,
      }
    },
  }
}
