import { hierarchy, treemap } from 'd3-hierarchy'

export type Tile<T> = {
  readonly of: T
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pixels between tiles. */
const GAP = 2

/**
 * Lays entries out as tiles whose areas are as their counts. The entries come with the largest first; the smallest are left out when
 * their area would be less than `least` square pixels.
 */
export function layTiles<T extends { readonly count: number }>(
  entries: readonly T[],
  { width, height }: { readonly width: number; readonly height: number },
  least: number,
): Tile<T>[] {
  const shown = entries.slice(0, fitting(entries, width * height, least))
  if (shown.length === 0 || width <= 0 || height <= 0) return []
  const root = hierarchy<{ of?: T; children?: { of: T }[] }>({ children: shown.map((of) => ({ of })) })
  const laid = treemap<{ of?: T; children?: { of: T }[] }>()
    .size([width, height])
    .paddingInner(GAP)
    .round(true)(root.sum(({ of }) => of?.count ?? 0))
  return laid
    .leaves()
    .flatMap(({ data: { of }, x0, x1, y0, y1 }) =>
      of === undefined ? [] : [{ of, x: x0, y: y0, width: x1 - x0, height: y1 - y0 }],
    )
}

/** How many of the first entries can share an area so that each gets at least `least` of it. */
function fitting(entries: readonly { readonly count: number }[], area: number, least: number): number {
  let sum = 0
  let fits = 0
  for (const { count } of entries) {
    sum += count
    if (count === 0 || (area * count) / sum < least) break
    fits++
  }
  return fits
}
