import type { Blocks } from './blocks.ts'
import type { Layout } from './layout.ts'
import type { Names } from './names.ts'
import { type NumberList, numberList } from './number-list.ts'
import type { NodeBlocks } from './property-context.ts'

/** The types of nodes that are written ([MS-PST] §2.2.2.1). */
export const nodeTypes = {
  internal: 0x01,
  folder: 0x02,
  searchFolder: 0x03,
  message: 0x04,
  attachment: 0x05,
  searchQueue: 0x06,
  searchCriteria: 0x07,
  associated: 0x08,
  hierarchy: 0x0d,
  contents: 0x0e,
  associatedContents: 0x0f,
  searchContents: 0x10,
} as const

/** Leaves of the node B-tree, in the order they were written. */
export type Nodes = {
  readonly nids: NumberList
  readonly data: NumberList
  readonly subnodes: NumberList
  readonly parents: NumberList
  /** For each node the blocks written for it: identifiers at least `from`, below `to`. */
  readonly from: NumberList
  readonly to: NumberList
  /** Adds a node of the blocks that `write` writes. */
  add(nid: number, parent: number, write: () => NodeBlocks): void
  /** The next node of a type. */
  next(type: number): number
  /** By type, the index that its next node would have. */
  readonly indexes: readonly number[]
}

export function openNodes(blocks: Blocks): Nodes {
  // §2.2.2.6 rgnid: where Outlook begins to count.
  const indexes: number[] = Array.from({ length: 32 }, (_, type) =>
    type === 3 ? 0x4000 : type === 4 ? 0x10000 : type === 8 ? 0x8000 : 0x400,
  )
  // Three folders have fixed nodes above the beginning (§2.4.1).
  indexes[nodeTypes.folder] = 0x404
  const nids = numberList()
  const data = numberList()
  const subnodes = numberList()
  const parents = numberList()
  const from = numberList()
  const to = numberList()
  return {
    nids,
    data,
    subnodes,
    parents,
    from,
    to,
    indexes,
    add(nid, parent, write) {
      from.push(blocks.next)
      const written = write()
      to.push(blocks.next)
      nids.push(nid)
      data.push(written.data)
      subnodes.push(written.subnodes)
      parents.push(parent)
    },
    next(type) {
      const index = indexes[type] ?? 0
      indexes[type] = index + 1
      return index * 32 + type
    },
  }
}

/** A node of before: what a page of before says of it, and the blocks that were written for it, as of nodes. */
export type LeftNode = {
  readonly nid: number
  readonly parent: number
  readonly data: number
  readonly subnodes: number
  readonly from: number
  readonly to: number
}

/** A file in the making: what all that is written into it needs. */
export type Store = {
  readonly layout: Layout
  readonly blocks: Blocks
  readonly nodes: Nodes
  readonly names: Names
  /** The items that folders list, in the order they were written. */
  readonly listed: NumberList
  /** In the order they were written. */
  readonly left: LeftNode[]
}
