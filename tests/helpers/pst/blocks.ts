import { deflateSync } from 'node:zlib'
import { checksum, encode, signature } from './encode.ts'
import { type Layout, writeId } from './layout.ts'
import { type NumberList, numberList } from './number-list.ts'
import type { Space } from './space.ts'

/** A node inside a node: its data and its own subnodes by their blocks, 0 for none. */
export type Subnode = { readonly nid: number; readonly data: number; readonly subnodes: number }

/** What the block B-tree will say of the blocks, in the order of their identifiers. */
export type BlockList = {
  readonly bids: NumberList
  readonly places: NumberList
  readonly sizes: NumberList
  readonly plainSizes: NumberList
}

/** Writes blocks and the trees that are made of them ([MS-PST] §2.2.2.8). */
export type Blocks = {
  readonly list: BlockList
  /** Blocks that no tree names any more. */
  readonly left: BlockList
  /** What is written meanwhile is left behind. */
  leave<T>(write: () => T): T
  /** The identifier that the next block will have, but for its bit of the kind. */
  readonly next: number
  /** Data of any size: a block, or a tree of them. Gives the identifier of the root; 0 when there are no bytes. */
  writeData(pieces: Iterable<Buffer>): number
  /** Data in blocks of the given sizes, none too large for one. */
  writeDataBlocks(blocks: readonly Buffer[]): number
  /** Gives the identifier of the root; 0 when there are none. */
  writeSubnodes(subnodes: readonly Subnode[]): number
}

/** The bit of an identifier whose block is structure, which is never encrypted (§2.2.2.2). */
const INTERNAL = 2

export function openBlocks(layout: Layout, space: Space): Blocks {
  const list = emptyList()
  const left = emptyList()
  let into = list
  let next = 4

  function writeBlock(plain: Buffer, internal: boolean): number {
    if (plain.length > layout.blockData) throw new RangeError(`${plain.length} bytes do not fit a block`)
    const bid = next + (internal ? INTERNAL : 0)
    next += 4
    const stored = storedBytes(layout, plain, internal, bid)
    const length = Math.ceil((stored.length + layout.blockTrailer) / layout.unit) * layout.unit
    const place = space.take(
      (at) => withTrailer(layout, { stored, plain, length, bid, at }),
      length,
      layout.unit,
      into === list,
    )
    into.bids.push(bid)
    into.places.push(place)
    into.sizes.push(stored.length)
    into.plainSizes.push(plain.length)
    return bid
  }

  function writeDataBlocks(blocks: Iterable<Buffer>): number {
    const bids: number[] = []
    let size = 0
    for (const block of blocks) {
      bids.push(writeBlock(block, false))
      size += block.length
    }
    const first = bids[0] ?? 0
    return bids.length < 2 ? first : writeDataTree(bids, size)
  }

  /** XBLOCK, and XXBLOCK when one does not do (§2.2.2.8.3.2). */
  function writeDataTree(bids: readonly number[], size: number): number {
    const most = Math.floor((layout.blockData - 8) / layout.idSize)
    if (bids.length <= Math.min(most, layout.fanOut))
      return writeBlock(listOfBlocks(layout, 1, bids, size), true)
    const each = Math.max(Math.min(most, layout.fanOut), Math.ceil(bids.length / most))
    const sizes = new Map(recent(into, bids.length))
    const lists = chunked(bids, each).map((part) => {
      const sum = part.reduce((total, bid) => total + (sizes.get(bid) ?? 0), 0)
      return writeBlock(listOfBlocks(layout, 1, part, sum), true)
    })
    return writeBlock(listOfBlocks(layout, 2, lists, size), true)
  }

  /** SLBLOCK, and SIBLOCK when one does not do (§2.2.2.8.3.3). */
  function writeSubnodes(subnodes: readonly Subnode[]): number {
    if (subnodes.length === 0) return 0
    const sorted = [...subnodes].sort((a, b) => a.nid - b.nid)
    const room = layout.blockData - (layout.wide ? 8 : 4)
    const most = Math.floor(room / (3 * layout.idSize))
    const mostLists = Math.floor(room / (2 * layout.idSize))
    const each = Math.max(Math.min(most, layout.fanOut), Math.ceil(sorted.length / mostLists))
    const leaves = chunked(sorted, each).map((part) => ({
      nid: part[0]?.nid ?? 0,
      bid: writeBlock(leafOfSubnodes(layout, part), true),
    }))
    const first = leaves[0]?.bid ?? 0
    return leaves.length === 1 ? first : writeBlock(indexOfSubnodes(layout, leaves), true)
  }

  return {
    list,
    left,
    leave(write) {
      into = left
      const written = write()
      into = list
      return written
    },
    get next() {
      return next
    },
    writeData: (pieces) => writeDataBlocks(inBlocks(pieces, layout.blockData)),
    writeDataBlocks,
    writeSubnodes,
  }
}

