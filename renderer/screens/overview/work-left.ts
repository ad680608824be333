/** Hours of work in a day. */
const DAY = 8
/** Up to so many hours are said in hours. */
const MOST_HOURS = 2 * DAY

/** How long so many records take at a pace, in hours of work or in days of 8 of them; rounded up, for nobody is glad of less. */
export function workLeft(
  records: number,
  perHour: number,
): { readonly in: 'hours' | 'days'; readonly n: number } {
  const hours = records / perHour
  return hours <= MOST_HOURS
    ? { in: 'hours', n: Math.ceil(hours) }
    : { in: 'days', n: Math.ceil(hours / DAY) }
}
