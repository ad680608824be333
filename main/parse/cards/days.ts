const DAY = 86_400

/**
 * Midnight UTC of the day a time means. Days are stored as a local midnight, or as the same in UTC, or as noon UTC
 * ([MS-OXOCNTC] §2.2.1.5.1, [MS-OXOTASK] §2.2.2.2.4): the nearest midnight is that day in each zone of at most twelve hours.
 */
export function midnightOf(time: number | null): number | null {
  return time === null ? null : Math.ceil(time / DAY - 0.5) * DAY
}
