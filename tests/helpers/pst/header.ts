import { checksum } from './encode.ts'
import { type Layout, writeId } from './layout.ts'
import type { PstPlan } from './plan.ts'
import type { TreePage } from './tree-pages.ts'

/** What the header knows of the file as a whole once all else is written. */
export type HeaderFacts = {
  readonly size: number
  readonly lastMap: number
  readonly free: number
  readonly nodes: TreePage
  readonly blocks: TreePage
  readonly nextBlock: number
  readonly nextPage: number
  /** The next index of each type of node. */
  readonly nextNodes: readonly number[]
}

const clients = { pst: 'SM', ost: 'SO', pab: 'AB' }
const encryptions = { none: 0, permute: 1, cyclic: 2 }

/** The first bytes of a file ([MS-PST] §2.2.2.6): 564 of the wide kind, 512 of the narrow. */
export function headerOf(layout: Layout, plan: PstPlan, facts: HeaderFacts): Buffer {
  const bytes = Buffer.alloc(layout.wide ? 564 : 512)
  bytes.write('!BDN', 0, 'latin1')
  bytes.write(clients[plan.client ?? (layout.large ? 'ost' : 'pst')], 8, 'latin1')
  bytes.writeUInt16LE(plan.version ?? (layout.large ? 36 : layout.wide ? 23 : 14), 10)
  bytes.writeUInt16LE(19, 12)
  bytes.set([1, 1], 14)
  let at = layout.wide ? 32 : 24
  if (!layout.wide) at = writeId(layout, bytes, facts.nextBlock, at)
  at = writeId(layout, bytes, facts.nextPage, at)
  at = bytes.writeUInt32LE(1, at)
  for (const index of facts.nextNodes) at = bytes.writeUInt32LE(index, at)
  writeRoot(layout, bytes, facts)
  const maps = layout.wide ? 256 : 204
  bytes.fill(0xff, maps, maps + 256)
  bytes.set([0x80, encryptions[layout.encryption]], maps + 256)
  if (layout.wide) writeId(layout, bytes, facts.nextBlock, 516)
  bytes.writeUInt32LE(checksum(bytes.subarray(8, 479)), 4)
  if (layout.wide) bytes.writeUInt32LE(checksum(bytes.subarray(8, 524)), 524)
  return bytes
}

/** ROOT (§2.2.2.5). */
function writeRoot(layout: Layout, bytes: Buffer, facts: HeaderFacts): void {
  let at = layout.wide ? 184 : 168
  for (const value of [facts.size, facts.lastMap, facts.free, 0]) at = writeId(layout, bytes, value, at)
  for (const { bid, place } of [facts.nodes, facts.blocks]) {
    at = writeId(layout, bytes, bid, at)
    at = writeId(layout, bytes, place, at)
  }
  bytes.writeUInt8(layout.wide ? 2 : 1, at)
}
