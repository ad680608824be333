import { type BlockPlace, type Blocks, damagedBlock, isInternal, unlessDamaged } from './blocks.ts'
import { numberAt, spaceOf } from './layout.ts'
import type { DataTree } from './node-database.ts'

const XBLOCK = 1
/** lcbTotal is 32 bits wide: no tree can say that it is larger. */
const MOST_BYTES = 0xffffffff
/** 1021 lists of 1021 blocks are the most that blocks of 8 KiB can list. */
const MOST_BLOCKS = 2 ** 20

/**
 * Opens the data of a node by its block ([MS-PST] §2.2.2.8.3): a block of data, a list of such blocks, or a list of lists.
 * Throws DamagedBytes when the block or the list in it is damaged, or lists more than `most` bytes of the file. A listed block
 * that cannot be found is noted, counts no bytes, and throws when it is read.
 */
export function openDataTree(blocks: Blocks, id: number, most: number): DataTree {
  if (id === 0)
    return { size: 0, blocks: 0, readBlock: noBlock, sizeOf: () => 0, stored: { start: 0, length: 0 } }
  const root = blocks.place(id)
  if (isInternal(root.id)) return openList(blocks, root, most)
  return {
    size: root.size,
    blocks: 1,
    readBlock: (place) => (place === 0 ? blocks.read(root) : noBlock(place)),
    sizeOf: () => root.size,
    stored: { start: root.start, length: spaceOf(root.stored, blocks.layout) },
  }
}

function noBlock(place: number): never {
  throw new RangeError(`there is no block ${place}`)
}

function openList(blocks: Blocks, root: BlockPlace, most: number): DataTree {
  const list = readList(blocks, root, 2)
  const { ids, listed } = list.level === 1 ? { ids: list.ids, listed: [] } : idsBelow(blocks, root, list.ids)
  let length = spaceOf(root.stored, blocks.layout)
  for (const place of listed) length += spaceOf(place.stored, blocks.layout)
  let size = 0
  let start = root.start
  for (const [index, id] of ids.entries()) {
    const place = unlessDamaged(() => blocks.place(id))
    if (place === null || isInternal(id)) continue
    if (index === 0) start = place.start
    size += place.size
    length += spaceOf(place.stored, blocks.layout)
    if (length > most || size > MOST_BYTES) throw damagedBlock(blocks, root, 'lists more than there can be')
  }
  if (list.total !== size) damagedBlock(blocks, root, `lists ${size} bytes and says ${list.total}`)
  return {
    size,
    blocks: ids.length,
    readBlock(place) {
      const id = ids[place] ?? noBlock(place)
      const found = blocks.place(id)
      if (isInternal(id)) throw damagedBlock(blocks, found, 'is a list where data should be')
      return blocks.read(found)
    },
    sizeOf(place) {
      const id = ids[place] ?? noBlock(place)
      return isInternal(id) ? 0 : (unlessDamaged(() => blocks.place(id))?.size ?? 0)
    },
    stored: { start, length },
  }
}

/** The blocks in the lists of a list, and where these lie. One that is damaged stands in the place of its blocks. */
function idsBelow(
  blocks: Blocks,
  root: BlockPlace,
  lists: readonly number[],
): { ids: readonly number[]; listed: readonly BlockPlace[] } {
  const ids: number[] = []
  const listed: BlockPlace[] = []
  for (const id of lists) {
    const place = unlessDamaged(() => blocks.place(id))
    const below = place === null ? null : unlessDamaged(() => readList(blocks, place, 1))
    if (place !== null) listed.push(place)
    if (below === null) ids.push(id)
    else for (const one of below.ids) ids.push(one)
    if (ids.length > MOST_BLOCKS) throw damagedBlock(blocks, root, 'lists more than there can be')
  }
  return { ids, listed }
}

type BlockList = { readonly level: number; readonly total: number; readonly ids: readonly number[] }

/** XBLOCK and XXBLOCK, [MS-PST] §2.2.2.8.3.2. */
function readList(blocks: Blocks, place: BlockPlace, mostLevel: 1 | 2): BlockList {
  const bytes = blocks.read(place)
  const width = blocks.layout.wide ? 8 : 4
  if (bytes.length < 8 || bytes[0] !== XBLOCK) throw damagedBlock(blocks, place, 'is no list of blocks')
  const level = bytes.readUInt8(1)
  const count = bytes.readUInt16LE(2)
  if (level < 1 || level > mostLevel || 8 + count * width > bytes.length) {
    throw damagedBlock(blocks, place, 'is a list that is not whole')
  }
  const ids = Array.from({ length: count }, (_, index) =>
    numberAt(bytes, 8 + index * width, blocks.layout.wide),
  )
  return { level, total: bytes.readUInt32LE(4), ids }
}
