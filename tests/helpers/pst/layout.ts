import type { Encryption, PstPlan } from './plan.ts'

/** What the two widths and the two page sizes lay out differently ([MS-PST] §2.2.2; 4096-byte pages as libpff documents them). */
export type Layout = {
  readonly wide: boolean
  readonly large: boolean
  readonly encryption: Encryption
  readonly pageSize: number
  /** Bytes of a block identifier, and of a place in the file. */
  readonly idSize: 4 | 8
  /** Bytes at the end of a block and of a page. */
  readonly blockTrailer: number
  readonly pageTrailer: number
  /** Blocks begin at multiples of this, and fill them. */
  readonly unit: number
  /** Most bytes of data in a block. */
  readonly blockData: number
  /** Where the first map of what is allocated lies, how many bytes of the file a map stands for, and those of its bits. */
  readonly firstMap: number
  readonly section: number
  readonly mapBytes: number
  /** Most entries of a page or of a block of references, and of a node of a tree on a heap. */
  readonly fanOut: number
  readonly heapFanOut: number
}

export function layoutOf(plan: PstPlan): Layout {
  const large = plan.pageSize === 4096
  const wide = large || plan.width !== 'ansi'
  const trailer = large ? 24 : wide ? 16 : 12
  const unit = large ? 512 : 64
  const mapBytes = large ? 4072 : 496
  return {
    wide,
    large,
    encryption: plan.encryption ?? 'none',
    pageSize: large ? 4096 : 512,
    idSize: wide ? 8 : 4,
    blockTrailer: trailer,
    pageTrailer: trailer,
    unit,
    blockData: (large ? 65536 : 8192) - trailer,
    firstMap: large ? 0x22000 : 0x4400,
    section: mapBytes * 8 * unit,
    mapBytes,
    // A node of a tree on a heap has room for hundreds: real ones have three levels at most.
    heapFanOut: Math.max(8, plan.fanOut ?? Number.POSITIVE_INFINITY),
    fanOut: Math.max(2, plan.fanOut ?? Number.POSITIVE_INFINITY),
  }
}

/** Writes a block identifier or a place in the width of the file, and gives where it ends. */
export function writeId(layout: Layout, into: Buffer, value: number, at: number): number {
  if (!layout.wide) return into.writeUInt32LE(value, at)
  into.writeUInt32LE(value % 2 ** 32, at)
  return into.writeUInt32LE(Math.floor(value / 2 ** 32), at + 4)
}
