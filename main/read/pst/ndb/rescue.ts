import type { Chunks } from './chunks.ts'
import type { DamageLog } from './damage-log.ts'
import type { Layout } from './layout.ts'
import { newestSpans, type Span } from './newest-spans.ts'
import { BLOCK_TREE, keyAt, NODE_TREE, readTreePage, type TreeType, treePageIn } from './page.ts'
import type { Leaf } from './tree.ts'

/** Leaf pages of one tree that are remembered: 64 MiB of numbers. No sound file has as many. */
const MOST_PAGES = 2_000_000
/** Pages lie at multiples of this, those of 4096 bytes too. */
const STEP = 512
const PIECE = 1024 * 1024

/** Leaf pages that are in the file although no page above leads to them. */
export type Rescue = {
  /**
   * Leaf pages with keys low ≤ key < high, each with the keys of these it speaks for, in order. Where two have the same keys
   * the newer one speaks: a page is written anew at every change, and its old place is free until something needs it.
   * The first call sweeps the file.
   */
  leaves(type: TreeType, low: number, high: number): Generator<Leaf>
}

type Found = Record<TreeType, Span[]>

export function openRescue(file: Chunks, layout: Layout, log: DamageLog): Rescue {
  let found: Found | null = null
  return {
    *leaves(type, low, high) {
      found ??= sweep(file, layout, log)
      for (const span of newestSpans(found[type], low, high)) {
        const page = readTreePage(file, layout, span.start, type)
        if (typeof page !== 'string') yield { page, low: span.low, high: span.high, rescued: true }
      }
    },
  }
}

/** Every leaf page of the file whose trailer is right, by tree. */
function sweep(file: Chunks, layout: Layout, log: DamageLog): Found {
  const found: Found = { [BLOCK_TREE]: [], [NODE_TREE]: [] }
  for (let base = 0; base < file.size; base += PIECE) {
    // Pages that begin in this piece may end in the next.
    const bytes = file.read(base, PIECE + layout.pageSize - STEP)
    for (let at = 0; at < PIECE && at + layout.pageSize <= bytes.length; at += STEP) {
      const type = bytes[at + layout.trailer]
      if (type !== BLOCK_TREE && type !== NODE_TREE) continue
      const page = treePageIn(bytes.subarray(at, at + layout.pageSize), layout, base + at, type)
      if (typeof page === 'string' || page.level !== 0 || page.entries === 0) continue
      if (found[type].length === MOST_PAGES) {
        log.note({ start: base + at, length: file.size - base - at, detail: 'too many pages of the index' })
        return found
      }
      const low = keyAt(page, 0, layout)
      const high = keyAt(page, page.entries - 1, layout) + 1
      if (low < high) found[type].push({ start: page.start, age: page.id, low, high })
    }
  }
  return found
}
