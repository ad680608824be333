import { isInternal } from '../../main/read/pst/ndb/blocks.ts'
import { chunksOf } from '../../main/read/pst/ndb/chunks.ts'
import { damageLog } from '../../main/read/pst/ndb/damage-log.ts'
import { type Header, readHeader } from '../../main/read/pst/ndb/header.ts'
import { numberAt, spaceOf } from '../../main/read/pst/ndb/layout.ts'
import {
  BLOCK_TREE,
  lastUpTo,
  NODE_TREE,
  readTreePage,
  type TreePage,
  type TreeType,
} from '../../main/read/pst/ndb/page.ts'
import { bytesOf } from '../../main/source/bytes.ts'
import type { Range } from '../helpers/pst/truth.ts'

const LIST_OF_BLOCKS = 1

/**
 * The bytes that reading a node of a whole file depends on, as the truth of a built file says of its own: the header, the pages
 * on the ways to the node and to its blocks, and those blocks. Only for files with pages of 512 bytes: there lists are not deflated.
 */
export function dependenciesIn(bytes: Buffer): (nid: number) => Range[] {
  const file = chunksOf(bytesOf(bytes))
  const header = readHeader(file, damageLog())
  if (!('layout' in header)) throw new Error(header.detail)
  const found = { bytes, header, wayTo: wayIn(file, header) }
  return (nid) => {
    const { pages, leaf, at } = found.wayTo(NODE_TREE, nid)
    const width = header.layout.wide ? 8 : 4
    const below = [at + width, at + 2 * width].map((place) => numberAt(leaf.bytes, place, header.layout.wide))
    return [{ start: 0, length: 564 }, ...pages, ...below.flatMap((block) => blocksBelow(found, block))]
  }
}

type Way = { readonly pages: readonly Range[]; readonly leaf: TreePage; readonly at: number }
type Found = {
  readonly bytes: Buffer
  readonly header: Header
  wayTo(type: TreeType, key: number): Way
}

/** The pages from the root to the leaf with this key, and where its entry begins in that. */
function wayIn(file: ReturnType<typeof chunksOf>, { layout, nodes, blocks }: Header): Found['wayTo'] {
  return (type, key) => {
    const pages: Range[] = []
    let { start } = type === NODE_TREE ? nodes : blocks
    for (;;) {
      const page = readTreePage(file, layout, start, type)
      if (typeof page === 'string') throw new Error(`the page at ${start} ${page}`)
      pages.push({ start, length: layout.pageSize })
      const at = Math.max(0, lastUpTo(page, key, layout)) * page.stride
      if (page.level === 0) return { pages, leaf: page, at }
      start = numberAt(page.bytes, at + (layout.wide ? 16 : 8), layout.wide)
    }
  }
}

/** A block with its pages, and what it lists ([MS-PST] §2.2.2.8.3). */
function blocksBelow(found: Found, id: number): Range[] {
  if (id === 0) return []
  const { layout } = found.header
  const width = layout.wide ? 8 : 4
  const { pages, leaf, at } = found.wayTo(BLOCK_TREE, id - (id % 2))
  const start = numberAt(leaf.bytes, at + width, layout.wide)
  const size = leaf.bytes.readUInt16LE(at + 2 * width)
  const own = [...pages, { start, length: spaceOf(size, layout) }]
  if (!isInternal(id)) return own
  const list = found.bytes.subarray(start, start + size)
  return [...own, ...listedIn(list, layout.wide).flatMap((block) => blocksBelow(found, block))]
}

/** Identifiers in a list of blocks, or in a list of subnodes or of lists of these; 0 where one says that there is none. */
function listedIn(list: Buffer, wide: boolean): number[] {
  const width = wide ? 8 : 4
  const isOfBlocks = list[0] === LIST_OF_BLOCKS
  const [first, stride] = isOfBlocks ? [8, width] : [width, (list[1] === 0 ? 3 : 2) * width]
  return Array.from({ length: list.readUInt16LE(2) }, (_, place) => first + place * stride).flatMap((at) => {
    if (isOfBlocks) return [numberAt(list, at, wide)]
    const blocks = list[1] === 0 ? [at + width, at + 2 * width] : [at + width]
    return blocks.map((place) => numberAt(list, place, wide))
  })
}
