import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { RecurrencePattern } from '../../../../main/parse/cards/recurrence-pattern.ts'
import { secondsOf, writeRule } from '../../../../main/parse/cards/rule.ts'
import { sayRule } from '../../../../shared/say-rule.ts'

/** Minutes since 1601 of a day. */
const day = (date: string) => Date.parse(`${date}T00:00Z`) / 60_000 + 194_074_560

const pattern = (said: Partial<RecurrencePattern>): RecurrencePattern => ({
  frequency: 'monthly',
  type: 'month',
  isLunar: false,
  period: 1,
  slides: false,
  weekdays: 0,
  day: 1,
  nth: 0,
  ends: 'never',
  count: 0,
  firstWeekday: 1,
  deleted: [],
  startDate: day('2014-03-03'),
  endDate: 0,
  ...said,
})

describe('a pattern is written as the rule that means the same', () => {
  test.each<[string, Partial<RecurrencePattern>, string | null]>([
    ['each day', { type: 'day', frequency: 'daily', period: 1440 }, 'FREQ=DAILY'],
    ['each third day', { type: 'day', frequency: 'daily', period: 4320 }, 'FREQ=DAILY;INTERVAL=3'],
    ['half a day', { type: 'day', frequency: 'daily', period: 720 }, null],
    [
      'each working day',
      { type: 'week', frequency: 'daily', weekdays: 0x3e },
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    ],
    [
      'each second week from Sunday on',
      { type: 'week', frequency: 'weekly', period: 2, weekdays: 0x41, firstWeekday: 0 },
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU;WKST=SU',
    ],
    ['a week of no day', { type: 'week', frequency: 'weekly', weekdays: 0 }, null],
    ['day 15', { day: 15 }, 'FREQ=MONTHLY;BYMONTHDAY=15'],
    ['day 29', { day: 29 }, 'FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1'],
    ['day 31', { day: 31 }, 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['the end of the month', { type: 'month-end', day: 30 }, 'FREQ=MONTHLY;BYMONTHDAY=-1'],
    ['day 32', { day: 32 }, null],
    ['the second Tuesday', { type: 'month-nth', weekdays: 4, nth: 2 }, 'FREQ=MONTHLY;BYDAY=2TU'],
    [
      'the last working day',
      { type: 'month-nth', weekdays: 0x3e, nth: 5 },
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    ],
    ['a sixth Tuesday', { type: 'month-nth', weekdays: 4, nth: 6 }, null],
    ['3 March', { frequency: 'yearly', period: 12, day: 3 }, 'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3'],
    [
      'each second year',
      { frequency: 'yearly', period: 24, day: 3 },
      'FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=3',
    ],
    ['a year of five months', { frequency: 'yearly', period: 5, day: 3 }, null],
    [
      '29 February, or the 28th',
      { frequency: 'yearly', period: 12, day: 29, startDate: day('2012-02-29') },
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
    ],
    ['twelve times', { day: 1, ends: 'count', count: 12 }, 'FREQ=MONTHLY;BYMONTHDAY=1;COUNT=12'],
    ['to a day', { day: 1, ends: 'date' }, 'FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20150101'],
    ['none at all', { ends: 'count', count: 0 }, null],
    ['when the one before is done', { slides: true }, null],
    ['of another calendar', { isLunar: true }, null],
  ])('%s', (_name, said, rule) => {
    expect(writeRule(pattern(said), '20150101')).toBe(rule)
  })

  test.each([28, 29, 30, 31])('day %i is the last day of a month that lacks it', (wanted) => {
    const rule = ICAL.Recur.fromString(writeRule(pattern({ day: wanted }), '') ?? '')
    const days = rule.parts['BYMONTHDAY']?.map(Number) ?? []
    // RFC 5545 §3.3.10: days that a month has, of these the last. (The other program leaves BYSETPOS out of account here.)
    expect(days.length === 1 || rule.parts['BYSETPOS']?.join() === '-1').toBe(true)
    for (const length of [28, 29, 30, 31]) {
      const there = days.map((one) => (one < 0 ? length + 1 + one : one)).filter((one) => one <= length)
      expect(Math.max(...there)).toBe(Math.min(wanted, length))
    }
  })

  test('whatever is written can be said, and is a rule to another program', () => {
    const any = fc.record({
      frequency: fc.constantFrom('daily', 'weekly', 'monthly', 'yearly'),
      type: fc.constantFrom('day', 'week', 'month', 'month-nth', 'month-end'),
      period: fc.constantFrom(0, 1, 2, 12, 24, 1440, 2880),
      weekdays: fc.constantFrom(0, 1, 2, 0x41, 0x3e, 0x7f),
      day: fc.nat(33),
      nth: fc.nat(6),
      ends: fc.constantFrom('never', 'count', 'date'),
      count: fc.nat(20),
    } as const)
    fc.assert(
      fc.property(any, (said) => {
        const rule = writeRule(pattern(said), '20150101T100000Z')
        if (rule === null) return
        expect(ICAL.Recur.fromString(rule).freq).toBe(/FREQ=(\w+)/.exec(rule)?.[1])
        expect([sayRule(rule, 'nl'), sayRule(rule, 'en')]).not.toContain(null)
      }),
    )
  })
})

test('minutes since 1601 are seconds since 1970', () => {
  expect(secondsOf(day('2014-03-03'))).toBe(Date.parse('2014-03-03') / 1000)
})
