import { type Layout, numberAt, spaceOf } from './layout.ts'
import type { Tree } from './tree.ts'

/** Bytes of the file, start ≤ place < end, both multiples of the unit of blocks (64 or 512 bytes), that no block takes. */
export type FreeRun = { readonly start: number; readonly end: number }

/**
 * What the index of blocks leaves of a file of `size` bytes, in its order, in runs as long as they come; pages are in it. Holds a bit
 * for each unit: 2 MiB for each GiB. The maps that a file has of its own ([MS-PST] §2.2.2.7.2) may say otherwise; they are made anew
 * after a crash, and the index is what reading goes by.
 */
export function* findFreeSpace(blocks: Tree, layout: Layout, size: number): Generator<FreeRun> {
  const { blockUnit } = layout
  const units = Math.floor(size / blockUnit)
  const taken = takenUnits(blocks, layout, units)
  let start = -1
  for (let unit = 0; unit < units; unit++) {
    const eight = taken[unit >>> 3] ?? 0
    // Most of a file is taken: eight units at a time.
    if (start < 0 && eight === 0xff) unit |= 7
    else if ((eight & (1 << (unit & 7))) === 0) start = start < 0 ? unit : start
    else if (start >= 0) {
      yield { start: start * blockUnit, end: unit * blockUnit }
      start = -1
    }
  }
  if (start >= 0) yield { start: start * blockUnit, end: units * blockUnit }
}

function takenUnits(blocks: Tree, layout: Layout, units: number): Uint8Array {
  const { blockUnit, wide } = layout
  const taken = new Uint8Array(Math.ceil(units / 8))
  const width = wide ? 8 : 4
  for (const { bytes, at } of blocks.entries(0)) {
    const first = Math.floor(numberAt(bytes, at + width, wide) / blockUnit)
    const count = spaceOf(bytes.readUInt16LE(at + 2 * width), layout) / blockUnit
    for (let unit = first; unit < Math.min(first + count, units); unit++)
      taken[unit >>> 3] = (taken[unit >>> 3] ?? 0) | (1 << (unit & 7))
  }
  return taken
}