/** No blocks yet. */
export function emptyList(): BlockList {
  return { bids: numberList(), places: numberList(), sizes: numberList(), plainSizes: numberList() }
}

/** What lies in the file for a block: encoded, and in a file with large pages deflated where that makes it smaller. */
function storedBytes(layout: Layout, plain: Buffer, internal: boolean, bid: number): Buffer {
  if (internal) return plain
  const code = encode(plain, layout.encryption, bid)
  if (!layout.large) return code
  const deflated = deflateSync(code, { level: 1 })
  return deflated.length < code.length ? deflated : code
}

type Stored = {
  readonly stored: Buffer
  readonly plain: Buffer
  readonly length: number
  readonly bid: number
  readonly at: number
}

/** A block with its padding and its trailer (§2.2.2.8.1). */
function withTrailer(layout: Layout, { stored, plain, length, bid, at }: Stored): Buffer {
  const block = Buffer.alloc(length)
  stored.copy(block)
  const trailer = length - layout.blockTrailer
  block.writeUInt16LE(stored.length, trailer)
  block.writeUInt16LE(signature(at, bid), trailer + 2)
  block.writeUInt32LE(checksum(stored), layout.wide ? trailer + 4 : trailer + 8)
  writeId(layout, block, bid, layout.wide ? trailer + 8 : trailer + 4)
  if (layout.large) {
    block.writeUInt16LE(2, trailer + 16)
    block.writeUInt16LE(plain.length, trailer + 18)
  }
  return block
}

function listOfBlocks(layout: Layout, level: 1 | 2, bids: readonly number[], size: number): Buffer {
  const block = Buffer.alloc(8 + bids.length * layout.idSize)
  block.writeUInt8(1, 0)
  block.writeUInt8(level, 1)
  block.writeUInt16LE(bids.length, 2)
  block.writeUInt32LE(size, 4)
  for (const [place, bid] of bids.entries()) writeId(layout, block, bid, 8 + place * layout.idSize)
  return block
}

function leafOfSubnodes(layout: Layout, subnodes: readonly Subnode[]): Buffer {
  return subnodeBlock(
    layout,
    0,
    subnodes.map(({ nid, data, subnodes: own }) => [nid, data, own]),
  )
}

function indexOfSubnodes(
  layout: Layout,
  leaves: readonly { readonly nid: number; readonly bid: number }[],
): Buffer {
  return subnodeBlock(
    layout,
    1,
    leaves.map(({ nid, bid }) => [nid, bid]),
  )
}

/** The narrow kind has no padding before its entries, whatever the specification draws: every file and reader says so. */
function subnodeBlock(layout: Layout, level: 0 | 1, entries: readonly (readonly number[])[]): Buffer {
  const start = layout.wide ? 8 : 4
  const each = (entries[0]?.length ?? 0) * layout.idSize
  const block = Buffer.alloc(start + entries.length * each)
  block.writeUInt8(2, 0)
  block.writeUInt8(level, 1)
  block.writeUInt16LE(entries.length, 2)
  let at = start
  for (const entry of entries) for (const value of entry) at = writeId(layout, block, value, at)
  return block
}

/** Pieces of any sizes as blocks that are full, but for the last. */
function* inBlocks(pieces: Iterable<Buffer>, size: number): Generator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for (const piece of pieces) {
    let rest = piece
    while (length + rest.length >= size) {
      const part = rest.subarray(0, size - length)
      yield held.length === 0 ? part : Buffer.concat([...held, part])
      rest = rest.subarray(part.length)
      held = []
      length = 0
    }
    if (rest.length > 0) held.push(rest)
    length += rest.length
  }
  if (length > 0) yield Buffer.concat(held)
}

/** Identifier and size of the blocks written last. */
function* recent(list: BlockList, count: number): Generator<[number, number]> {
  for (let place = list.bids.length - count; place < list.bids.length; place++)
    yield [list.bids.at(place), list.plainSizes.at(place)]
}

/** A list in parts of at most `size`. */
export function chunked<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, part) =>
    values.slice(part * size, (part + 1) * size),
  )
}
