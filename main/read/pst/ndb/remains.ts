import type { Bytes } from '../../../source/bytes.ts'
import { known, openBlocks, unlessDamaged } from './blocks.ts'
import { type Chunks, chunksOf } from './chunks.ts'
import { damageLog } from './damage-log.ts'
import { openDataTree } from './data-tree.ts'
import type { Encryption } from './encryption.ts'
import { type FormerNodes, openFormerNodes } from './former-nodes.ts'
import { visitFreeEnds } from './free-ends.ts'
import type { Layout } from './layout.ts'
import { type LeftBlocks, openLeftBlocks } from './left-blocks.ts'
import type { NodeDatabase, NodeEntry, Remains } from './node-database.ts'
import { nodeIn } from './node-in.ts'
import { openSubnodeTree } from './subnodes.ts'
import type { Tree } from './tree.ts'

/** An open file, and the types of nodes that are looked for. */
export type RemainsSource = {
  readonly bytes: Bytes
  readonly file: Chunks
  readonly layout: Layout
  readonly encryption: Encryption
  /** The node B-tree. */
  readonly nodes: Tree
  /** The block B-tree. */
  readonly tree: Tree
  readonly database: NodeDatabase
  readonly types: ReadonlySet<number>
}

/** What is left lies here and there: to read far ahead would be to read the file many times over. */
const AHEAD = 8 * 1024

/**
 * Looks through what the blocks of today leave free, once, from its beginning to its end, for pages of the index of nodes and for
 * blocks. A node that the index has with the same content, under whatever name, is none of before.
 */
export function findRemains(source: RemainsSource): Remains {
  const { layout, tree, database } = source
  const nodes = openFormerNodes(layout, (entry) => isFormer(source, entry))
  const left = openLeftBlocks(layout)
  const isAll = search(source, { nodes, left })
  nodes.settle()
  left.settle()
  const places = placesOfFormer(nodes, database)
  return {
    count: places.length,
    at(place) {
      const entry = nodes.at(places[place] ?? 0)
      return { ...entry, isFreed: unlessDamaged(() => tree.find(entry.data)) === null }
    },
    database: withLeft(source, left),
    isAll,
  }
}

/** Whether the index has no node of this name and content. What it has in a damaged page is unknown: then it is. */
function isFormer({ nodes, layout, types }: RemainsSource, entry: NodeEntry): boolean {
  if (!types.has(entry.nid & 0x1f)) return false
  const living = unlessDamaged(() => nodes.find(entry.nid))
  return living === null || contentOf(nodeIn(living, layout)) !== contentOf(entry)
}

type Found = { readonly nodes: FormerNodes; readonly left: LeftBlocks }

/** False when there was more than is remembered. */
function search(source: RemainsSource, { nodes, left }: Found): boolean {
  let isAll = true
  visitFreeEnds(source, (bytes, end, start) => {
    isAll = left.look(bytes, end, start) && isAll
    if ((start + end) % 512 === 0) isAll = nodes.look(bytes, end, start) && isAll
  })
  return isAll
}

/** The places of nodes whose content no node of today has: one that was given another name is not gone. */
function placesOfFormer(nodes: FormerNodes, database: NodeDatabase): Uint32Array {
  const places = Uint32Array.from({ length: nodes.count }, (_, place) => place)
  const contents = new Set<number>()
  for (const place of places) contents.add(nodes.at(place).data)
  const living = new Set<string>()
  if (contents.size > 0)
    for (const node of database.nodes()) if (contents.has(known(node.data))) living.add(contentOf(node))
  return places.filter((place) => !living.has(contentOf(nodes.at(place))))
}

function contentOf({ data, subnodes }: NodeEntry): string {
  return `${known(data)} ${known(subnodes)}`
}

function withLeft(source: RemainsSource, left: LeftBlocks): NodeDatabase {
  const { layout, encryption, tree, database } = source
  const file = chunksOf(source.bytes, AHEAD)
  const log = damageLog()
  const blocks = openBlocks({ file, layout, log, encryption, tree, left })
  return {
    ...database,
    openData: (id) => openDataTree(blocks, id, file.size),
    openSubnodes: (id) => openSubnodeTree(blocks, id),
    get damage() {
      return log.list()
    },
  }
}
