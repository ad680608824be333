import type { Bytes } from '../../source/bytes.ts'
import { type Blocks, readExactly } from '../blocks.ts'
import { readSegment, SEGMENT } from './objects.ts'

/** One bit for every place in the file at which an object can begin: they lie at multiples of four. */
export type Places = { has(at: number): boolean; add(at: number): void }

function openPlaces(size: number): Places {
  const bits = new Uint8Array(Math.ceil(size / 32))
  return {
    has: (at) => ((bits[at >>> 5] ?? 0) & (1 << ((at >>> 2) & 7))) !== 0,
    add: (at) => {
      bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << ((at >>> 2) & 7))
    },
  }
}

/** The text segments of a file, found by looking at every place and following no pointer. */
export type Segments = {
  readonly count: number
  /** Those no other leads to: where texts begin. In the order of the file. */
  readonly heads: readonly number[]
  /** Those that belong to a text already read. Each belongs to one only, so that all texts together are no larger than the file. */
  readonly taken: Places
}

const WINDOW = 1024 * 1024
/** Pointers have 32 bits: what is beyond belongs to nothing. */
const REACH = 2 ** 32

/** Looks at every place of the file. Throws what `bytes` throws. */
export function findSegments(bytes: Bytes, blocks: Blocks): Segments {
  const size = Math.min(bytes.size, REACH)
  const followed = openPlaces(size)
  const found: number[] = []
  let next = 0
  for (let start = 0; start < size; start += WINDOW) {
    const window = readExactly(bytes, start, Math.min(WINDOW, size - start))
    for (let at = Math.max(0, next - start); at + 4 <= window.length; at += 4) {
      if (window.readUInt32LE(at) !== start + at) continue
      const segment = readSegment(blocks, start + at)
      if (segment === null) continue
      found.push(start + at)
      if (segment.next < size) followed.add(segment.next)
      next = start + at + SEGMENT.size
      at += SEGMENT.size - 4
    }
  }
  return {
    count: found.length,
    heads: found.filter((at) => !followed.has(at)),
    taken: openPlaces(size),
  }
}

/** The segments of one text in their order, as far as they are there. */
export type Chain = {
  readonly places: readonly number[]
  /** Bytes of text. */
  readonly length: number
  /** Where the text goes on and no segment is; null when it is whole. */
  readonly broken: number | null
}

/** Takes the segments of a text, from its first; null when there is none. Ends at a circle, and at what another text took. */
export function takeChain(blocks: Blocks, head: number, taken: Places): Chain | null {
  const places: number[] = []
  let length = 0
  let at = head
  while (at !== 0) {
    const segment = taken.has(at) ? null : readSegment(blocks, at)
    if (segment === null) break
    taken.add(at)
    places.push(at)
    length += segment.length
    at = segment.next
  }
  return places.length === 0 ? null : { places, length, broken: at === 0 ? null : at }
}

/** The text of a chain. */
export function* textOf(blocks: Blocks, { places }: Chain): Generator<Buffer> {
  for (const at of places) {
    const length = readSegment(blocks, at)?.length ?? 0
    yield Buffer.from(blocks.view(at + SEGMENT.header, length))
  }
}
