import { useLayoutEffect } from 'react'

/**
 * Puts the focus on the screen where what had it is gone, each time `place` changes (null: leave it be): a button that led elsewhere, or that
 * what it began has taken away. So Tab goes on from there, and a screen reader tells where one is.
 */
export function useKeptFocus(place: string | null): void {
  useLayoutEffect(() => {
    const { activeElement } = document
    if (place === null) return
    if (activeElement !== null && activeElement !== document.body) return
    document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
  }, [place])
}
