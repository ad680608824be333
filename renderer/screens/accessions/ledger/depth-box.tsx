import type { KeyboardEvent, ReactNode } from 'react'
import { useRoving } from '../../../parts/roving.ts'

/** Keys that move in a table: they are not to move the table of source files around it as well. */
const MOVING = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
])

type BoxProps = {
  readonly label: string
  /** How many marks stand in it. */
  readonly marks: number
  /** Whether Tab comes to it. */
  readonly isCurrent: boolean
  /** Draws what scrolls; `stop` is the place of the mark that Tab comes to, -1 for none. */
  readonly children: (stop: number) => ReactNode
}

/** A table that scrolls inside the account, one stop for Tab, with arrows from mark to mark. */
export function DepthBox({ label, marks, isCurrent, children }: BoxProps) {
  const { stop, keys } = useRoving(marks)
  const onKeyDown = (event: KeyboardEvent<Element>) => {
    keys.onKeyDown(event)
    if (MOVING.has(event.key)) event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a line that is named already
    <div
      className="led-depth-box"
      role="group"
      aria-label={label}
      // What scrolls takes the focus where nothing in it does, so that keys can scroll it.
      tabIndex={marks === 0 && isCurrent ? 0 : -1}
      onFocus={keys.onFocus}
      onKeyDown={onKeyDown}
    >
      {children(isCurrent ? stop : -1)}
    </div>
  )
}
