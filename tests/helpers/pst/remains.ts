import { type BlockList, emptyList } from './blocks.ts'
import { writeId } from './layout.ts'
import { blockLeaves } from './leaves.ts'
import type { Space } from './space.ts'
import type { LeftNode, Store } from './store.ts'
import { type Leaves, type PageIds, writeTree } from './tree-pages.ts'

type Entry = Pick<LeftNode, 'nid' | 'data' | 'subnodes' | 'parent'>

/**
 * Writes the trees as they were before items were deleted and changed, in space that is free by the maps: what is left of them
 * until something needs their places. A tree of nodes for each state that an item was in, the oldest first.
 */
export function writeRemains(store: Store, space: Space, ids: PageIds): void {
  if (store.left.length === 0) return
  const { layout, blocks } = store
  const free: Space = {
    ...space,
    take: (bytes, length, alignment) => space.take(bytes, length, alignment, false),
  }
  for (const states of statesOf(store.left)) writeTree(layout, free, ids, leavesOf(store, states))
  writeTree(layout, free, ids, blockLeaves(layout, merged(blocks.list, blocks.left)))
}

/** The first state of every node, the second of those that have one, and so on. */
function statesOf(left: readonly LeftNode[]): Map<number, Entry>[] {
  const states: Map<number, Entry>[] = []
  const known = new Map<number, number>()
  for (const one of left) {
    const place = known.get(one.nid) ?? 0
    known.set(one.nid, place + 1)
    const state = states[place] ?? new Map<number, Entry>()
    states[place] = state.set(one.nid, one)
  }
  return states
}

/** The nodes of today with some as they were. */
function leavesOf({ layout, nodes }: Store, state: ReadonlyMap<number, Entry>): Leaves {
  const today = Array.from({ length: nodes.nids.length }, (_, place) => ({
    nid: nodes.nids.at(place),
    data: nodes.data.at(place),
    subnodes: nodes.subnodes.at(place),
    parent: nodes.parents.at(place),
  }))
  const entries = [...new Map([...today.map((one) => [one.nid, one] as const), ...state]).values()]
  entries.sort((a, b) => a.nid - b.nid)
  const entryAt = (place: number): Entry => entries[place] ?? { nid: 0, data: 0, subnodes: 0, parent: 0 }
  return {
    type: 'node',
    length: entries.length,
    keyOf: (place) => entryAt(place).nid,
    write(place, into) {
      const { nid, data, subnodes, parent } = entryAt(place)
      let at = 0
      for (const id of [nid, data, subnodes]) at = writeId(layout, into, id, at)
      into.writeUInt32LE(parent, at)
    },
  }
}

/** Two lists as one, in the order of their identifiers. */
function merged(a: BlockList, b: BlockList): BlockList {
  const rows = [a, b].flatMap((list) =>
    Array.from({ length: list.bids.length }, (_, place) => ({ list, place, bid: list.bids.at(place) })),
  )
  const all = emptyList()
  for (const { list, place, bid } of rows.sort((one, other) => one.bid - other.bid)) {
    all.bids.push(bid)
    all.places.push(list.places.at(place))
    all.sizes.push(list.sizes.at(place))
    all.plainSizes.push(list.plainSizes.at(place))
  }
  return all
}
