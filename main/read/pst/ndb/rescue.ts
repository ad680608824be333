import type { Chunks } from './chunks.ts'
import type { DamageLog } from './damage-log.ts'
import type { Layout } from './layout.ts'
import { newestSpans, type Span } from './newest-spans.ts'
import { BLOCK_TREE, keyAt, NODE_TREE, readTreePage, type TreeType, treePageIn } from './page.ts'
import type { Leaf } from './tree.ts'

/** Leaf pages of one tree that are remembered, some 100 bytes each: enough for seven million items. */
const MOST_PAGES = 500_000
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

type Found = Readonly<Record<TreeType, readonly Span[]>>

export function openRescue(file: Chunks, layout: Layout, log: DamageLog): Rescue {
  let found: Found | null = null
  return {
    *leaves(type, low, high) {
      found ??= sweep(file, layout, log)
      const spans = found[type]
      for (let place = firstEndingAfter(spans, low); place < spans.length; place++) {
        const span = spans[place]
        if (span === undefined || span.low >= high) return
        const page = readTreePage(file, layout, span.start, type)
        if (typeof page === 'string') continue
        yield { page, low: Math.max(low, span.low), high: Math.min(high, span.high), rescued: true }
      }
    },
  }
}

/** The place of the first span whose keys reach beyond `key`; the spans are in order and do not overlap. */
function firstEndingAfter(spans: readonly Span[], key: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.high ?? 0) > key) high = middle
    else low = middle + 1
  }
  return low
}

/** Every leaf page of the file whose trailer is right, by tree, cut so that each key belongs to one. */
function sweep(file: Chunks, layout: Layout, log: DamageLog): Found {
  const found: Record<TreeType, Span[]> = { [BLOCK_TREE]: [], [NODE_TREE]: [] }
  for (let base = 0; base < file.size; base += PIECE) {
    // Pages that begin in this piece may end in the next.
    const bytes = file.read(base, PIECE + layout.pageSize - STEP)
    for (let at = 0; at < PIECE && at + layout.pageSize <= bytes.length; at += STEP) {
      const type = bytes[at + layout.trailer]
      if (type !== BLOCK_TREE && type !== NODE_TREE) continue
      const span = spanOf(bytes.subarray(at, at + layout.pageSize), layout, base + at, type)
      if (span === null) continue
      if (found[type].length < MOST_PAGES) found[type].push(span)
      else log.note({ start: 0, length: file.size, detail: 'more pages of the index than are looked for' })
    }
  }
  return { [BLOCK_TREE]: newestSpans(found[BLOCK_TREE]), [NODE_TREE]: newestSpans(found[NODE_TREE]) }
}

function spanOf(bytes: Buffer, layout: Layout, start: number, type: TreeType): Span | null {
  const page = treePageIn(bytes, layout, start, type)
  if (typeof page === 'string' || page.level !== 0 || page.entries === 0) return null
  const low = keyAt(page, 0, layout)
  const high = keyAt(page, page.entries - 1, layout) + 1
  return low < high ? { start, age: page.id, low, high } : null
}
