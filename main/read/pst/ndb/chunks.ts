import type { Bytes } from '../../../source/bytes.ts'
import { lately } from './lately.ts'

const CHUNK = 64 * 1024
/** 4 to 8 MiB in all, of chunks of the usual size. */
const HELD = 64
/** Chunks that were looked into last, in which or behind which another look is worth reading ahead. */
const NEAR = 16

/** Random access to small pieces of a file, read ahead in larger ones: a page is 512 bytes, and its neighbours follow. */
export type Chunks = {
  readonly size: number
  /** The bytes of [start, start + length) that exist. Not to be changed: they may be shared. */
  read(start: number, length: number): Buffer
}

/**
 * Reads ahead in pieces of `size` bytes, where reading goes on near by: of items that lie here and there each would cost such a
 * piece, and all of them many times the file. Lets system errors of the bytes through.
 */
export function chunksOf(bytes: Bytes, size = CHUNK): Chunks {
  const held = lately<Buffer>(HELD)
  const near = lately<true>(NEAR)
  function isNear(index: number): boolean {
    const isAgain = near.get(index) === true
    const goesOn = isAgain || near.get(index - 1) === true
    if (!isAgain) near.set(index, true)
    return goesOn
  }
  /** Bytes of one chunk, by their places in it. */
  function within(index: number, from: number, to: number): Buffer {
    const goesOn = isNear(index)
    const known = held.get(index)
    if (known !== undefined) return known.subarray(from, to)
    if (!goesOn) return bytes.read(index * size + from, to - from)
    const read = bytes.read(index * size, size)
    held.set(index, read)
    return read.subarray(from, to)
  }
  return {
    size: bytes.size,
    read(start, length) {
      const end = Math.min(start + length, bytes.size)
      if (end <= start) return Buffer.alloc(0)
      const first = Math.floor(start / size)
      const last = Math.floor((end - 1) / size)
      const base = first * size
      if (first === last) return within(first, start - base, end - base)
      const pieces: Buffer[] = []
      for (let index = first; index <= last; index++) {
        const at = index * size
        pieces.push(within(index, Math.max(0, start - at), Math.min(size, end - at)))
      }
      return Buffer.concat(pieces)
    },
  }
}
