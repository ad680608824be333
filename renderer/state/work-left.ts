/** Hours of work in a day: what is left is told in such days once it is more than two of them. */
const DAY = 8

/** How much work there is, in hours or in days of 8 of them. */
export type WorkLeft = { readonly unit: 'hours' | 'days'; readonly n: number }

/** How long so many records take at a pace, rounded up; null when there is no pace, or nothing left. */
export function workLeft(records: number, perHour: number | null): WorkLeft | null {
  if (perHour === null || perHour <= 0 || records === 0) return null
  const hours = records / perHour
  return hours > 2 * DAY
    ? { unit: 'days', n: Math.ceil(hours / DAY) }
    : { unit: 'hours', n: Math.ceil(hours) }
}
