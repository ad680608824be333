import { ByteCursor, CutShort } from '../../read/mapi/byte-cursor.ts'

/** How a series repeats ([MS-OXOCAL] §2.2.1.44.1). Dates in minutes since 1601 in the series' own time, at midnight. */
export type RecurrencePattern = {
  readonly frequency: 'daily' | 'weekly' | 'monthly' | 'yearly'
  readonly type: 'day' | 'week' | 'month' | 'month-end' | 'month-nth'
  /** The pattern is of a calendar whose months are not ours: Hijri, Hebrew, Chinese … */
  readonly isLunar: boolean
  /** Minutes of a daily pattern, weeks of a weekly one, else months. */
  readonly period: number
  /** Each next one begins when the one before is done (tasks only). */
  readonly slides: boolean
  /** Bit 0 is Sunday; of week and month-nth. */
  readonly weekdays: number
  /** Day of the month, 1 to 31; of month. */
  readonly day: number
  /** 1 to 4, and 5 for the last; of month-nth. */
  readonly nth: number
  readonly ends: 'date' | 'count' | 'never'
  readonly count: number
  /** 0 is Sunday. */
  readonly firstWeekday: number
  /** Days on which an occurrence of the pattern was taken out or changed. */
  readonly deleted: readonly number[]
  readonly startDate: number
  readonly endDate: number
}

/** An occurrence that is otherwise ([MS-OXOCAL] §2.2.1.44.2). Minutes since 1601, local; texts null where they are as in the series. */
export type OccurrenceChange = {
  readonly start: number
  readonly end: number
  readonly originalStart: number
  readonly subject: string | null
  readonly location: string | null
}

/** What PidLidAppointmentRecur holds. */
export type AppointmentPattern = {
  readonly pattern: RecurrencePattern
  /** Minutes from midnight at which each begins and ends. */
  readonly startOffset: number
  readonly endOffset: number
  /** Null when they could not be read. */
  readonly changes: readonly OccurrenceChange[] | null
}

/** Occurrences taken out or changed that are read of one series; no program makes nearly so many. */
const MOST_CHANGES = 10_000

const frequencies = { 8202: 'daily', 8203: 'weekly', 8204: 'monthly', 8205: 'yearly' } as const
const types = {
  0: 'day',
  1: 'week',
  2: 'month',
  3: 'month-nth',
  4: 'month-end',
  10: 'month',
  11: 'month-nth',
  12: 'month-end',
} as const
const ends = { 8225: 'date', 8226: 'count', 8227: 'never', 4294967295: 'never' } as const

/** Patterns by months of the Hijri calendar. */
const FIRST_HIJRI = 0xa
/** CalendarType of calendars with months of their own: Hijri, Hebrew, the lunar ones of east Asia, Saka, Um Al Qura. */
const LUNAR: ReadonlySet<number> = new Set([0x6, 0x8, 0xe, 0xf, 0x10, 0x11, 0x13, 0x14, 0x17])

/** Reads PidLidTaskRecurrence ([MS-OXOTASK] §2.2.2.2.15). Null when it is no pattern, or one whose parts deny each other. */
export function readTaskPattern(bytes: Buffer): RecurrencePattern | null {
  return orNull(() => readPattern(new ByteCursor(bytes)))
}

/** Reads PidLidAppointmentRecur ([MS-OXOCAL] §2.2.1.44.5). Null as of a task; without its changes when only they are damaged. */
export function readAppointmentPattern(
  bytes: Buffer,
  decode: (text: Buffer) => string,
): AppointmentPattern | null {
  const cursor = new ByteCursor(bytes)
  return orNull(() => {
    const pattern = readPattern(cursor)
    if (pattern === null) return null
    cursor.take(4)
    const writer = cursor.u32()
    const startOffset = cursor.u32()
    const endOffset = cursor.u32()
    if (startOffset >= 1440 || endOffset < startOffset) return null
    return { pattern, startOffset, endOffset, changes: orNull(() => readChanges(cursor, writer, decode)) }
  })
}

