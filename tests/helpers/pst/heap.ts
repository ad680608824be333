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

type Page = { readonly parts: Buffer[]; readonly ends: number[]; size: number }

export function openHeap(layout: Layout): Heap {
  const pages: Page[] = [{ parts: [], ends: [], size: 12 }]
  const mostOfPage = layout.large ? 0x3fff : 0x7ff

  return {
    add(bytes) {
      if (bytes.length === 0) return 0
      if (bytes.length > HEAP_VALUE) throw new RangeError(`${bytes.length} bytes do not fit a heap`)
      let page = pages.at(-1)
      if (page === undefined || !hasRoom(page, bytes.length)) {
        page = { parts: [], ends: [], size: isMapped(pages.length) ? 66 : 2 }
        pages.push(page)
      }
      page.parts.push(bytes)
      page.size += bytes.length
      page.ends.push(page.size)
      return page.ends.length * 32 + (pages.length - 1) * (layout.large ? 2 ** 19 : 2 ** 16)
    },
    end: (signature, root) => pages.map((page, index) => pageOf(page, index, signature, root)),
  }

  /** With its map (§2.3.1.5), which begins at an even place. */
  function hasRoom(page: Page, length: number): boolean {
    const map = 4 + 2 * (page.ends.length + 2)
    return page.ends.length < mostOfPage && page.size + length + 1 + map <= layout.blockData
  }
}

/** The blocks that carry levels of fill for those after them (§2.3.1.4). */
function isMapped(index: number): boolean {
  return index >= 8 && (index - 8) % 128 === 0
}

function pageOf(page: Page, index: number, signature: number, root: number): Buffer {
  const header = index === 0 ? 12 : isMapped(index) ? 66 : 2
  const map = page.size + (page.size % 2)
  const bytes = Buffer.alloc(map + 4 + 2 * (page.ends.length + 1))
  bytes.writeUInt16LE(map, 0)
  if (index === 0) {
    bytes.writeUInt8(0xec, 2)
    bytes.writeUInt8(signature, 3)
    bytes.writeUInt32LE(root, 4)
  }
  Buffer.concat(page.parts).copy(bytes, header)
  bytes.writeUInt16LE(page.ends.length, map)
  for (const [place, at] of [header, ...page.ends].entries()) bytes.writeUInt16LE(at, map + 4 + 2 * place)
  return bytes
}
