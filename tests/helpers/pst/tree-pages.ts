import { signature } from './encode.ts'
import { type Layout, writeId } from './layout.ts'
import { endPage, type Space } from './space.ts'

/** The entries at the bottom of a B-tree, in the order of their keys. */
export type Leaves = {
  readonly type: 'node' | 'block'
  readonly length: number
  keyOf(place: number): number
  /** Fills the bytes of one entry. */
  write(place: number, into: Buffer): void
}

/** A page of a tree, and the entries at the bottom that it leads to: [from, to). */
export type TreePage = {
  readonly key: number
  readonly bid: number
  readonly place: number
  readonly from: number
  readonly to: number
}

/** The pages of a tree by level, the leaves first, the root last and alone. */
export type TreePages = readonly (readonly TreePage[])[]

/** Gives the next identifier of a page: they have a counter of their own ([MS-PST] §2.2.2.6 bidNextP). */
export type PageIds = () => number

/** Writes a B-tree of pages ([MS-PST] §2.2.2.7.7), of as many levels as it takes; without entries it is one empty leaf. */
export function writeTree(layout: Layout, space: Space, ids: PageIds, leaves: Leaves): TreePages {
  const leafSize = (leaves.type === 'node' ? 4 : 3) * layout.idSize
  const indexSize = 3 * layout.idSize
  const levels: TreePage[][] = [[]]
  const room = layout.large ? 4056 : layout.wide ? 488 : 496

  function writePage(level: number, size: number, part: { from: number; count: number }): TreePage {
    const { from, count } = part
    const below = levels[level - 1]
    const page = Buffer.alloc(layout.pageSize)
    for (let place = 0; place < count; place++) {
      const entry = page.subarray(place * size, (place + 1) * size)
      const child = below?.[from + place]
      if (child === undefined) leaves.write(from + place, entry)
      else writeReference(layout, entry, child)
    }
    const bid = ids()
    const type = leaves.type === 'node' ? 0x81 : 0x80
    writeShape(layout, page, { count, most: Math.floor(room / size), size, level })
    const place = space.take(
      (at) => endPage(layout, page, { type, sign: signature(at, bid), bid }),
      layout.pageSize,
      layout.pageSize,
    )
    const first = below?.[from]
    const last = below?.[from + count - 1]
    return {
      key: first?.key ?? (count > 0 ? leaves.keyOf(from) : 0),
      bid,
      place,
      from: first?.from ?? from,
      to: last?.to ?? from + count,
    }
  }

  function writeLevel(level: number, size: number, total: number): TreePage[] {
    const each = Math.min(layout.fanOut, Math.floor(room / size))
    const pages: TreePage[] = []
    for (let from = 0; from < total || pages.length === 0; from += each)
      pages.push(writePage(level, size, { from, count: Math.min(each, total - from) }))
    return pages
  }

  let top = writeLevel(0, leafSize, leaves.length)
  levels[0] = top
  while (top.length > 1) {
    top = writeLevel(levels.length, indexSize, top.length)
    levels.push(top)
  }
  return levels
}

/** BTENTRY (§2.2.2.7.7.2). */
function writeReference(layout: Layout, entry: Buffer, child: TreePage): void {
  let at = writeId(layout, entry, child.key, 0)
  at = writeId(layout, entry, child.bid, at)
  writeId(layout, entry, child.place, at)
}

type Shape = { readonly count: number; readonly most: number; readonly size: number; readonly level: number }

/** The counts that follow the entries (§2.2.2.7.7.1). */
function writeShape(layout: Layout, page: Buffer, { count, most, size, level }: Shape): void {
  if (layout.large) {
    page.writeUInt16LE(count, 4056)
    page.writeUInt16LE(most, 4058)
    page.set([size, level], 4060)
  } else page.set([count, most, size, level], layout.wide ? 488 : 496)
}
