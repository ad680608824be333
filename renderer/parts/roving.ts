import { type FocusEvent, type KeyboardEvent, useState } from 'react'

/** What is one of the marks of a picture, or the lines of a list, under the arrow keys. */
export const MARKS = '[data-mark]'

type Roving = {
  /** The place of the one mark that Tab comes to. */
  readonly stop: number
  /** For the element around the marks. */
  readonly keys: {
    readonly onKeyDown: (event: KeyboardEvent<Element>) => void
    readonly onFocus: (event: FocusEvent<Element>) => void
  }
}

/**
 * Makes one tab stop of many marks: the arrows, Home and End go from one to the next. The marks carry `data-mark` and stand in the
 * page in their order; `count` is how many there are.
 */
export function useRoving(count: number): Roving {
  const [at, moveTo] = useState(0)
  const stop = Math.max(0, Math.min(at, count - 1))
  const onKeyDown = (event: KeyboardEvent<Element>) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const marks = marksIn(event.currentTarget)
    const next = placeFor(event.key, stop, marks.length)
    if (next === null) return
    event.preventDefault()
    marks[next]?.focus()
  }
  const onFocus = (event: FocusEvent<Element>) => {
    const mark = event.target.closest<HTMLElement | SVGElement>(MARKS)
    if (mark !== null) moveTo(marksIn(event.currentTarget).indexOf(mark))
  }
  return { stop, keys: { onKeyDown, onFocus } }
}

/** The place an arrow key goes to from a place; null for other keys. */
export function placeFor(key: string, from: number, count: number): number | null {
  const to = {
    ArrowRight: from + 1,
    ArrowDown: from + 1,
    ArrowLeft: from - 1,
    ArrowUp: from - 1,
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined || count === 0 ? null : Math.max(0, Math.min(count - 1, to))
}

function marksIn(element: Element): (HTMLElement | SVGElement)[] {
  return [...element.querySelectorAll<HTMLElement | SVGElement>(MARKS)]
}
