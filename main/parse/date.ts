import { DATE_LENGTH } from './bounds.ts'
import type { ParsedDate } from './parsed.ts'

/**
 * The window in which a date can be true: from the first message over ARPANET (29 October 1969) up to 2100. A fixed window,
 * and not "until today", so that reading the same bytes tomorrow gives the same answer.
 */
const EARLIEST = Date.UTC(1969, 9, 29) / 1000
const LATEST = Date.UTC(2100, 0, 1) / 1000

/** Month names by their first letters without accents, in English, Dutch, German and French. */
const months: readonly (readonly string[])[] = [
  ['jan'],
  ['feb', 'fev', 'fevr'],
  ['mar', 'mrt', 'maa', 'mae', 'mrz'],
  ['apr', 'avr'],
  ['may', 'mei', 'mai'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'aout'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
]
const monthOfName = new Map(
  months.flatMap((names, month) => names.map((name): [string, number] => [name, month])),
)

/** Zones by name in minutes east (RFC 5322 §4.3, and the European ones in daily use). */
const zones: ReadonlyMap<string, number> = new Map([
  ...['UT', 'UTC', 'GMT', 'Z', 'WET'].map((name): [string, number] => [name, 0]),
  ...['CET', 'MET', 'MEZ', 'BST', 'WEST'].map((name): [string, number] => [name, 60]),
  ...['CEST', 'MEST', 'MESZ', 'EET'].map((name): [string, number] => [name, 120]),
  ...['EEST', 'MSK'].map((name): [string, number] => [name, 180]),
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['JST', 540],
])

const absent: ParsedDate = { at: null, zone: null, state: 'absent' }
const unreadable: ParsedDate = { at: null, zone: null, state: 'unreadable' }

const clock =
  /(?:^|[\sT,;])(\d{1,2})(?: ?: ?|\.)(\d{2})(?:(?: ?: ?|\.)(\d{2})(?:[.,]\d{1,9})?)?(?=$|[^\d:.])(?:\s{0,3}([ap])\.?m\b\.?)?/i
const offset = /^\s{0,3}"?(?:\(?(?:GMT|UTC?)\)?\s{0,2})?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)/i
const zoneName = /^\s{0,3}([A-Za-z]{1,4})\b/

type Day = { year: number; month: number; day: number }

/**
 * Reads a date field: RFC 5322 §3.3 and §4.3, and what is really written (two-digit years, missing seconds, "GMT+0100",
 * asctime, ISO 8601, month names in four languages). Null is no field: `absent`. Without a zone the time counts as UTC and
 * `zone` is null. An impossible day or hour (30 February, 24:00) makes it `unreadable`: we do not guess.
 */
export function parseDate(value: string | null): ParsedDate {
  if (value === null) return absent
  const strict = readStrict(value)
  if (strict !== null) return strict
  const text = withoutComments(value.slice(0, DATE_LENGTH)).replace(/\s+/g, ' ').trim()
  if (text === '') return unreadable
  const time = clock.exec(text)
  const before = time === null ? text : text.slice(0, time.index)
  let after = time === null ? '' : text.slice(time.index + time[0].length)
  let zone: number | null = null
  const numeric = offset.exec(after)
  if (numeric !== null) {
    zone = zoneOf(numeric)
    after = after.slice(numeric[0].length)
  } else {
    const name = zoneName.exec(after)?.[1]?.toUpperCase() ?? ''
    const known = zones.get(name)
    if (known !== undefined) zone = known
    // A zone between time and year (asctime) must not be taken for part of the day.
    if (name !== '' && !monthOfName.has(name.toLowerCase())) after = after.replace(zoneName, '')
  }
  const day = readDay(`${before} ${yearIn(after)}`) ?? (before.trim() === '' ? readDay(after) : null)
  const seconds = time === null ? 0 : secondsOf(time)
  if (day === null || seconds === null) return unreadable
  return judge(day, seconds, zone)
}

const strictDate =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|([+-])(\d\d)(\d\d))$/

/** A date as RFC 5322 §3.3 has it, which most are, in a fifth of the time; null of any other. The general way says the same of it. */
function readStrict(value: string): ParsedDate | null {
  const [, day, month = '', year, hour, minute, second, sign, hours, minutes] =
    strictDate.exec(value.trim()) ?? []
  if (day === undefined) return null
  const seconds = secondsIn(Number(hour), Number(minute), Number(second))
  if (seconds === null) return unreadable
  const zone = sign === undefined ? 0 : zoneOf(['', sign, hours, minutes])
  const named = monthOfName.get(month.toLowerCase()) ?? 0
  return judge({ year: Number(year), month: named, day: Number(day) }, seconds, zone)
}

