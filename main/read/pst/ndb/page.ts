import { checksumOf, signatureOf } from './checksum.ts'
import type { Chunks } from './chunks.ts'
import { type Layout, numberAt } from './layout.ts'

/** ptype of the two B-trees ([MS-PST] §2.2.2.7.1). */
export const BLOCK_TREE = 0x80
export const NODE_TREE = 0x81
export type TreeType = typeof BLOCK_TREE | typeof NODE_TREE

/** A page of a B-tree whose trailer was found right ([MS-PST] §2.2.2.7.7.1). */
export type TreePage = {
  readonly start: number
  readonly id: number
  readonly bytes: Buffer
  /** 0 of a leaf. */
  readonly level: number
  readonly entries: number
  /** Bytes from one entry to the next. */
  readonly stride: number
}

/** The page at this place of the file, a copy; or what is wrong with it. */
export function readTreePage(file: Chunks, layout: Layout, start: number, type: TreeType): TreePage | string {
  if (start + layout.pageSize > file.size) return 'lies past the end of the file'
  const bytes = file.read(start, layout.pageSize)
  return bytes.length < layout.pageSize
    ? 'cannot be read whole'
    : treePageIn(ownCopy(bytes), layout, start, type)
}

/** Memory of its own: a piece of the pool that small buffers share would hold all of that, 64 KiB for a page. */
function ownCopy(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}

/** As readTreePage, of bytes at hand. */
export function treePageIn(bytes: Buffer, layout: Layout, start: number, type: TreeType): TreePage | string {
  if (bytes[layout.trailer] !== type || bytes[layout.trailer + 1] !== type) return 'has another type'
  const id = numberAt(bytes, layout.pageId, layout.wide)
  if (bytes.readUInt16LE(layout.trailer + 2) !== signatureOf(start, id)) return 'has a wrong signature'
  if (bytes.readUInt32LE(layout.pageChecksum) !== checksumOf(bytes.subarray(0, layout.trailer))) {
    return 'has a wrong checksum'
  }
  return shapedPage(bytes, layout, start, type) ?? 'has entries that do not fit'
}

/**
 * A leaf page whose checksum is wrong, for entries that can be proved by what they lead to; null when it is not even of the type.
 * Its keys need not grow.
 */
export function readDoubtfulLeaf(
  file: Chunks,
  layout: Layout,
  start: number,
  type: TreeType,
): TreePage | null {
  const bytes = Buffer.from(file.read(start, layout.pageSize))
  if (bytes.length < layout.pageSize || bytes[layout.trailer] !== type) return null
  const page = shapedPage(bytes, layout, start, type)
  return page?.level === 0 ? page : null
}

function shapedPage(bytes: Buffer, layout: Layout, start: number, type: TreeType): TreePage | null {
  const entries = bytes.readUIntLE(layout.count, layout.countSize)
  const stride = bytes.readUInt8(layout.count + 2 * layout.countSize)
  const level = bytes.readUInt8(layout.count + 2 * layout.countSize + 1)
  if (stride < leastStride(layout, level, type) || entries * stride > layout.count) return null
  return { start, id: numberAt(bytes, layout.pageId, layout.wide), bytes, level, entries, stride }
}

function leastStride(layout: Layout, level: number, type: TreeType): number {
  if (level > 0) return layout.innerEntry
  return type === NODE_TREE ? layout.nodeEntry : layout.blockEntry
}

/** The key of an entry: a node's or a block's identifier. */
export function keyAt(page: TreePage, place: number, layout: Layout): number {
  return numberAt(page.bytes, place * page.stride, layout.wide)
}

/** The place of the last entry whose key is at most `key`; -1 when all are greater. The keys must grow. */
export function lastUpTo(page: TreePage, key: number, layout: Layout): number {
  let low = 0
  let high = page.entries
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keyAt(page, middle, layout) <= key) low = middle + 1
    else high = middle
  }
  return low - 1
}
