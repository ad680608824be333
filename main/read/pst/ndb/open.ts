import type { Bytes } from '../../../source/bytes.ts'
import { openBlocks, unlessDamaged } from './blocks.ts'
import { chunksOf } from './chunks.ts'
import { damageLog } from './damage-log.ts'
import { openDataTree } from './data-tree.ts'
import type { Encryption } from './encryption.ts'
import { readHeader } from './header.ts'
import type { Layout } from './layout.ts'
import { openLostBlocks } from './lost-blocks.ts'
import type { Damage, NodeDatabase, NodeEntry } from './node-database.ts'
import { nodeIn } from './node-in.ts'
import { BLOCK_TREE, NODE_TREE } from './page.ts'
import { provenEncryption } from './proven-encryption.ts'
import { findRemains } from './remains.ts'
import { openRescue } from './rescue.ts'
import { openSubnodeTree } from './subnodes.ts'
import { sweepNodes } from './sweep.ts'
import { openTree, type Tree } from './tree.ts'

/** The message store, which every file has and whose data is a property context ([MS-PST] §2.4.1, §2.4.3). */
const MESSAGE_STORE = 0x21

/**
 * Opens a personal folders file. A Damage only when nothing of it can be read: no signature, a version or encryption that nobody
 * documents, or no node that can be found. Lets system errors of `bytes` through, here and later; the caller closes them.
 */
export function openNodeDatabase(bytes: Bytes): NodeDatabase | Damage {
  const file = chunksOf(bytes)
  const log = damageLog()
  const header = readHeader(file, log)
  if (!('layout' in header)) return header
  const { layout } = header
  const shared = { file, layout, log, rescue: openRescue(file, layout, log) }
  const nodes = openTree({ ...shared, type: NODE_TREE, root: header.nodes })
  const tree = openTree({ ...shared, type: BLOCK_TREE, root: header.blocks })
  if (nodes.entries(0).next().done) {
    const cut = log.list().find(({ start }) => start >= file.size)
    const why = cut === undefined ? '' : `: the file is cut short by ${cut.length} bytes`
    return { start: 0, length: file.size, detail: `no node can be read${why}` }
  }
  const lost = openLostBlocks({ ...shared, root: header.blocks })
  const blocksWith = (encryption: Encryption) => openBlocks({ file, layout, log, encryption, tree, lost })
  const store = unlessDamaged(() => nodes.find(MESSAGE_STORE))
  const block = store === null ? 0 : nodeIn(store, layout).data
  const encryption = provenEncryption(header, block, blocksWith)
  if (encryption === null) return { start: 0, length: file.size, detail: 'the encryption is not known' }
  const blocks = blocksWith(encryption)
  const database: NodeDatabase = {
    kind: { ...header.kind, encryption },
    nodes: (from = 0) => nodesOf(nodes, layout, from),
    findNode(nid) {
      const entry = nodes.find(nid)
      return entry === null ? null : nodeIn(entry, layout)
    },
    openData: (id) => openDataTree(blocks, id, file.size),
    openSubnodes: (id) => openSubnodeTree(blocks, id),
    get damage() {
      return log.list()
    },
    sweep() {
      // Damage to the index of blocks costs nothing that can be found without it, and nobody else would tell of it.
      for (const _ of tree.entries(0));
      return sweepNodes({ ...shared, root: header.nodes })
    },
    remains: (types) => findRemains({ bytes, file, layout, encryption, nodes, tree, database, types }),
  }
  return database
}

function* nodesOf(tree: Tree, layout: Layout, from: number): Generator<NodeEntry> {
  for (const entry of tree.entries(from)) yield nodeIn(entry, layout)
}
