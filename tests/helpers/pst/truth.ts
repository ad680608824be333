import type { BlockList } from './blocks.ts'
import type { Layout } from './layout.ts'
import type { ItemPlan } from './plan.ts'
import type { Nodes } from './store.ts'
import type { TreePages } from './tree-pages.ts'

/** Bytes of the file: [start, start + length). */
export type Range = { readonly start: number; readonly length: number }

/** An item as it was written. */
export type ItemTruth = {
  readonly nid: number
  /** The folder it is in, or of an orphan was in: names from the outermost down. */
  readonly folder: readonly string[]
  readonly itemClass: string
  readonly foundAs: '' | 'associated' | 'recovered' | 'deleted'
  /** Properties, recipients and attachments with the identifiers of this file; values are those of the plan. */
  readonly item: ItemPlan
}

export type FolderTruth = {
  readonly nid: number
  /** Names below the top of the mailbox; below the root where it lies outside that. Empty of these two. */
  readonly path: readonly string[]
  readonly kind: 'folder' | 'search'
  readonly containerClass: string
  /** What the folder says it holds; null where it says nothing. */
  readonly declared: number
  readonly declaredAssociated: number | null
  /** What it lists. */
  readonly items: number
  readonly associated: number
}

/** A deleted item, or an earlier state of an item: the bytes that it still consists of. */
export type LeftTruth = ItemTruth & { readonly blocks: readonly Range[] }

export type PstTruth = {
  /** Bytes of the file. */
  readonly size: number
  /** In the order they were written. Empty when a visitor was given them instead. */
  readonly items: readonly ItemTruth[]
  /** In the order they were written. */
  readonly left: readonly LeftTruth[]
  readonly folders: readonly FolderTruth[]
  /** Nodes in all, and by the five bits of their type. */
  readonly nodes: number
  readonly nodesByType: ReadonlyMap<number, number>
  /** Levels of the trees of nodes and of blocks. */
  readonly levels: { readonly nodes: number; readonly blocks: number }
  /**
   * The bytes that reading a node depends on, in the order of the file: the header, the pages that lead to the node and to its blocks,
   * and those blocks. Of an item only the content: that its folder lists it depends on the nodes of the folder, and the names of
   * its properties on node 0x61.
   */
  dependsOn(nid: number): Range[]
}

/** What a finished file knows of its places. */
export type Places = {
  readonly layout: Layout
  readonly header: number
  readonly nodes: Nodes
  readonly list: BlockList
  readonly nodePages: TreePages
  readonly blockPages: TreePages
  /** Nodes by identifier: their place among `nodes`. */
  readonly order: Uint32Array
}

export function dependsOn(places: Places, nid: number): Range[] {
  const at = lowest(places.order.length, (place) => places.nodes.nids.at(places.order[place] ?? 0) >= nid)
  const node = places.order[at]
  if (node === undefined || places.nodes.nids.at(node) !== nid)
    throw new Error(`no node 0x${nid.toString(16)}`)
  const { list, layout } = places
  const first = lowest(list.bids.length, (place) => list.bids.at(place) >= places.nodes.from.at(node))
  const end = lowest(list.bids.length, (place) => list.bids.at(place) >= places.nodes.to.at(node))
  const ranges = [
    { start: 0, length: places.header },
    ...pagesTo(places, places.nodePages, at, at + 1),
    ...pagesTo(places, places.blockPages, first, end),
  ]
  for (let place = first; place < end; place++) ranges.push(rangeOf(layout, list, place))
  return ranges.sort((a, b) => a.start - b.start)
}

/** The bytes of the blocks of a list whose identifiers are at least `from` and below `to`, in the order they were written. */
export function rangesOf(layout: Layout, list: BlockList, from: number, to: number): Range[] {
  const first = lowest(list.bids.length, (place) => list.bids.at(place) >= from)
  const end = lowest(list.bids.length, (place) => list.bids.at(place) >= to)
  return Array.from({ length: end - first }, (_, place) => rangeOf(layout, list, first + place))
}

function rangeOf(layout: Layout, list: BlockList, place: number): Range {
  const length = Math.ceil((list.sizes.at(place) + layout.blockTrailer) / layout.unit) * layout.unit
  return { start: list.places.at(place), length }
}

/** The pages on the ways to the entries [from, to). */
function pagesTo(places: Places, pages: TreePages, from: number, to: number): Range[] {
  return pages.flatMap((level) =>
    level
      .filter((page) => page.from < to && from < page.to)
      .map(({ place }) => ({ start: place, length: places.layout.pageSize })),
  )
}

/** The first place in [0, length) at which a condition holds that holds at all after it; `length` when at none. */
function lowest(length: number, holds: (place: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
