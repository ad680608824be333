import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'

/** The stretch of places being chosen in a row of equally wide ones. */
export type Stretch = {
  /** The place one is at. */
  readonly active: number
  /** Whether a place lies in the stretch that was begun. */
  readonly isWithin: (place: number) => boolean
  /** What the element that holds the row hears. */
  readonly hears: {
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerCancel: () => void
  }
}

/**
 * Chooses one of `count` places by a click or Enter, or a stretch by dragging or Shift and the arrows; `choose` gets both ends,
 * in the order they were chosen in.
 */
export function useStretch(count: number, choose: (from: number, to: number) => void): Stretch {
  const [active, activate] = useState(0)
  const [begun, begin] = useState<number | null>(null)
  const dragging = useRef(false)
  const within = (place: number) => Math.min(count - 1, Math.max(0, place))
  const end = (to: number) => {
    begin(null)
    choose(begun ?? active, to)
  }
  const placeAt = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    return within(Math.floor(((clientX - left) / width) * count))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') end(active)
    else if (event.key === 'Escape' && begun !== null) begin(null)
    else {
      const to = { ArrowLeft: active - 1, ArrowRight: active + 1, Home: 0, End: count - 1 }[event.key]
      if (to === undefined) return
      begin(event.shiftKey ? (begun ?? active) : null)
      activate(within(to))
    }
    event.preventDefault()
  }
  return {
    active,
    isWithin: (place) =>
      begun !== null && place >= Math.min(begun, active) && place <= Math.max(begun, active),
    hears: {
      onKeyDown,
      onPointerDown: (event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        dragging.current = true
        begin(placeAt(event))
        activate(placeAt(event))
      },
      onPointerMove: (event) => {
        if (dragging.current) activate(placeAt(event))
      },
      onPointerUp: (event) => {
        dragging.current = false
        end(placeAt(event))
      },
      onPointerCancel: () => {
        dragging.current = false
        begin(null)
      },
    },
  }
}
