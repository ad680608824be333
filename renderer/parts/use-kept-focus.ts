import { useEffect, useLayoutEffect } from 'react'

/**
 * Puts the focus on the screen where what had it is gone, each time `place` changes (null: leave it be): a button that led
 * elsewhere, or that what it began has taken away. So Tab goes on from there, and a screen reader tells where one is.
 */
export function useKeptFocus(place: string | null): void {
  useLayoutEffect(() => {
    if (place !== null && isLost())
      document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  }, [place])
}

/** The same where a sheet has closed that was opened from another: to the list, where single keys work, if there is one. */
export function useFocusAfter(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    return () => {
      // The sheet itself gives the focus back at the next frame, to what had it before if that is still there.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (!isLost()) return
          const list = document.querySelector<HTMLElement>('[data-list]')
          const place = list ?? document.querySelector<HTMLElement>('main')
          place?.focus({ preventScroll: true })
        }),
      )
    }
  }, [isOpen])
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body
}
