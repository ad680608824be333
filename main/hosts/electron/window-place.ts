import type { Rectangle } from 'electron'
import type { Kept } from './desk-file.ts'

/** Pixels that must be on a screen for the window to be found and dragged back. */
const VISIBLE = { width: 200, height: 100 }

const first = { width: 1440, height: 900 }

/**
 * Where a window opens: where it was, when enough of that is on the screen it was nearest to (`workArea` tells its room), else
 * in the middle, in the size it had.
 */
export function placeFor(
  kept: Kept['window'],
  workArea: (near: Rectangle) => Rectangle,
): { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number } {
  if (kept === null) return first
  const { x, y, width, height } = kept
  const area = workArea({ x, y, width, height })
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  // The title bar is at the top: it must not be above the screen.
  const down = y < area.y ? 0 : area.y + area.height - y
  return across >= VISIBLE.width && down >= VISIBLE.height ? { x, y, width, height } : { width, height }
}
