import type { Bytes } from '../source/bytes.ts'

/** How much is read at a time: large enough that the number of reads does not count, small enough to hold many. */
export const BLOCK = 1024 * 1024

/** Line feed and carriage return. */
export const LF = 10
export const CR = 13

/** A moving block of a source file, so that looking around a place costs no read. Throws what `Bytes` throws. */
export type Blocks = {
  readonly size: number
  /** The bytes of [start, start + length) that lie within the file. Valid until the next call: copy what is kept. */
  view(start: number, length: number): Buffer
  /** The offset of the first `needle` that begins at or after `from`, or -1. */
  find(needle: Buffer, from: number): number
  /** The offset after the line that begins at or holds `from`: that of the next line, or the file's size. */
  lineAfter(from: number): number
}

/** Reads `bytes` in blocks of `blockSize` bytes; results do not depend on that size. */
export function openBlocks(bytes: Bytes, blockSize: number = BLOCK): Blocks {
  const size = bytes.size
  let block: Buffer = Buffer.alloc(0)
  let blockStart = 0

  /** Makes the block hold [start, start + least), as far as the file goes. */
  function load(start: number, least: number): void {
    const wanted = Math.min(least, size - start)
    if (start >= blockStart && start + wanted <= blockStart + block.length) return
    block = readExactly(bytes, start, Math.max(wanted, Math.min(blockSize, size - start)))
    blockStart = start
  }

  function find(needle: Buffer, from: number): number {
    let at = Math.max(0, from)
    while (at + needle.length <= size) {
      load(at, needle.length)
      const hit = block.indexOf(needle, at - blockStart)
      if (hit >= 0) return blockStart + hit
      at = blockStart + block.length - needle.length + 1
    }
    return -1
  }

  return {
    size,
    view(start, length) {
      if (start >= size) return Buffer.alloc(0)
      load(start, length)
      return block.subarray(start - blockStart, start - blockStart + length)
    },
    find,
    lineAfter(from) {
      const feed = find(lineFeed, from)
      return feed < 0 ? size : feed + 1
    },
  }
}

/**
 * Reads bytes that must be there. Throws a system error (code ESTALE) when the file has become shorter since it was opened:
 * a span of the account that cannot be read is never passed over in silence.
 */
export function readExactly(bytes: Bytes, start: number, length: number): Buffer {
  const got = bytes.read(start, length)
  if (got.length === length) return got
  throw Object.assign(new Error('the file became shorter while it was being read'), { code: 'ESTALE' })
}

/** Whether an error says that a file became shorter while it was read, as readExactly throws it. */
export function isShorter(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ESTALE'
}

/** The span [start, start + length) in consecutive pieces of at most `pieceSize` bytes. */
export function* piecesOf(bytes: Bytes, start: number, length: number, pieceSize = BLOCK): Generator<Buffer> {
  const end = start + length
  for (let at = start; at < end; at += pieceSize) yield readExactly(bytes, at, Math.min(pieceSize, end - at))
}

const lineFeed = Buffer.from('\n')
