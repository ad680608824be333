import type { BlockList } from './blocks.ts'
import { type Layout, writeId } from './layout.ts'
import type { Nodes } from './store.ts'
import type { Leaves } from './tree-pages.ts'

/** Places among the nodes in the order of their identifiers. */
export function sortedNodes(nodes: Nodes): Uint32Array {
  return Uint32Array.from({ length: nodes.nids.length }, (_, place) => place).sort(
    (a, b) => nodes.nids.at(a) - nodes.nids.at(b),
  )
}

/** NBTENTRY ([MS-PST] §2.2.2.7.7.4). */
export function nodeLeaves(layout: Layout, nodes: Nodes, order: Uint32Array): Leaves {
  const nodeAt = (place: number): number => order[place] ?? 0
  return {
    type: 'node',
    length: order.length,
    keyOf: (place) => nodes.nids.at(nodeAt(place)),
    write(place, into) {
      const node = nodeAt(place)
      let at = writeId(layout, into, nodes.nids.at(node), 0)
      at = writeId(layout, into, nodes.data.at(node), at)
      at = writeId(layout, into, nodes.subnodes.at(node), at)
      into.writeUInt32LE(nodes.parents.at(node), at)
    },
  }
}

/** BBTENTRY (§2.2.2.7.7.3); with 4096-byte pages the size of the inflated data comes between the size and the count. */
export function blockLeaves(layout: Layout, list: BlockList): Leaves {
  return {
    type: 'block',
    length: list.bids.length,
    keyOf: (place) => list.bids.at(place),
    write(place, into) {
      let at = writeId(layout, into, list.bids.at(place), 0)
      at = writeId(layout, into, list.places.at(place), at)
      at = into.writeUInt16LE(list.sizes.at(place), at)
      if (layout.large) at = into.writeUInt16LE(list.plainSizes.at(place), at)
      // One for the tree itself, one for whoever refers to the block.
      into.writeUInt16LE(2, at)
    },
  }
}
