/**
 * The height a scrolled element may have. A browser ends near 33 million pixels and draws unsteadily from 16 million on; zoomed
 * to 200 % this is half of that. 142,000 rows of 28 px fit; a longer list is scrolled in proportion.
 */
export const MOST_TRACK = 4_000_000

/** What is scrolled: `total` pixels of rows, of which `view` are seen. */
export type Range = { readonly total: number; readonly view: number }

/** Where one stands: the pixel of the rows at the top of the view is `scroll + shift`; `scroll` is what the browser knows. */
export type Stand = { readonly scroll: number; readonly shift: number }

/** The height of the scrolled element, in pixels. */
export function trackOf({ total }: Range): number {
  return Math.min(total, MOST_TRACK)
}

/** The stand that shows a pixel of the rows at the top, as near as the range allows. */
export function standAt(range: Range, top: number): Stand {
  const most = Math.max(0, range.total - range.view)
  const kept = Math.min(most, Math.max(0, top))
  if (range.total <= MOST_TRACK) return { scroll: kept, shift: 0 }
  const scroll = Math.round((kept / most) * (MOST_TRACK - range.view))
  return { scroll, shift: kept - scroll }
}

/**
 * The stand after the browser scrolled to `scroll`. A wheel or key moves by as many pixels of rows as of the track; a leap, as by
 * dragging the scroll bar, goes in proportion, and so do the two ends.
 */
export function scrolledTo(range: Range, from: Stand, scroll: number): Stand {
  const track = trackOf(range)
  const atEnd = scroll <= 0 || scroll >= track - range.view
  if (range.total <= MOST_TRACK) return { scroll, shift: 0 }
  const isLeap = Math.abs(scroll - from.scroll) > 2 * range.view
  const top = scroll + from.shift
  if (!atEnd && !isLeap && top >= 0 && top <= range.total - range.view) return { scroll, shift: from.shift }
  const part = Math.min(1, Math.max(0, scroll / (track - range.view)))
  return { scroll, shift: Math.round(part * (range.total - range.view)) - scroll }
}

/** The pixel to show at the top so that a row is seen whole: moved no more than needed, or to the middle from farther away. */
export function topToShow(range: Range, top: number, row: number, rowHeight: number): number {
  const [from, to] = [row * rowHeight, (row + 1) * rowHeight]
  if (from >= top && to <= top + range.view) return top
  const near = range.view / 2
  if (from < top && top - from <= near) return from
  if (to > top + range.view && to - top - range.view <= near) return to - range.view
  return Math.max(0, from - Math.round((range.view - rowHeight) / 2))
}
