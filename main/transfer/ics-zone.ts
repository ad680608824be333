import { writeUtc } from '../parse/cards/rule.ts'
import { changeIn, type ZoneChange, type ZoneRule } from '../parse/cards/time-zone.ts'
import { contentLine, escapeText } from './content-line.ts'

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
/** Before any calendar of a computer, so that the rule holds for every entry. */
const FIRST_YEAR = 1601
const LAST_WEEK = 5

/** What a time zone is called in the file: its own name, or one made of its offset. */
export function zoneIdOf({ name, standard }: ZoneRule): string {
  return name === '' ? `UTC${writeOffset(standard)}` : name
}

/** A time zone by its rule (RFC 5545 §3.6.5). */
export function writeZone(zone: ZoneRule): string {
  const { standard, daylight, changes } = zone
  const parts =
    changes === null
      ? writePart('STANDARD', '16010101T000000', '', standard, standard)
      : writeChange('STANDARD', changes.toStandard, daylight, standard) +
        writeChange('DAYLIGHT', changes.toDaylight, standard, daylight)
  return [
    contentLine('BEGIN', 'VTIMEZONE'),
    contentLine('TZID', escapeText(zoneIdOf(zone))),
    parts,
    contentLine('END', 'VTIMEZONE'),
  ].join('')
}

function writeChange(name: string, change: ZoneChange, from: number, to: number): string {
  const year = change.year === 0 ? FIRST_YEAR : change.year
  const begins = writeUtc(changeIn(year, change) ?? 0).slice(0, -1)
  const week = change.day === LAST_WEEK ? -1 : change.day
  const rule = `FREQ=YEARLY;BYMONTH=${change.month};BYDAY=${week}${DAYS[change.weekday]}`
  return writePart(name, begins, change.year === 0 ? contentLine('RRULE', rule) : '', from, to)
}

function writePart(name: string, begins: string, rule: string, from: number, to: number): string {
  return [
    contentLine('BEGIN', name),
    contentLine('DTSTART', begins),
    rule,
    contentLine('TZOFFSETFROM', writeOffset(from)),
    contentLine('TZOFFSETTO', writeOffset(to)),
    contentLine('END', name),
  ].join('')
}

/** "+0130", of seconds east of UTC. */
function writeOffset(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}
