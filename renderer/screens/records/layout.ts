import type { Size } from '../../parts/use-size.ts'

/** Least widths in pixels with which a pane is of use. */
export const LEAST = { facets: 150, list: 380, reading: 300 } as const

/** What of a screen each pane gets, in pixels. */
export type Layout = {
  /** The width of the facets; null when they are folded. */
  readonly facets: number | null
  /** The width of the list; null when another pane has its place. */
  readonly list: number | null
  /** The width of the reading pane; null when it is not shown. */
  readonly reading: number | null
  /** One pane at a time: the list opens the reading pane in its place. */
  readonly isNarrow: boolean
  /** Low windows have no room for the timeline. */
  readonly isLow: boolean
}

type Wishes = {
  readonly facets: number
  readonly reading: number
  readonly folded: boolean
  readonly isOpen: boolean
  /** Where there is room for one pane: the facets instead of the list. */
  readonly instead: boolean
}

/** Divides a screen among its panes: what a person wished, as far as there is room; the facets fold first, then one pane at a time. */
export function divide({ width, height }: Size, wishes: Wishes): Layout {
  const isLow = height < 420
  if (width < LEAST.list + LEAST.reading) {
    const facets = wishes.instead && !wishes.isOpen ? width : null
    return {
      facets,
      list: wishes.isOpen || facets !== null ? null : width,
      reading: wishes.isOpen ? width : null,
      isNarrow: true,
      isLow,
    }
  }
  const room = width - LEAST.list - LEAST.reading
  const facets = wishes.folded || room < LEAST.facets ? null : Math.min(wishes.facets, room)
  const reading = Math.max(LEAST.reading, Math.min(wishes.reading, width - (facets ?? 0) - LEAST.list))
  return { facets, list: width - (facets ?? 0) - reading, reading, isNarrow: false, isLow }
}
