import type { Bytes } from '../../../source/bytes.ts'
import { lately } from './lately.ts'

const CHUNK = 64 * 1024
/** 4 to 8 MiB in all, of chunks of the usual size. */
const HELD = 64

/** Random access to small pieces of a file, read ahead in larger ones: a page is 512 bytes, and its neighbours follow. */
export type Chunks = {
  readonly size: number
  /** The bytes of [start, start + length) that exist. Not to be changed: they may be shared. */
  read(start: number, length: number): Buffer
}

/** Reads ahead in pieces of `size` bytes. Lets system errors of the bytes through. */
export function chunksOf(bytes: Bytes, size = CHUNK): Chunks {
  const held = lately<Buffer>(HELD)
  function chunk(index: number): Buffer {
    const known = held.get(index)
    if (known !== undefined) return known
    const read = bytes.read(index * size, size)
    held.set(index, read)
    return read
  }
  return {
    size: bytes.size,
    read(start, length) {
      const end = Math.min(start + length, bytes.size)
      if (end <= start) return Buffer.alloc(0)
      const first = Math.floor(start / size)
      const last = Math.floor((end - 1) / size)
      const base = first * size
      if (first === last) return chunk(first).subarray(start - base, end - base)
      const pieces: Buffer[] = []
      for (let index = first; index <= last; index++) {
        pieces.push(chunk(index).subarray(Math.max(0, start - index * size), end - index * size))
      }
      return Buffer.concat(pieces)
    },
  }
}