/** The date of a Received field: what follows its last semicolon (RFC 5321 §4.4). */
export function parseReceived(value: string | null): ParsedDate {
  if (value === null) return absent
  const semicolon = value.lastIndexOf(';')
  return semicolon < 0 ? unreadable : parseDate(value.slice(semicolon + 1))
}

/** A time that is known already, in seconds since 1970 UTC; null is none: `absent`. */
export function judgeTime(at: number | null): ParsedDate {
  return at === null ? absent : { at, zone: null, state: stateOf(at) }
}

function stateOf(at: number): ParsedDate['state'] {
  return at >= EARLIEST && at < LATEST ? 'usable' : 'implausible'
}

function judge({ year, month, day }: Day, seconds: number, zone: number | null): ParsedDate {
  if (day < 1 || day > daysIn(year, month)) return unreadable
  // setUTCFullYear, because Date.UTC takes the years 0–99 for 1900–1999.
  const midnight = new Date(0).setUTCFullYear(year, month, day) / 1000
  const at = midnight + seconds - (zone ?? 0) * 60
  return { at, zone, state: stateOf(at) }
}

/** Days of a month from 0 to 11; none of any other. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 1 && isLeap ? 29 : (monthDays[month] ?? 0)
}

const monthDays: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function secondsOf(time: RegExpExecArray): number | null {
  let hour = Number(time[1])
  const minute = Number(time[2])
  const second = Number(time[3] ?? 0)
  const half = time[4]?.toLowerCase()
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half === 'p' ? 12 : 0)
  }
  return secondsIn(hour, minute, second)
}

function secondsIn(hour: number, minute: number, second: number): number | null {
  // 60 is a leap second (RFC 5322 §3.3).
  if (hour > 23 || minute > 59 || second > 60) return null
  return hour * 3600 + minute * 60 + second
}

/** Minutes east; null when impossible, and for -0000, which says that the zone is not known (RFC 5322 §3.3). */
function zoneOf([, sign, hours, minutes = '0']: readonly (string | undefined)[]): number | null {
  const size = Number(hours) * 60 + Number(minutes)
  if (Number(hours) > 23 || Number(minutes) > 59) return null
  if (sign === '-') return size === 0 ? null : -size
  return size
}

/** asctime has the year behind the clock; anything else there is noise. */
function yearIn(after: string): string {
  return /^\s{0,5}(\d{4})\b/.exec(after)?.[1] ?? ''
}

function readDay(text: string): Day | null {
  const iso = /(?:^|\D)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text)
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]) - 1, day: Number(iso[3]) }
  const dotted = /(?:^|[^\d])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text)
  if (dotted !== null)
    return { year: Number(dotted[3]), month: Number(dotted[2]) - 1, day: Number(dotted[1]) }
  return readNamedDay(text)
}

/** "12 March 2012", "Mar 12, 2012", "Mon 12-Mar-12": the month has a name, the other numbers are day and year. */
function readNamedDay(text: string): Day | null {
  const tokens = text.match(/\d+|\p{L}+/gu) ?? []
  const place = tokens.findIndex((token, i) => isMonth(token) && tokens.length > i)
  const month = monthIn(tokens[place] ?? '')
  if (month === undefined) return null
  const numbers = tokens.filter((token) => /^\d/.test(token))
  const [first, second] = numbers
  if (first === undefined || second === undefined || numbers.length > 2) return null
  const [day, year] = first.length > 2 && second.length <= 2 ? [second, first] : [first, second]
  if (day.length > 2 || year.length > 4) return null
  return { year: fullYear(year), month, day: Number(day) }
}

function isMonth(token: string): boolean {
  return monthIn(token) !== undefined
}

/** "Maandag" and "mardi" are days, not months: a token that begins as a month must not be the name of one. */
const days = /^(?:ma|maandag|mardi|mar\.?di|mon|montag|mo)$/

function monthIn(token: string): number | undefined {
  const plain = token.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (plain.length < 3 || days.test(plain)) return undefined
  return monthOfName.get(plain.slice(0, 4)) ?? monthOfName.get(plain.slice(0, 3))
}

/** RFC 5322 §4.3: 00–49 are of this century, 50–99 and three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return digits.length === 3 ? 1900 + year : year
}

/** Takes out comments; they nest, and one left open ends with the text. */
function withoutComments(text: string): string {
  if (!text.includes('(')) return text
  let out = ''
  let depth = 0
  for (const char of text) {
    if (char === '(') depth++
    else if (char === ')' && depth > 0) depth--
    else if (depth === 0) out += char
  }
  return out
}
