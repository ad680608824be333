import { type RefObject, useLayoutEffect, useState } from 'react'

export type Size = { readonly width: number; readonly height: number }

/** The size of an element in CSS pixels, as it changes; null before it is measured. */
export function useSize(element: RefObject<HTMLElement | null>): Size | null {
  const [size, set] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const at = element.current
    if (at === null) return
    const measure = () => set({ width: at.clientWidth, height: at.clientHeight })
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(at)
    return () => watch.disconnect()
  }, [element])
  return size
}
