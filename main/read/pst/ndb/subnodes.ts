import { type BlockPlace, type Blocks, damagedBlock, isInternal } from './blocks.ts'
import { numberAt } from './layout.ts'
import { type Damage, DamagedBytes, type SubnodeEntry, type Subnodes } from './node-database.ts'

const SUBNODE_BLOCK = 2

/** A block of a subnode tree: leaf (SLBLOCK) or, with level 1, a list of leaves (SIBLOCK). [MS-PST] §2.2.2.8.3.3. */
type SubnodeBlock = {
  readonly place: BlockPlace
  readonly bytes: Buffer
  readonly level: number
  readonly count: number
  readonly stride: number
  /** Where the first entry begins. */
  readonly first: number
}

/** Opens the subnodes of a node by their block; 0 has none. Throws DamagedBytes when that block is damaged. */
export function openSubnodeTree(blocks: Blocks, id: number): Subnodes {
  if (id === 0) return { find: () => null, all: () => [] }
  const root = readSubnodes(blocks, id, 1)
  return {
    find(nid) {
      if (root.level === 0) return findIn(blocks, root, nid)
      const place = lastBranch(root, nid)
      return place < 0 ? null : findIn(blocks, readSubnodes(blocks, childAt(blocks, root, place), 0), nid)
    },
    all: (lost = () => {}) => all(blocks, root, lost),
  }
}

function readSubnodes(blocks: Blocks, id: number, mostLevel: number): SubnodeBlock {
  const { layout } = blocks
  const place = blocks.place(id)
  if (!isInternal(id)) throw damagedBlock(blocks, place, 'is data where a list of subnodes should be')
  const bytes = blocks.read(place)
  const first = layout.wide ? 8 : 4
  if (bytes.length < first || bytes[0] !== SUBNODE_BLOCK) {
    throw damagedBlock(blocks, place, 'is no list of subnodes')
  }
  const level = bytes.readUInt8(1)
  const count = bytes.readUInt16LE(2)
  const stride = (layout.wide ? 8 : 4) * (level === 0 ? 3 : 2)
  if (level > mostLevel || first + count * stride > bytes.length) {
    throw damagedBlock(blocks, place, 'is a list of subnodes that is not whole')
  }
  return { place, bytes, level, count, stride, first }
}

/** Only the low half of the eight bytes is the node's. */
function nidAt(block: SubnodeBlock, place: number): number {
  return block.bytes.readUInt32LE(block.first + place * block.stride)
}

function childAt(blocks: Blocks, block: SubnodeBlock, place: number): number {
  const { wide } = blocks.layout
  return numberAt(block.bytes, block.first + place * block.stride + (wide ? 8 : 4), wide)
}

function entryAt(blocks: Blocks, block: SubnodeBlock, place: number): SubnodeEntry {
  const { wide } = blocks.layout
  const width = wide ? 8 : 4
  const at = block.first + place * block.stride
  return {
    nid: block.bytes.readUInt32LE(at),
    data: numberAt(block.bytes, at + width, wide),
    subnodes: numberAt(block.bytes, at + 2 * width, wide),
  }
}

/** One after the other: a leaf has at most a few hundred, and so an order that is wrong does no harm. */
function findIn(blocks: Blocks, leaf: SubnodeBlock, nid: number): SubnodeEntry | null {
  for (let place = 0; place < leaf.count; place++) {
    if (nidAt(leaf, place) === nid) return entryAt(blocks, leaf, place)
  }
  return null
}

/** The last branch whose first node is at most `nid`; -1 when there is none. */
function lastBranch(root: SubnodeBlock, nid: number): number {
  let last = -1
  for (let place = 0; place < root.count; place++) if (nidAt(root, place) <= nid) last = place
  return last
}

type Lost = (damage: Damage) => void

function* all(blocks: Blocks, root: SubnodeBlock, lost: Lost): Generator<SubnodeEntry> {
  let least = 0
  for (const leaf of leavesOf(blocks, root, lost)) {
    for (let place = 0; place < leaf.count; place++) {
      const nid = nidAt(leaf, place)
      // Growing identifiers also bound what a list can give that names one leaf many times.
      if (nid < least) lost(damagedBlock(blocks, leaf.place, 'lists subnodes out of order').damage)
      else {
        least = nid + 1
        yield entryAt(blocks, leaf, place)
      }
    }
  }
}

function* leavesOf(blocks: Blocks, root: SubnodeBlock, lost: Lost): Generator<SubnodeBlock> {
  if (root.level === 0) yield root
  else {
    for (let place = 0; place < root.count; place++) {
      const leaf = leafAt(blocks, root, place, lost)
      if (leaf !== null) yield leaf
    }
  }
}

function leafAt(blocks: Blocks, root: SubnodeBlock, place: number, lost: Lost): SubnodeBlock | null {
  try {
    return readSubnodes(blocks, childAt(blocks, root, place), 0)
  } catch (error) {
    if (!(error instanceof DamagedBytes)) throw error
    lost(error.damage)
    return null
  }
}