function readPattern(cursor: ByteCursor): RecurrencePattern | null {
  cursor.take(4)
  const frequency = known(frequencies, cursor.u16())
  const typeNumber = cursor.u16()
  const type = known(types, typeNumber)
  const calendar = cursor.u16()
  cursor.take(4)
  const period = cursor.u32()
  const slides = cursor.u32() !== 0
  if (frequency === null || type === null) return null
  const weekdays = type === 'week' || type === 'month-nth' ? cursor.u32() : 0
  const day = type === 'month' || type === 'month-end' ? cursor.u32() : 0
  const nth = type === 'month-nth' ? cursor.u32() : 0
  const end = known(ends, cursor.u32())
  const count = cursor.u32()
  const firstWeekday = cursor.u32()
  const deleted = readDates(cursor)
  // Days of changed occurrences: the changes themselves say more.
  readDates(cursor)
  if (end === null || firstWeekday > 6) return null
  const isLunar = typeNumber >= FIRST_HIJRI || (type.startsWith('month') && LUNAR.has(calendar))
  const when = { startDate: cursor.u32(), endDate: cursor.u32() }
  return {
    frequency,
    type,
    isLunar,
    period,
    slides,
    weekdays,
    day,
    nth,
    ends: end,
    count,
    firstWeekday,
    deleted,
    ...when,
  }
}

function readDates(cursor: ByteCursor): number[] {
  const count = cursor.u32()
  if (count > MOST_CHANGES || count * 4 > cursor.left) throw new CutShort()
  return Array.from({ length: count }, () => cursor.u32())
}

/** OverrideFlags, and the four-byte fields that follow by them. */
const SUBJECT = 0x0001
const LOCATION = 0x0010
const beforeLocation = [0x0002, 0x0004, 0x0008]
const afterLocation = [0x0020, 0x0040, 0x0080, 0x0100]
/** WriterVersion2 from which on an extended exception begins with ChangeHighlight. */
const WITH_HIGHLIGHT = 0x3009

function readChanges(
  cursor: ByteCursor,
  writer: number,
  decode: (text: Buffer) => string,
): OccurrenceChange[] | null {
  const count = cursor.u16()
  if (count > MOST_CHANGES) return null
  const plain = Array.from({ length: count }, () => readChange(cursor, decode))
  try {
    cursor.take(cursor.u32())
    return plain.map((change) => ({ ...change.change, ...readExtended(cursor, writer, change.flags) }))
  } catch (error) {
    // Old writers end here; the same texts stood before in a code page.
    if (error instanceof CutShort) return plain.map(({ change }) => change)
    throw error
  }
}

function readChange(cursor: ByteCursor, decode: (text: Buffer) => string) {
  const when = { start: cursor.u32(), end: cursor.u32(), originalStart: cursor.u32() }
  const flags = cursor.u16()
  const readText = (): string => {
    // The length with an end mark that is not there.
    cursor.take(2)
    return decode(cursor.take(cursor.u16()))
  }
  const skip = (fields: readonly number[]) =>
    cursor.take(4 * fields.filter((flag) => (flags & flag) !== 0).length)
  const subject = (flags & SUBJECT) === 0 ? null : readText()
  skip(beforeLocation)
  const location = (flags & LOCATION) === 0 ? null : readText()
  skip(afterLocation)
  return { flags, change: { ...when, subject, location } }
}

/** The texts of a change once more, in Unicode ([MS-OXOCAL] §2.2.1.44.4). */
function readExtended(cursor: ByteCursor, writer: number, flags: number) {
  if (writer >= WITH_HIGHLIGHT) cursor.take(cursor.u32())
  cursor.take(cursor.u32())
  if ((flags & (SUBJECT | LOCATION)) === 0) return {}
  cursor.take(12)
  const texts = {
    ...((flags & SUBJECT) === 0 ? {} : { subject: cursor.wide(cursor.u16()) }),
    ...((flags & LOCATION) === 0 ? {} : { location: cursor.wide(cursor.u16()) }),
  }
  cursor.take(cursor.u32())
  return texts
}

function known<Meaning>(table: Readonly<Record<number, Meaning>>, value: number): Meaning | null {
  return table[value] ?? null
}

function orNull<Result>(read: () => Result | null): Result | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof CutShort) return null
    throw error
  }
}
