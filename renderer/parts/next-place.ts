/** The place a key moves to in a list, from the current one; null for a key that does not move. `page` is in rows. */
export function nextPlace(key: string, current: number, total: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + page,
    PageUp: current - page,
    Home: 0,
    End: total - 1,
  }
  const wanted = steps[key]
  if (wanted === undefined || total === 0) return null
  return Math.min(total - 1, Math.max(0, wanted))
}
