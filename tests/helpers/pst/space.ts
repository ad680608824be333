import { checksum } from './encode.ts'
import type { Layout } from './layout.ts'

/** Where the bytes of a file go: in order, but for the header, which is written last. */
export type Sink = (bytes: Buffer, place: number) => void

/** Hands out the places of a file, section by section, and keeps the maps that say what is taken ([MS-PST] §2.2.2.7.2). */
export type Space = {
  /**
   * Puts `length` bytes, a multiple of the unit, at the next place with room for them, and gives that place. What is not kept (all
   * is when nothing is said) lies there and is free by the maps.
   */
  take(bytes: (place: number) => Buffer, length: number, alignment: number, isKept?: boolean): number
  /** Writes what is left, and gives the size of the file, the place of the last map and the bytes free under the maps. */
  end(): { readonly size: number; readonly lastMap: number; readonly free: number }
}

/** Sections are held until they are full: their first page maps them. */
export function openSpace(layout: Layout, sink: Sink): Space {
  let index = -1
  let section = Buffer.alloc(0)
  let used = 0
  let free = 0
  let taken = new Uint8Array(0)
  const startOf = (): number => layout.firstMap + index * layout.section

  function begin(): void {
    index++
    section = Buffer.alloc(layout.section)
    taken = new Uint8Array(layout.mapBytes)
    used = 0
    for (const type of mapsOf(layout, index)) {
      mark(used, layout.pageSize)
      if (type !== 0x84)
        mapPage(layout, type, Buffer.alloc(layout.mapBytes, 0xff), startOf() + used).copy(section, used)
      used += layout.pageSize
    }
  }

  function mark(from: number, length: number): void {
    for (let bit = from / layout.unit; bit < (from + length) / layout.unit; bit++)
      taken[bit >>> 3] = (taken[bit >>> 3] ?? 0) | (0x80 >>> (bit & 7))
  }

  function flush(length: number): void {
    mapPage(layout, 0x84, Buffer.from(taken), startOf()).copy(section, 0)
    for (const byte of taken) for (let bits = ~byte & 0xff; bits > 0; bits &= bits - 1) free += layout.unit
    sink(section.subarray(0, length), startOf())
  }

  begin()
  return {
    take(bytes, length, alignment, isKept = true) {
      let at = alignedIn(startOf(), used, alignment)
      if (at + length > layout.section) {
        flush(layout.section)
        begin()
        at = alignedIn(startOf(), used, alignment)
      }
      if (isKept) mark(at, length)
      bytes(startOf() + at).copy(section, at)
      used = at + length
      return startOf() + at
    },
    end() {
      const length = alignedIn(startOf(), used, layout.pageSize)
      // Nothing can be put behind the end of the file: its bits count as taken.
      mark(length, layout.section - length)
      flush(length)
      return { size: startOf() + length, lastMap: startOf(), free }
    },
  }
}

/** `used` raised so that the place in the file is a multiple of `alignment`. */
function alignedIn(start: number, used: number, alignment: number): number {
  return Math.ceil((start + used) / alignment) * alignment - start
}

/**
 * The types of the pages at the beginning of a section: AMap, then PMap every 8th, FMap and FPMap where the header's own maps end
 * ([MS-PST] §2.2.2.7.2–6). Files with 4096-byte pages have been seen with the first alone.
 */
function mapsOf(layout: Layout, index: number): number[] {
  if (layout.large) return [0x84]
  const types = [0x84]
  if (index % 8 === 0) types.push(0x83)
  if (index >= 128 && (index - 128) % 496 === 0) types.push(0x82)
  if (index >= 8192 && (index - 8192) % (8 * 496 * 8) === 0) types.push(0x85)
  return types
}

/** A page whose bits are a map. Its identifier is its place, and it carries no signature (§2.2.2.7.1). */
function mapPage(layout: Layout, type: number, bits: Buffer, place: number): Buffer {
  const page = Buffer.alloc(layout.pageSize)
  bits.copy(page, layout.wide ? 0 : 4)
  return endPage(layout, page, { type, sign: 0, bid: place })
}

/** Completes a page with its trailer ([MS-PST] §2.2.2.7.1). */
export function endPage(
  layout: Layout,
  page: Buffer,
  { type, sign, bid }: { readonly type: number; readonly sign: number; readonly bid: number },
): Buffer {
  const at = layout.pageSize - layout.pageTrailer
  page[at] = type
  page[at + 1] = type
  page.writeUInt16LE(sign, at + 2)
  const sum = checksum(page.subarray(0, at))
  page.writeUInt32LE(sum, layout.wide ? at + 4 : at + 8)
  page.writeUInt32LE(bid % 2 ** 32, layout.wide ? at + 8 : at + 4)
  if (layout.wide) page.writeUInt32LE(Math.floor(bid / 2 ** 32), at + 12)
  return page
}
