import type { Bytes } from '../../../source/bytes.ts'
import { openBlocks } from './blocks.ts'
import { chunksOf } from './chunks.ts'
import { type DamageLog, damageLog } from './damage-log.ts'
import { openDataTree } from './data-tree.ts'
import { readHeader } from './header.ts'
import { type Layout, numberAt } from './layout.ts'
import type { Damage, NodeDatabase, NodeEntry } from './node-database.ts'
import { BLOCK_TREE, keyAt, NODE_TREE } from './page.ts'
import { openRescue } from './rescue.ts'
import { openSubnodeTree } from './subnodes.ts'
import { sweepNodes } from './sweep.ts'
import { type LeafEntry, openTree, type Tree } from './tree.ts'

/**
 * Opens a personal folders file. A Damage only when nothing of it can be read: no signature, a version or encryption that nobody
 * documents, or not one page of its indexes. Lets system errors of `bytes` through, here and later; the caller closes them.
 */
export function openNodeDatabase(bytes: Bytes): NodeDatabase | Damage {
  const file = chunksOf(bytes)
  const log = damageLog()
  const header = readHeader(file, log)
  if (!('layout' in header)) return header
  const { layout, kind } = header
  const rescue = openRescue(file, layout, log)
  const shared = { file, layout, log, rescue }
  const nodes = openTree({ ...shared, type: NODE_TREE, root: header.nodes })
  const tree = openTree({ ...shared, type: BLOCK_TREE, root: header.blocks })
  const blocks = openBlocks({ file, layout, log, encryption: kind.encryption, tree })
  return {
    kind,
    nodes: (from = 0) => nodesOf(nodes, layout, log, from),
    findNode(nid) {
      const entry = nodes.find(nid)
      return entry === null ? null : nodeIn(entry, layout)
    },
    openData: (block) => openDataTree(blocks, block, file.size),
    openSubnodes: (block) => openSubnodeTree(blocks, block),
    get damage() {
      return log.list()
    },
    sweep: () => sweepNodes({ file, layout, rescue, root: header.nodes }),
  }
}

function* nodesOf(tree: Tree, layout: Layout, log: DamageLog, from: number): Generator<NodeEntry> {
  for (const { page, low, high, rescued } of tree.leaves(from)) {
    let least = low
    for (let place = 0; place < page.entries; place++) {
      const nid = keyAt(page, place, layout)
      if (nid < least || nid >= high) {
        if (!rescued)
          log.note({
            start: page.start,
            length: layout.pageSize,
            detail: 'page of the index has keys out of order',
          })
        continue
      }
      least = nid + 1
      if (nid >= from) yield nodeIn({ bytes: page.bytes, at: place * page.stride }, layout)
    }
  }
}

/** [MS-PST] §2.2.2.7.7.4. */
function nodeIn({ bytes, at }: LeafEntry, { wide }: Layout): NodeEntry {
  const width = wide ? 8 : 4
  return {
    nid: bytes.readUInt32LE(at),
    data: numberAt(bytes, at + width, wide),
    subnodes: numberAt(bytes, at + 2 * width, wide),
    parent: bytes.readUInt32LE(at + 3 * width),
  }
}
