import { type Layout, numberAt, spaceOf } from './layout.ts'
import type { Tree } from './tree.ts'

/** Which bytes of a file the blocks of its index take. */
export type Occupied = {
  /** Whether the unit of blocks (64 or 512 bytes) that begins here is taken. */
  has(start: number): boolean
  /** Whether all of [start, end) is taken; both are multiples of eight units, or `end` is the end of the file. */
  hasAll(start: number, end: number): boolean
}

/**
 * Goes through the index of blocks, and holds a bit for each unit of the file: 2 MiB for each GiB of it. The maps that a file has of
 * its own ([MS-PST] §2.2.2.7.2) may say otherwise; they are made anew after a crash, and the index is what reading goes by.
 */
export function findOccupied(blocks: Tree, layout: Layout, size: number): Occupied {
  const { blockUnit, wide } = layout
  const bits = new Uint8Array(Math.ceil(size / blockUnit / 8))
  const width = wide ? 8 : 4
  for (const { bytes, at } of blocks.entries(0)) {
    const start = numberAt(bytes, at + width, wide)
    const end = Math.min(size, start + spaceOf(bytes.readUInt16LE(at + 2 * width), layout))
    for (let unit = Math.floor(start / blockUnit); unit * blockUnit < end; unit++)
      bits[unit >>> 3] = (bits[unit >>> 3] ?? 0) | (1 << (unit & 7))
  }
  return {
    has(start) {
      const unit = Math.floor(start / blockUnit)
      return ((bits[unit >>> 3] ?? 0) & (1 << (unit & 7))) !== 0
    },
    hasAll: (start, end) =>
      bits.subarray(start / blockUnit / 8, Math.ceil(end / blockUnit / 8)).every((byte) => byte === 0xff),
  }
}
