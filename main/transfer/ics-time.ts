import { midnightOf } from '../parse/cards/days.ts'
import { writeDate, writeUtc } from '../parse/cards/rule.ts'
import { offsetAt, toUtc, type ZoneRule } from '../parse/cards/time-zone.ts'
import { contentLine } from './content-line.ts'
import { zoneIdOf } from './ics-zone.ts'

/** How times of an entry are written: in its zone or in UTC, or as days. */
export type TimeForm = { readonly zone: ZoneRule | null; readonly allDay: boolean }

/** A line with a time (RFC 5545 §3.3.4, §3.3.5), given in seconds since 1970 UTC; '' of none. */
export function timeLine(name: string, utc: number | null, { zone, allDay }: TimeForm): string {
  if (utc === null) return ''
  const local = utc + (zone === null ? 0 : offsetAt(zone, utc))
  if (allDay) return contentLine(name, writeDate(midnightOf(local) ?? 0), { VALUE: 'DATE' })
  // Of an hour that comes twice a local time says only one.
  if (zone === null || toUtc(zone, local) !== utc) return contentLine(name, writeUtc(utc))
  return contentLine(name, writeUtc(local).slice(0, -1), { TZID: zoneIdOf(zone) })
}

/** A line with a day, given as its midnight UTC; '' of none. */
export function dayLine(name: string, midnight: number | null): string {
  return timeLine(name, midnight, { zone: null, allDay: true })
}

/** A duration of seconds (RFC 5545 §3.3.6). */
export function writeDuration(seconds: number): string {
  const size = Math.abs(seconds)
  return `${seconds < 0 ? '-' : ''}PT${size % 60 === 0 ? `${size / 60}M` : `${size}S`}`
}
