import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useState } from 'react'
import { nextPlace } from '../../../parts/next-place.ts'
import { type Lines, useLines, type Wanted } from './use-lines.ts'

/** The height of the table's head in pixels, as the styles have it. */
const HEAD = 26
/** How long a row that was opened is kept in sight while it grows. */
const GROWS_MS = 1_000

type LedgerRows = {
  readonly lines: Lines
  /** Which rows exist, and where they stand. */
  readonly rows: Virtualizer<HTMLElement, Element>
  /** The place of the row that has the focus, or gets it. */
  readonly current: number
  readonly moveTo: (place: number) => void
  /** Brings the current row into sight; of one that is higher than the table, its beginning. */
  readonly showCurrent: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The lines of an account as rows of which only those in view exist, and the keys that move through them. */
export function useLedgerRows(box: RefObject<HTMLElement | null>, wanted: Wanted): LedgerRows {
  const [current, moveTo] = useState(0)
  const [seen, see] = useState({ first: 0, last: 0 })
  const lines = useLines(wanted, seen.first, seen.last)
  const total = lines.total ?? 0
  const rows = useVirtualizer<HTMLElement, Element>({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight(),
    overscan: 10,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    // The line with the focus stays drawn when it scrolls out of sight: else the focus would be lost.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(current < total ? [current] : [])])].sort(
        (a, b) => a - b,
      ),
    onChange: ({ range }) => {
      if (range === null) return
      const { startIndex: first, endIndex: last } = range
      see((before) => (before.first === first && before.last === last ? before : { first, last }))
    },
  })
  const find = (selector: string) => box.current?.querySelector<HTMLElement>(selector)
  const height = () => box.current?.clientHeight ?? 0
  return {
    lines,
    rows,
    current,
    moveTo,
    showCurrent: () => {
      const row = find(`[data-index="${current}"]`)
      if (row === null || row === undefined) return
      const bringIn = () => {
        const start = rows.measurementsCache[current]?.start ?? HEAD
        const offset = rows.scrollOffset ?? 0
        const lowest = Math.max(offset, start + row.offsetHeight - height())
        rows.scrollToOffset(Math.min(lowest, start - HEAD))
      }
      // What is opened is asked for, and makes the row higher when it comes.
      const growing = new ResizeObserver(() => requestAnimationFrame(bringIn))
      growing.observe(row)
      setTimeout(() => growing.disconnect(), GROWS_MS)
    },
    onKeyDown: (event) => {
      const page = Math.max(1, Math.floor(height() / rowHeight()) - 2)
      const place = nextPlace(event.key, current, total, page)
      if (place === null || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      moveTo(place)
      rows.scrollToIndex(place, { align: 'auto' })
      requestAnimationFrame(() => find(`[data-place="${place}"]`)?.focus())
    },
  }
}

/** The height of a row in pixels, as settings have it. */
function rowHeight(): number {
  return Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row'), 10)
}
