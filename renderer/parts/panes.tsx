import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { changeSettings, useDesk } from '../state/desk.ts'

type DividerProps = {
  /** The pane whose width it moves, as settings name it. */
  readonly pane: string
  readonly label: string
  readonly width: number
  readonly least: number
  readonly most: number
  /** The pane lies right of the divider. */
  readonly flipped?: boolean
  readonly onMove: (width: number) => void
}

const STEP = 16

/** The width of a pane, remembered, with the way to set it. */
export function usePane(pane: string, usual: number): [width: number, move: (width: number) => void] {
  const kept = useDesk().settings.panes[pane]
  const [moved, move] = useState<number | null>(null)
  return [moved ?? kept ?? usual, move]
}

/** A divider between panes: dragged, or moved with the arrow keys, Home and End. */
export function Divider({ pane, label, width, least, most, flipped = false, onMove }: DividerProps) {
  const { settings } = useDesk()
  const start = useRef<{ x: number; width: number } | null>(null)
  const set = (wanted: number) => onMove(Math.round(Math.min(most, Math.max(least, wanted))))
  const keep = () => void changeSettings({ panes: { ...settings.panes, [pane]: width } })
  const towards = flipped ? -1 : 1
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted: Readonly<Record<string, number>> = {
      ArrowLeft: width - STEP * towards,
      ArrowRight: width + STEP * towards,
      Home: least,
      End: most,
    }
    const next = wanted[event.key]
    if (next === undefined) return
    event.preventDefault()
    set(next)
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (start.current !== null) set(start.current.width + (event.clientX - start.current.x) * towards)
  }
  const onPointerUp = () => {
    start.current = null
    keep()
  }
  return (
    // A separator that can be moved has the focus and a value: WAI-ARIA "window splitter".
    // biome-ignore lint/a11y/useSemanticElements: an <hr> has no value and takes no focus
    <div
      role="separator"
      tabIndex={0}
      className="divider"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onKeyUp={keep}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
    />
  )
}
