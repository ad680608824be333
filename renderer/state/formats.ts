import { locale, say } from './words.ts'

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>()

/** A count, grouped by locale: 48,210. */
export function writeNumber(n: number): string {
  return numberFormat('number', {}).format(n)
}

/** A share of a whole as a whole per cent, never rounded up to 100 or down to 0. */
export function writePercent(part: number, whole: number): string {
  if (whole <= 0) return '0'
  const exact = (100 * part) / whole
  const rounded = Math.round(exact)
  return String(rounded >= 100 && part < whole ? 99 : rounded <= 0 && part > 0 ? 1 : rounded)
}

const UNITS = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Bytes in the unit that fits, one decimal: 16.1 GB. Powers of 1,000, as drives are sold. */
export function writeBytes(bytes: number): string {
  // Intl has one form for one byte and for more.
  if (bytes < 1000) return say('bytes', { n: bytes })
  const step = Math.min(UNITS.length, Math.floor(Math.log10(bytes) / 3))
  const unit = UNITS[step - 1] ?? 'kilobyte'
  const digits = bytes / 1000 ** step >= 100 ? 0 : 1
  return numberFormat(`bytes ${unit} ${digits}`, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(bytes / 1000 ** step)
}

/** Bytes in the unit that fits and to the byte: 16.1 kB (16,105 bytes). */
export function writeBytesInFull(bytes: number): string {
  return bytes < 1000 ? writeBytes(bytes) : `${writeBytes(bytes)} (${say('bytes', { n: bytes })})`
}

/** A day in figures, as columns have it: 12-03-2012. `seconds` since 1970 UTC. By UTC, as `date:` and the timeline count days. */
export function writeDay(seconds: number): string {
  return dateFormat('day', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(seconds * 1000)
}

/** A day in words, of an ISO 8601 day: 2 November 2026. What is no such day is answered as it is. */
export function writeDate(day: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : Number.NaN
  return Number.isNaN(time) ? day : dateFormat('date', { dateStyle: 'long', timeZone: 'UTC' }).format(time)
}

/** A moment in words: 12 March 2012 at 14:07. */
export function writeMoment(seconds: number): string {
  return dateFormat('moment', { dateStyle: 'long', timeStyle: 'short' }).format(seconds * 1000)
}

/** A moment in words as a clock `zone` minutes east of UTC showed it. */
export function writeMomentThere(seconds: number, zone: number): string {
  const format = dateFormat('moment there', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return format.format((seconds + zone * 60) * 1000)
}

/** From when to when, in seconds since 1970 UTC; null where that is not known. */
export type Span = { readonly start: number | null; readonly end: number | null }

/**
 * A span of time in words with the day of the week: Tuesday, 9 April 2013, 19:30–22:00; of one end only that; '' of none. As a clock
 * `zone` minutes east of UTC showed it, null: as this computer's.
 */
export function writeSpan(span: Span, zone: number | null): string {
  return writeRange(spanFormat('span', { dateStyle: 'full', timeStyle: 'short' }, zone), span, zone)
}

/** The days of a span, which ends before the first moment it no longer holds: Tuesday 9 – Friday 12 April 2013. As `writeSpan`. */
export function writeDays({ start, end }: Span, zone: number | null): string {
  const last = end === null || start === null || end <= start ? end : end - 1
  return writeRange(spanFormat('days', { dateStyle: 'full' }, zone), { start, end: last }, zone)
}

/** A day with its name: Tuesday, 9 April 2013. As `writeSpan`. */
export function writeLongDay(seconds: number, zone: number | null): string {
  return writeDays({ start: seconds, end: null }, zone)
}

function spanFormat(name: string, options: Intl.DateTimeFormatOptions, zone: number | null) {
  return zone === null
    ? dateFormat(name, options)
    : dateFormat(`${name} there`, { ...options, timeZone: 'UTC' })
}

function writeRange(format: Intl.DateTimeFormat, { start, end }: Span, zone: number | null): string {
  const there = (seconds: number) => (seconds + (zone ?? 0) * 60) * 1000
  const first = start ?? end
  if (first === null) return ''
  if (end === null || end <= first) return format.format(there(first))
  return format.formatRange(there(first), there(end))
}

/** A moment in figures, of an ISO 8601 time: 23-11-2026 14:07:31. */
export function writeTime(iso: string): string {
  const time = Date.parse(iso)
  return Number.isNaN(time)
    ? iso
    : dateFormat('time', { dateStyle: 'short', timeStyle: 'medium' }).format(time)
}

/** A length of time in its largest unit: 4 minutes. */
export function writeDuration(seconds: number): string {
  if (seconds < 90) return say('time.seconds', { n: Math.max(1, Math.round(seconds)) })
  if (seconds < 90 * 60) return say('time.minutes', { n: Math.round(seconds / 60) })
  if (seconds < 48 * 3600) return say('time.hours', { n: Math.round(seconds / 3600) })
  return say('time.days', { n: Math.round(seconds / 86_400) })
}

function numberFormat(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale()} ${name}`
  const found = formats.get(key)
  if (found instanceof Intl.NumberFormat) return found
  const made = new Intl.NumberFormat(locale(), options)
  formats.set(key, made)
  return made
}

function dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${name}`
  const found = formats.get(key)
  if (found instanceof Intl.DateTimeFormat) return found
  const made = new Intl.DateTimeFormat(locale(), options)
  formats.set(key, made)
  return made
}
