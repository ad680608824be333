import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Range, type Stand, scrolledTo, standAt, topToShow, trackOf } from './scroll-range.ts'

/** Rows drawn beyond the view on each side, and how far one scrolls before others are drawn. */
const BEYOND = 12
const STEP = 4

type Scrolling = {
  /** Places of the first and the last row to draw. */
  readonly from: number
  readonly to: number
  /** Pixels to take off the place of a row to have it within the track. */
  readonly shift: number
  readonly track: number
  readonly towards: -1 | 1
  /** Scrolls so that a row is seen whole. */
  readonly show: (row: number) => void
}

type Seen = { readonly first: number; readonly shift: number; readonly towards: -1 | 1 }

type Scrolled = {
  readonly rows: number
  /** Of a row, in pixels. */
  readonly height: number
  /** Of what stays at the top of the element, in pixels. */
  readonly head: number
}

/** Which of so many rows of one height an element shows, however many there are. */
export function useScrolling(
  element: RefObject<HTMLElement | null>,
  { rows, height, head }: Scrolled,
): Scrolling {
  const [view, setView] = useState(0)
  const range = useMemo<Range>(() => ({ total: rows * height, view }), [rows, height, view])
  const stand = useRef<Stand>({ scroll: 0, shift: 0 })
  const [seen, setSeen] = useState<Seen>({ first: 0, shift: 0, towards: 1 })

  const follow = useCallback(
    (next: Stand) => {
      stand.current = next
      const first = Math.floor((next.scroll + next.shift) / height / STEP) * STEP
      setSeen((before) =>
        before.first === first && before.shift === next.shift
          ? before
          : { first, shift: next.shift, towards: first < before.first ? -1 : 1 },
      )
    },
    [height],
  )

  useLayoutEffect(() => {
    const at = element.current
    if (at === null) return
    const measure = () => setView(Math.max(0, at.clientHeight - head))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(at)
    return () => watch.disconnect()
  }, [element, head])

  useEffect(() => {
    const at = element.current
    if (at === null) return
    const onScroll = () => {
      if (at.scrollTop !== stand.current.scroll) follow(scrolledTo(range, stand.current, at.scrollTop))
    }
    // In a long list a wheel drifts away from proportion; at rest the scroll bar is put where it should be.
    const onRest = () => {
      const settled = standAt(range, stand.current.scroll + stand.current.shift)
      if (settled.scroll === stand.current.scroll) return
      follow(settled)
      at.scrollTop = settled.scroll
    }
    at.addEventListener('scroll', onScroll, { passive: true })
    at.addEventListener('scrollend', onRest)
    return () => {
      at.removeEventListener('scroll', onScroll)
      at.removeEventListener('scrollend', onRest)
    }
  }, [element, range, follow])

  const show = useCallback(
    (row: number) => {
      const at = element.current
      if (at === null || range.view === 0) return
      const top = stand.current.scroll + stand.current.shift
      const wanted = topToShow(range, top, row, height)
      if (wanted === top) return
      const next = standAt(range, wanted)
      follow(next)
      at.scrollTop = next.scroll
    },
    [element, range, height, follow],
  )

  const from = Math.max(0, seen.first - BEYOND)
  const to = Math.min(rows - 1, seen.first + Math.ceil(view / height) + STEP + BEYOND)
  return { from, to, shift: seen.shift, track: trackOf(range), towards: seen.towards, show }
}
