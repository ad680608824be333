import { cards as english } from './words/en/cards.ts'
import { cards as dutch } from './words/nl/cards.ts'

const sentences = { en: english, nl: dutch }

/** Says a sentence of the words of cards, with values in its braces. */
type Say = (id: keyof typeof english, values?: Readonly<Record<string, string | number>>) => string
type Parts = ReadonlyMap<string, string>

/** The parts of a rule that can be said. WKST changes no sentence. */
const KNOWN = 'FREQ INTERVAL BYDAY BYMONTH BYMONTHDAY BYSETPOS COUNT UNTIL WKST'.split(' ')
const EVERY_DAY = 'MO,TU,WE,TH,FR,SA,SU'
const WORKING_DAYS = 'MO,TU,WE,TH,FR'
const WEEKEND = 'SA,SU'

/**
 * A recurrence rule (RFC 5545 §3.3.10) as a sentence: "elke week op dinsdag, tot en met 3 maart 2014". `offset` is minutes east of UTC,
 * for the day on which it ends. Null of a rule that would need another sentence than there is.
 */
export function sayRule(rule: string, language: 'nl' | 'en', offset = 0): string | null {
  const say: Say = (id, values = {}) =>
    sentences[language][id].replaceAll(/\{(\w+)\}/g, (_braces, name: string) => String(values[name] ?? ''))
  const parts = new Map(rule.split(';').map((part) => splitAt(part)))
  if ([...parts.keys()].some((name) => !KNOWN.includes(name))) return null
  const repeats = sayRepeats(parts, say)
  return repeats === null ? null : sayEnd(repeats, parts, offset, say)
}

function splitAt(part: string): [name: string, value: string] {
  const at = part.indexOf('=')
  return at < 0 ? [part, ''] : [part.slice(0, at).toUpperCase(), part.slice(at + 1).toUpperCase()]
}

function sayRepeats(parts: Parts, say: Say): string | null {
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return hasAny(parts, 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS')
        ? null
        : sayOften('daily', parts, say)
    case 'WEEKLY':
      return hasAny(parts, 'BYMONTH', 'BYMONTHDAY', 'BYSETPOS') ? null : sayWeekly(parts, say)
    case 'MONTHLY':
      return hasAny(parts, 'BYMONTH') ? null : sayInMonth(sayOften('monthly', parts, say), parts, say)
    case 'YEARLY':
      return sayYearly(sayOften('yearly', parts, say), parts, say)
    default:
      return null
  }
}

function hasAny(parts: Parts, ...names: readonly string[]): boolean {
  return names.some((name) => parts.has(name))
}

function sayOften(often: 'daily' | 'weekly' | 'monthly' | 'yearly', parts: Parts, say: Say): string {
  const n = Number(parts.get('INTERVAL') ?? 1)
  return n === 1 ? say(`rule.${often}`) : say(`rule.${often}.n`, { n })
}

function sayWeekly(parts: Parts, say: Say): string | null {
  const days = parts.get('BYDAY')
  const often = sayOften('weekly', parts, say)
  if (days === undefined) return often
  if (!parts.has('INTERVAL') && days === EVERY_DAY) return say('rule.daily')
  if (!parts.has('INTERVAL') && days === WORKING_DAYS) return say('rule.weekdays')
  const names = days.split(',').map((day) => sayDay(day, say))
  return names.includes(null) ? null : say('rule.on', { often, days: join(names, say) })
}

function sayYearly(often: string, parts: Parts, say: Say): string | null {
  const month = sayMonth(Number(parts.get('BYMONTH')), say)
  if (month === null) return null
  const day = parts.get('BYMONTHDAY') ?? ''
  if (/^\d+$/.test(day) && !hasAny(parts, 'BYDAY', 'BYSETPOS')) return say('rule.date', { often, day, month })
  const rule = sayInMonth(often, parts, say)
  return rule === null || day.includes(',') ? null : say('rule.ofMonth', { rule, month })
}

/** On which day of its month it falls. */
function sayInMonth(often: string, parts: Parts, say: Say): string | null {
  const day = parts.get('BYMONTHDAY')
  const days = parts.get('BYDAY')
  const place = parts.get('BYSETPOS')
  if (day !== undefined) return days === undefined ? sayDayOfMonth(often, day, place, say) : null
  if (days === undefined) return null
  const [, own, name] = /^(-?\d)?([A-Z]{2})$/.exec(days) ?? []
  const sayWhat = name === undefined ? saySet(days, say) : sayDay(name, say)
  const nth = sayNth(own ?? place, say)
  if (sayWhat === null || nth === null || (own !== undefined && place !== undefined)) return null
  return say('rule.onThe', { often, days: say('rule.nth', { nth, day: sayWhat }) })
}

function sayDayOfMonth(often: string, day: string, place: string | undefined, say: Say): string | null {
  if (place === '-1' && /^28,29(?:,30)?$/.test(day))
    return say('rule.dayOrLast', { often, day: day.slice(-2) })
  if (place !== undefined) return null
  if (day === '-1') return say('rule.lastDay', { often })
  return /^\d+$/.test(day) ? say('rule.dayOfMonth', { often, day }) : null
}

function sayEnd(rule: string, parts: Parts, offset: number, say: Say): string | null {
  const count = parts.get('COUNT')
  if (count !== undefined)
    return count === '1' ? say('rule.once', { rule }) : say('rule.count', { rule, n: count })
  const until = parts.get('UNTIL')
  if (until === undefined) return rule
  const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\dZ?)?$/.exec(until) ?? []
  if (year === undefined) return null
  const shift = hour === undefined ? 0 : offset
  const last = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0) + shift),
  )
  return say('rule.until', {
    rule,
    day: last.getUTCDate(),
    month: sayMonth(last.getUTCMonth() + 1, say) ?? '',
    year: last.getUTCFullYear(),
  })
}

const dayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
const places = ['1', '2', '3', '4', '5', '-1'] as const

function sayDay(name: string, say: Say): string | null {
  const day = dayNames.find((one) => one === name)
  return day === undefined ? null : say(`rule.${day}`)
}

function sayMonth(number: number, say: Say): string | null {
  const month = months.find((one) => one === number)
  return month === undefined ? null : say(`rule.month.${month}`)
}

function sayNth(number: string | undefined, say: Say): string | null {
  const place = places.find((one) => one === number)
  return place === undefined ? null : say(`rule.nth.${place}`)
}

function saySet(days: string, say: Say): string | null {
  if (days === EVERY_DAY) return say('rule.anyDay')
  if (days === WORKING_DAYS) return say('rule.workingDay')
  return days === WEEKEND ? say('rule.weekendDay') : null
}

function join(names: readonly (string | null)[], say: Say): string {
  const most = names.slice(0, -1)
  const last = names.at(-1) ?? ''
  return most.length === 0 ? last : say('rule.and', { most: most.join(', '), last })
}
