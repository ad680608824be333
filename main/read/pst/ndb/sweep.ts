import type { Chunks } from './chunks.ts'
import { type Layout, numberAt } from './layout.ts'
import type { NodeCount } from './node-database.ts'
import { NODE_TREE, readTreePage, type TreePage } from './page.ts'
import type { Rescue } from './rescue.ts'
import { END_OF_NODES, type Reference } from './tree.ts'

/** What nodes are counted in: pages and the rescue, without the tree that `nodes` goes through. */
export type SweepSource = {
  readonly file: Chunks
  readonly layout: Layout
  readonly rescue: Rescue
  readonly root: Reference
}

/** A page to look at, and the identifiers, low ≤ nid < high, that can be in it. */
type Ahead = Reference & { readonly low: number; readonly high: number }

/**
 * Counts nodes by type, the pages of one level after the other: the second count of a file. Holds the inner pages of two levels
 * at a time, by their places. Where a page is damaged it counts what the rescue finds: what there is, not what there was.
 */
export function sweepNodes(source: SweepSource): NodeCount {
  const counts = new Float64Array(32)
  const root: Ahead = { ...source.root, low: 0, high: END_OF_NODES }
  const top = pageAt(source, root)
  if (top === null || top.level === 0) countBelow(source, root, 0, counts)
  let level: readonly Ahead[] = [root]
  for (let left = top?.level ?? 0; left > 0; left--) {
    const next: Ahead[] = []
    for (const ahead of level) {
      const page = pageAt(source, ahead, left)
      if (page === null) countRescued(source, ahead, counts)
      else if (left > 1) next.push(...referencesIn(page, ahead, source.layout))
      else for (const leaf of referencesIn(page, ahead, source.layout)) countBelow(source, leaf, 0, counts)
    }
    level = next
  }
  const found = [...counts.entries()].filter(([, count]) => count > 0)
  return { byType: new Map(found), total: found.reduce((sum, [, count]) => sum + count, 0) }
}

/** Null when it is damaged, or not the page meant. */
function pageAt(source: SweepSource, ahead: Reference, level?: number): TreePage | null {
  const page = readTreePage(source.file, source.layout, ahead.start, NODE_TREE)
  if (typeof page === 'string' || page.id !== ahead.id) return null
  return level === undefined || page.level === level ? page : null
}

function countBelow(source: SweepSource, ahead: Ahead, level: number, counts: Float64Array): void {
  const page = pageAt(source, ahead, level)
  if (page === null) countRescued(source, ahead, counts)
  else countIn(page, ahead.low, ahead.high, counts)
}

function countRescued(source: SweepSource, ahead: Ahead, counts: Float64Array): void {
  for (const { page, low, high } of source.rescue.leaves(NODE_TREE, ahead.low, ahead.high)) {
    countIn(page, low, high, counts)
  }
}

/** Counts the nodes of a leaf page that grow and lie between two identifiers; the low five bits are the type. */
function countIn(page: TreePage, low: number, high: number, counts: Float64Array): void {
  let least = low
  for (let at = 0; at < page.entries * page.stride; at += page.stride) {
    const nid = page.bytes.readUInt32LE(at)
    if (nid < least || nid >= high) continue
    least = nid + 1
    const type = nid & 0x1f
    counts[type] = (counts[type] ?? 0) + 1
  }
}

/** The pages that an inner page refers to, in the order of their first nodes, which must grow. */
function referencesIn(page: TreePage, above: Ahead, { wide }: Layout): Ahead[] {
  const found: (Reference & { low: number })[] = []
  const width = wide ? 8 : 4
  for (let at = 0; at < page.entries * page.stride; at += page.stride) {
    const first = numberAt(page.bytes, at, wide)
    const last = found.at(-1)
    if (first >= above.high || (last !== undefined && first <= last.low)) continue
    found.push({
      id: numberAt(page.bytes, at + width, wide),
      start: numberAt(page.bytes, at + 2 * width, wide),
      low: last === undefined ? above.low : first,
    })
  }
  return found.map((one, place) => ({ ...one, high: found[place + 1]?.low ?? above.high }))
}
