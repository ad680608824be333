import { closeSync, openSync, writeSync } from 'node:fs'
import { writeContents } from './basics.ts'
import { openBlocks } from './blocks.ts'
import { headerOf } from './header.ts'
import { layoutOf } from './layout.ts'
import { blockLeaves, nodeLeaves, sortedNodes } from './leaves.ts'
import { openNames } from './names.ts'
import { numberList } from './number-list.ts'
import type { PstPlan } from './plan.ts'
import { writeRemains } from './remains.ts'
import { openSpace, type Sink, type Space } from './space.ts'
import { type Nodes, openNodes, type Store } from './store.ts'
import { type TreePage, type TreePages, writeTree } from './tree-pages.ts'
import {
  dependsOn,
  type FolderTruth,
  type ItemTruth,
  type LeftTruth,
  type PstTruth,
  type Range,
  rangesOf,
} from './truth.ts'

/** Is given each item as soon as it is written; the truth then holds none, and memory stays flat. */
export type Visit = (item: ItemTruth) => void

/**
 * Writes a personal folders file from the specification ([MS-PST]; 4096-byte pages by libpff's description), with no part of the
 * reader. Items are taken from the plan one at a time. Checked by hand with readpst 0.6.76 and pffexport 20180714:
 * for both widths, all encryptions and both page sizes they list every item of the kinds they know in its folder, with its subject;
 * bodies and attachments were compared for one letter. `tests/readers/pst-builder.test.ts` asks them again where they are
 * installed, and says what they do not do.
 */
export function writePst(file: string, plan: PstPlan, visit?: Visit): PstTruth {
  const handle = openSync(file, 'w')
  try {
    return write(plan, (bytes, place) => writeWhole(handle, bytes, place), visit)
  } finally {
    closeSync(handle)
  }
}

/** The same in memory. */
export function buildPst(plan: PstPlan): { readonly bytes: Buffer; readonly truth: PstTruth } {
  const parts: { readonly bytes: Buffer; readonly place: number }[] = []
  const truth = write(plan, (bytes, place) => parts.push({ bytes, place }))
  const bytes = Buffer.alloc(truth.size)
  for (const part of parts) part.bytes.copy(bytes, part.place)
  return { bytes, truth }
}

function writeWhole(handle: number, bytes: Buffer, place: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(handle, bytes, done, bytes.length - done, place + done)
}

function write(plan: PstPlan, sink: Sink, visit?: Visit): PstTruth {
  const layout = layoutOf(plan)
  const space = openSpace(layout, sink)
  const blocks = openBlocks(layout, space)
  const store: Store = {
    layout,
    blocks,
    nodes: openNodes(blocks),
    names: openNames(),
    listed: numberList(),
    left: [],
  }
  const items: ItemTruth[] = []
  const left: LeftTruth[] = []
  const folders: FolderTruth[] = []
  writeContents(store, plan, {
    item: visit ?? ((item) => items.push(item)),
    left: (item) => left.push({ ...item, blocks: blocksOfLast(store) }),
    folder: (folder) => folders.push(folder),
  })
  return { ...writeEnd(store, plan, space, sink), items, left, folders }
}

/** Writes the trees and, when all places are known, the header. */
function writeEnd(
  store: Store,
  plan: PstPlan,
  space: Space,
  sink: Sink,
): Omit<PstTruth, 'items' | 'left' | 'folders'> {
  const { layout, blocks, nodes } = store
  let nextPage = 4
  writeRemains(store, space, () => nextPage++)
  const order = sortedNodes(nodes)
  const nodePages = writeTree(layout, space, () => nextPage++, nodeLeaves(layout, nodes, order))
  const blockPages = writeTree(layout, space, () => nextPage++, blockLeaves(layout, blocks.list))
  const { size, lastMap, free } = space.end()
  const header = headerOf(layout, plan, {
    size,
    lastMap,
    free,
    nodes: rootOf(nodePages),
    blocks: rootOf(blockPages),
    nextBlock: blocks.next,
    nextPage,
    nextNodes: nodes.indexes,
  })
  sink(header, 0)
  const places = { layout, header: header.length, nodes, list: blocks.list, nodePages, blockPages, order }
  return {
    size,
    nodes: order.length,
    nodesByType: countedByType(nodes),
    levels: { nodes: nodePages.length, blocks: blockPages.length },
    dependsOn: (nid) => dependsOn(places, nid),
  }
}

function blocksOfLast({ layout, blocks, left }: Store): Range[] {
  const last = left.at(-1)
  return last === undefined ? [] : rangesOf(layout, blocks.left, last.from, last.to)
}

function rootOf(pages: TreePages): TreePage {
  const root = pages.at(-1)?.[0]
  if (root === undefined) throw new Error('a tree has a root')
  return root
}

function countedByType({ nids }: Nodes): Map<number, number> {
  const counts = new Map<number, number>()
  for (let place = 0; place < nids.length; place++) {
    const type = nids.at(place) % 32
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return counts
}
