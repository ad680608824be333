import { type RefObject, useEffect } from 'react'

/** What scrolls in the reading pane, the innermost last. */
const boxes: HTMLElement[] = []
/** Share of the height that a page moves; the last lines stay in view to read on from. */
const STEP = 0.88

/** Lets an element be paged through while it is shown. */
export function usePaging(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current
    if (element === null) return
    boxes.push(element)
    return () => void boxes.splice(boxes.indexOf(element), 1)
  }, [box])
}

/** Pages through the message; false when its end (or going back its beginning) is in view. */
export function pageOn(back = false): boolean {
  for (const box of boxes.toReversed()) {
    const room = back ? box.scrollTop : box.scrollHeight - box.clientHeight - box.scrollTop
    if (room < 2) continue
    box.scrollTop += Math.min(room, box.clientHeight * STEP) * (back ? -1 : 1)
    return true
  }
  return false
}

/**
 * Puts the focus into the frame a message is shown in, where Space scrolls: how far it goes cannot be seen from outside, so
 * nothing is passed over as read. False when no frame is shown.
 */
export function enterFrame(): boolean {
  const frame = document.querySelector<HTMLIFrameElement>('[data-reading-pane] iframe.mail')
  frame?.focus()
  return frame !== null
}
