/** Hours in a day of work: what is left is told in such days once it is more than two of them. */
export const DAY = 8

/** How much work is left at a pace, rounded up; null when there is no pace, or nothing left. */
export function hoursLeft(
  undecided: number,
  perHour: number | null,
): { readonly unit: 'hours' | 'days'; readonly n: number } | null {
  if (perHour === null || perHour <= 0 || undecided === 0) return null
  const hours = undecided / perHour
  return hours > 2 * DAY
    ? { unit: 'days', n: Math.ceil(hours / DAY) }
    : { unit: 'hours', n: Math.ceil(hours) }
}
