import { type ByteCursor, readWhole } from '../../read/mapi/byte-cursor.ts'

/** When a year goes over to standard or to daylight time: a SYSTEMTIME as [MS-OXOCAL] §2.2.1.39 uses it, in wall clock time. */
export type ZoneChange = {
  /** 0 is every year: `day` is then the week of the month, 5 the last. Else one date, and `day` is of the month. */
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly day: number
  /** Seconds after midnight. */
  readonly time: number
}

/** The rule of a time zone that an item carries. Offsets in seconds east of UTC. */
export type ZoneRule = {
  /** As its program calls it ("W. Europe Standard Time"); '' when the item does not say. */
  readonly name: string
  readonly standard: number
  readonly daylight: number
  /** When each begins; null when the zone has one time all year. */
  readonly changes: { readonly toStandard: ZoneChange; readonly toDaylight: ZoneChange } | null
}

const DAY = 86_400
/** PidLidTimeZoneStruct, and a TZRule of a definition. */
const STRUCT_BYTES = 48
const EFFECTIVE = 0x0002

/** Reads PidLidTimeZoneStruct ([MS-OXOCAL] §2.2.1.39). Null when it is no rule of a time zone. */
export function readTimeZoneStruct(bytes: Buffer, name: string): ZoneRule | null {
  if (bytes.length < STRUCT_BYTES) return null
  return readWhole(bytes, (cursor) => {
    const biases = readBiases(cursor)
    cursor.take(2)
    const toStandard = readChange(cursor)
    cursor.take(2)
    return makeRule(name, biases, toStandard, readChange(cursor))
  })
}

/**
 * Reads PidLidAppointmentTimeZoneDefinitionRecur and its kin ([MS-OXOCAL] §2.2.1.41): the rule marked as the effective one, the
 * last where none is. Null when there is none that makes sense.
 */
export function readTimeZoneDefinition(bytes: Buffer): ZoneRule | null {
  return readWhole(bytes, (cursor) => {
    // Versions, the size of the header, a reserved field.
    cursor.take(6)
    const name = cursor.wide(cursor.u16())
    let found: ZoneRule | null = null
    const rules = cursor.u16()
    // The cursor ends the loop when there are fewer.
    for (let place = 0; place < rules; place++) {
      cursor.take(4)
      const flags = cursor.u16()
      cursor.take(16)
      const biases = readBiases(cursor)
      const rule = makeRule(name, biases, readChange(cursor), readChange(cursor))
      if ((flags & EFFECTIVE) !== 0) return rule
      found = rule
    }
    return found
  })
}

/** A zone of one offset, in seconds east of UTC. */
export function fixedZone(east: number): ZoneRule {
  return { name: '', standard: east, daylight: east, changes: null }
}

/**
 * UTC seconds of a wall clock time (seconds since 1970 as if it were UTC). A time that comes twice is the first one, a time that
 * is skipped is reckoned with the offset before the gap (RFC 5545 §3.3.5).
 */
export function toUtc(zone: ZoneRule, local: number): number {
  const year = yearOf(local)
  const gap = Math.max(0, zone.daylight - zone.standard)
  const daylight = isBetween(
    local,
    changeIn(year, zone.changes?.toDaylight),
    changeIn(year, zone.changes?.toStandard),
    gap,
  )
  return local - (daylight ? zone.daylight : zone.standard)
}

/** Seconds east of UTC at a moment of UTC. */
export function offsetAt(zone: ZoneRule, utc: number): number {
  const standard = utc + zone.standard
  const year = yearOf(standard)
  const begins = changeIn(year, zone.changes?.toDaylight)
  const ends = changeIn(year, zone.changes?.toStandard)
  if (begins === null || ends === null) return zone.standard
  const afterBegin = standard >= begins
  const beforeEnd = utc + zone.daylight < ends
  const isDaylight = begins < ends ? afterBegin && beforeEnd : afterBegin || beforeEnd
  return isDaylight ? zone.daylight : zone.standard
}

/** Whether two rules give the same time always, whatever they are called. */
export function sameTimes(a: ZoneRule, b: ZoneRule): boolean {
  return JSON.stringify({ ...a, name: '' }) === JSON.stringify({ ...b, name: '' })
}

function isBetween(local: number, begins: number | null, ends: number | null, gap: number): boolean {
  if (begins === null || ends === null) return false
  return begins < ends ? local >= begins + gap && local < ends : local >= begins + gap || local < ends
}

/** Wall clock seconds since 1970 at which a change comes in a year; null when it does not. */
export function changeIn(year: number, change: ZoneChange | undefined): number | null {
  if (change === undefined || (change.year !== 0 && change.year !== year)) return null
  const first = Date.UTC(year, change.month - 1, 1) / 1000
  if (change.year !== 0) return first + (change.day - 1) * DAY + change.time
  const weekday = new Date(first * 1000).getUTCDay()
  const length = new Date(Date.UTC(year, change.month, 0)).getUTCDate()
  const day = 1 + ((change.weekday - weekday + 7) % 7) + (change.day - 1) * 7
  return first + ((day > length ? day - 7 : day) - 1) * DAY + change.time
}

function yearOf(seconds: number): number {
  return new Date(seconds * 1000).getUTCFullYear()
}

type Biases = { readonly bias: number; readonly standard: number; readonly daylight: number }

function readBiases(cursor: ByteCursor): Biases {
  return { bias: cursor.i32(), standard: cursor.i32(), daylight: cursor.i32() }
}

function makeRule(
  name: string,
  { bias, standard, daylight }: Biases,
  toStandard: ZoneChange,
  toDaylight: ZoneChange,
): ZoneRule | null {
  // Minutes west of UTC; "- 0" keeps a zero without its sign.
  const offsets = { standard: 0 - (bias + standard) * 60, daylight: 0 - (bias + daylight) * 60 }
  if (Math.abs(offsets.standard) > DAY || Math.abs(offsets.daylight) > DAY) return null
  if (toStandard.month === 0 || toDaylight.month === 0)
    return { name, standard: offsets.standard, daylight: offsets.standard, changes: null }
  if (!isPossible(toStandard) || !isPossible(toDaylight)) return null
  return { name, ...offsets, changes: { toStandard, toDaylight } }
}

function isPossible({ year, month, weekday, day, time }: ZoneChange): boolean {
  return month <= 12 && weekday <= 6 && day >= 1 && day <= (year === 0 ? 5 : 31) && time < DAY
}

function readChange(cursor: ByteCursor): ZoneChange {
  const year = cursor.u16()
  const month = cursor.u16()
  const weekday = cursor.u16()
  const day = cursor.u16()
  const time = cursor.u16() * 3600 + cursor.u16() * 60 + cursor.u16()
  cursor.take(2)
  return { year, month, weekday, day, time }
}
