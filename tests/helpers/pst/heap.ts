import type { Layout } from './layout.ts'

/** Most bytes of one allocation; what is larger lies in a subnode ([MS-PST] §2.3.3.3). */
export const HEAP_VALUE = 3580

/** A heap on a node in the making ([MS-PST] §2.3.1). Its levels of fill, hints for who writes on, stay at "empty". */
export type Heap = {
  /** Keeps bytes and gives their HID; 0 for no bytes at all. */
  add(bytes: Buffer): number
  /** The blocks of the heap. `signature` is the kind of its client, `root` the HID of what that client begins with. */
  end(signature: number, root: number): Buffer[]
}

/** A block of a heap: its header and allocations, and where each of these ends. */
type Page = { readonly parts: Buffer[]; readonly ends: number[]; size: number }

export function openHeap(layout: Layout): Heap {
  const full: Buffer[] = []
  let page = openPage(0)
  const mostOfPage = layout.large ? 0x3fff : 0x7ff
  const indexBits = layout.large ? 14 : 11

  /** With its map (§2.3.1.5), which begins at an even place. */
  function hasRoom(length: number): boolean {
    const map = 4 + 2 * (page.ends.length + 1)
    return page.ends.length <= mostOfPage && page.size + length + 1 + map <= layout.blockData
  }

  return {
    add(bytes) {
      if (bytes.length === 0) return 0
      if (bytes.length > HEAP_VALUE) throw new RangeError(`${bytes.length} bytes do not fit a heap`)
      if (!hasRoom(bytes.length)) {
        full.push(closePage(page))
        page = openPage(full.length)
      }
      // `ends` begins with the end of the header, so its length is the number of this allocation, from 1.
      const hid = page.ends.length * 2 ** 5 + full.length * 2 ** (5 + indexBits)
      page.parts.push(bytes)
      page.size += bytes.length
      page.ends.push(page.size)
      return hid
    },
    end(signature, root) {
      const pages = [...full, closePage(page)]
      pages[0]?.set([0xec, signature], 2)
      pages[0]?.writeUInt32LE(root, 4)
      return pages
    },
  }
}

/** HNHDR, HNPAGEHDR or, with room for levels of fill, HNBITMAPHDR (§2.3.1.2–4). */
function openPage(index: number): Page {
  const size = index === 0 ? 12 : index % 128 === 8 ? 66 : 2
  return { parts: [Buffer.alloc(size)], ends: [size], size }
}

/** The block with its map behind what it maps. */
function closePage({ parts, ends, size }: Page): Buffer {
  const map = size + (size % 2)
  const bytes = Buffer.alloc(map + 4 + 2 * ends.length)
  Buffer.concat(parts).copy(bytes)
  bytes.writeUInt16LE(map, 0)
  bytes.writeUInt16LE(ends.length - 1, map)
  for (const [place, end] of ends.entries()) bytes.writeUInt16LE(end, map + 4 + 2 * place)
  return bytes
}
