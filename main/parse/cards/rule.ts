import type { RecurrencePattern } from './recurrence-pattern.ts'

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const LAST = 5
/** Minutes from 1601 to 1970. */
const EPOCH = 194_074_560

/** Seconds since 1970 of minutes since 1601, in the same time zone. */
export function secondsOf(minutes: number): number {
  return (minutes - EPOCH) * 60
}

/**
 * The rule of a pattern as RFC 5545 §3.3.10 writes it. `until` is the last occurrence, already written as the kind of value that
 * the series begins with. Null when the pattern cannot be said exactly: a wrong rule would be worse than none.
 */
export function writeRule(pattern: RecurrencePattern, until: string): string | null {
  if (pattern.slides || pattern.isLunar || pattern.period === 0) return null
  const repeats = writeRepeats(pattern)
  if (repeats === null) return null
  if (pattern.ends === 'count') return pattern.count === 0 ? null : `${repeats};COUNT=${pattern.count}`
  return pattern.ends === 'date' ? `${repeats};UNTIL=${until}` : repeats
}

function writeRepeats(pattern: RecurrencePattern): string | null {
  const { type, period } = pattern
  if (type === 'day') return period % 1440 === 0 ? `FREQ=DAILY${interval(period / 1440)}` : null
  if (type === 'week') {
    const days = daysOf(pattern.weekdays)
    // The first day of the week decides which days fall in the same week.
    const first = period > 1 ? `;WKST=${DAYS[pattern.firstWeekday]}` : ''
    return days === null ? null : `FREQ=WEEKLY${interval(period)};BYDAY=${days.join()}${first}`
  }
  // A yearly pattern counts in months too.
  const years = period / 12
  if (!Number.isInteger(years) && pattern.frequency === 'yearly') return null
  const month = Number.isInteger(years) ? monthOf(pattern.startDate) : null
  const inMonth = type === 'month-nth' ? writeNth(pattern) : writeDayOfMonth(pattern, month)
  if (inMonth === null) return null
  return month === null
    ? `FREQ=MONTHLY${interval(period)}${inMonth}`
    : `FREQ=YEARLY${interval(years)};BYMONTH=${month}${inMonth}`
}

/** 1 to 12. */
function monthOf(minutes: number): number {
  return new Date(secondsOf(minutes) * 1000).getUTCMonth() + 1
}

function writeNth({ nth, weekdays }: RecurrencePattern): string | null {
  const days = daysOf(weekdays)
  if (days === null || nth < 1 || nth > LAST) return null
  const place = nth === LAST ? -1 : nth
  return days.length === 1 ? `;BYDAY=${place}${days[0]}` : `;BYDAY=${days.join()};BYSETPOS=${place}`
}

/** Days of the shortest month there is, and of the month of a yearly pattern in its shortest year. */
const SHORTEST = 28
const shortest = [31, SHORTEST, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * In a month that is shorter it falls on the last day ([MS-OXOCAL] §2.2.1.44.1.5), where a plain BYMONTHDAY would leave the
 * month out. `month` of a yearly pattern, null of a monthly one.
 */
function writeDayOfMonth({ type, day }: RecurrencePattern, month: number | null): string | null {
  if (type === 'month-end' || day === 31) return ';BYMONTHDAY=-1'
  if (day < 1 || day > 31) return null
  if (day <= (month === null ? SHORTEST : (shortest[month - 1] ?? SHORTEST))) return `;BYMONTHDAY=${day}`
  if (month !== null) return ';BYMONTHDAY=-1'
  return `;BYMONTHDAY=${[28, 29, 30].filter((one) => one <= day).join()};BYSETPOS=-1`
}

function interval(period: number): string {
  return period === 1 ? '' : `;INTERVAL=${period}`
}

/** Days of a mask in the order of a week that begins on Monday; null when there is none. */
function daysOf(mask: number): readonly string[] | null {
  const days = [1, 2, 3, 4, 5, 6, 0].filter((day) => (mask & (1 << day)) !== 0).map((day) => DAYS[day] ?? '')
  return days.length === 0 ? null : days
}

/** "20140303T190000Z" */
export function writeUtc(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replaceAll(/[-:]|\.\d+/g, '')
}

/** "20140303", of a wall clock time. */
export function writeDate(seconds: number): string {
  return writeUtc(seconds).slice(0, 8)
}
