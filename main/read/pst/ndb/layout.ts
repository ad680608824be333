/** Where things are in the pages, blocks and entries of one of the three kinds of file. Offsets and sizes in bytes. */
export type Layout = {
  /** Identifiers and offsets take eight bytes, not four. */
  readonly wide: boolean
  readonly pageSize: 512 | 4096
  /** In a B-tree page ([MS-PST] §2.2.2.7.7.1): where the count of entries is; its entries end here. */
  readonly count: number
  /** Of the count, and of the greatest count that follows it. */
  readonly countSize: 1 | 2
  /** In any page: where its trailer begins, which its checksum does not cover ([MS-PST] §2.2.2.7.1). */
  readonly trailer: number
  readonly pageChecksum: number
  readonly pageId: number
  /** Entries of B-tree pages ([MS-PST] §2.2.2.7.7.2 to .4). A page may space them wider. */
  readonly innerEntry: number
  readonly nodeEntry: number
  readonly blockEntry: number
  /** Of a block ([MS-PST] §2.2.2.8.1): the size of its trailer, what its size is rounded up to, and places in the trailer. */
  readonly blockTrailer: number
  readonly blockUnit: 64 | 512
  readonly blockChecksum: number
  readonly blockId: number
}

/** By Outlook 97 to 2002. */
export const ANSI: Layout = {
  wide: false,
  pageSize: 512,
  count: 496,
  countSize: 1,
  trailer: 500,
  pageChecksum: 508,
  pageId: 504,
  innerEntry: 12,
  nodeEntry: 16,
  blockEntry: 12,
  blockTrailer: 12,
  blockUnit: 64,
  blockChecksum: 8,
  blockId: 4,
}

/** By Outlook 2003 and later. */
export const UNICODE: Layout = {
  wide: true,
  pageSize: 512,
  count: 488,
  countSize: 1,
  trailer: 496,
  pageChecksum: 500,
  pageId: 504,
  innerEntry: 24,
  nodeEntry: 32,
  blockEntry: 24,
  blockTrailer: 16,
  blockUnit: 64,
  blockChecksum: 4,
  blockId: 8,
}

/**
 * By Outlook 2013 and later for offline use. No specification of Microsoft's describes it; as found in files. Page and block
 * trailers have eight bytes more at their end, an entry of the block tree says the inflated size after the stored one.
 */
export const LARGE_PAGES: Layout = {
  ...UNICODE,
  pageSize: 4096,
  count: 4056,
  countSize: 2,
  trailer: 4072,
  pageChecksum: 4076,
  pageId: 4080,
  blockTrailer: 24,
  blockUnit: 512,
}

/** An identifier or offset at a place. What lies above 2^53 comes out rounded: such a number leads nowhere in any file. */
export function numberAt(bytes: Buffer, at: number, wide: boolean): number {
  const low = bytes.readUInt32LE(at)
  return wide ? low + bytes.readUInt32LE(at + 4) * 0x100000000 : low
}

/** Bytes that a block with `size` bytes of data takes in the file, padding and trailer included ([MS-PST] §2.2.2.8). */
export function spaceOf(size: number, layout: Layout): number {
  return Math.ceil((size + layout.blockTrailer) / layout.blockUnit) * layout.blockUnit
}
