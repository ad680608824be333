import { known } from './blocks.ts'
import type { Layout } from './layout.ts'
import type { NodeEntry } from './node-database.ts'
import { nodeIn } from './node-in.ts'
import { NODE_TREE, treePageIn } from './page.ts'
import { openRows } from './rows.ts'

/** Nodes of before that are remembered, 40 bytes each. */
const MOST = 1_000_000

/** Nodes that pages of the index of nodes name, and the index does not have as they say. */
export type FormerNodes = {
  /**
   * Looks whether a leaf page that lies in these bytes wholly ends at `end`, and remembers its nodes. `base` is the place of the
   * bytes in the file. False when there is one too many.
   */
  look(bytes: Buffer, end: number, base: number): boolean
  /** To be called once, before the first `at`. */
  settle(): void
  readonly count: number
  /** In the order of the nodes; of one node that is named with several contents, the one written last comes first. */
  at(place: number): NodeEntry
}

/**
 * A page is written anew at every change, and its old place stays as it was until something needs it. In any page, that of today
 * too, what stood behind the last entry may still stand there. `isWanted` says of an entry whether it is worth remembering.
 */
export function openFormerNodes(layout: Layout, isWanted: (entry: NodeEntry) => boolean): FormerNodes {
  // Identifiers of blocks and pages grow with time.
  const rows = openRows({ order: [1, -1, -1, -1, -1], key: 3, most: MOST })
  return {
    look(bytes, end, base) {
      const start = end - layout.pageSize
      if (start < 0 || bytes[start + layout.trailer] !== NODE_TREE) return true
      const page = treePageIn(bytes.subarray(start, end), layout, base + start, NODE_TREE)
      if (typeof page === 'string' || page.level > 0) return true
      for (let at = 0; at + page.stride <= layout.count; at += page.stride) {
        const entry = nodeIn({ bytes: page.bytes, at }, layout)
        const { nid, data, subnodes, parent } = entry
        const isWhole = Number.isSafeInteger(data) && Number.isSafeInteger(subnodes)
        if (data === 0 || !isWhole || !isWanted(entry)) continue
        if (!rows.push([nid, known(data), known(subnodes), page.id, parent])) return false
      }
      return true
    },
    settle: rows.settle,
    get count() {
      return rows.count
    },
    at: (place) => ({
      nid: rows.at(place, 0),
      data: rows.at(place, 1),
      subnodes: rows.at(place, 2),
      parent: rows.at(place, 4),
    }),
  }
}
