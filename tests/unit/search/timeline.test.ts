import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchIds } from '../../../main/search/search.ts'
import { readTimeline } from '../../../main/search/timeline.ts'
import { parseQuery, type QueryTree } from '../../../shared/query.ts'
import type { Timeline } from '../../../shared/results.ts'
import { values } from '../../../shared/value.ts'
import { copyOf, messageOf, searchDepot } from '../../helpers/search-depot.ts'

function understood(text: string): QueryTree {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`)
  return parsed.query
}

const seconds = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000

function depotOf(days: readonly (string | null)[]) {
  return searchDepot(
    days.map((day) => ({
      message: messageOf({ at: day === null ? null : seconds(day), text: 'raad' }),
      copies: [copyOf()],
      problem: null,
    })),
  )
}

const labels = ({ unit, buckets }: Timeline) => [unit, ...buckets.map(({ label }) => label)]

const many = (day: string, count = 100) => Array.from({ length: count }, () => day)

test.each<[says: string, days: readonly (string | null)[], expected: readonly string[]]>([
  ['nothing', [], ['day']],
  ['nothing dated', [null], ['day']],
  ['one day', ['2012-03-14'], ['day', '2012-03-14']],
  [
    'a few days, over the end of a month',
    ['2012-02-28', '2012-03-01'],
    ['day', '2012-02-28', '2012-02-29', '2012-03-01'],
  ],
  [
    'months, over the end of a year',
    ['2011-11-01', '2012-02-01'],
    ['month', '2011-11', '2011-12', '2012-01', '2012-02'],
  ],
  ['years', ['2004-01-01', '2009-12-31'], ['year', '2004', '2005', '2006', '2007', '2008', '2009']],
  [
    'years, and one message of a clock that stood at its beginning',
    ['1970-01-01', ...many('2004-03-14'), ...many('2010-03-14')],
    ['year', '..2003', '2004', '2005', '2006', '2007', '2008', '2009', '2010'],
  ],
  [
    'years far apart that are both much of it',
    [...many('1995-01-01', 5), ...many('2010-03-14', 5)],
    ['year', ...Array.from({ length: 16 }, (_, after) => String(1995 + after))],
  ],
  [
    'a clock that stood at its beginning',
    ['1970-01-01', ...many('2012-03-14')],
    ['day', '..2012-03-13', '2012-03-14'],
  ],
  [
    'a far day on either side',
    ['1970-01-01', ...many('2012-03-01'), ...many('2012-09-01'), '2099-12-31'],
    [
      'month',
      '..2012-02',
      '2012-03',
      '2012-04',
      '2012-05',
      '2012-06',
      '2012-07',
      '2012-08',
      '2012-09',
      '2012-10..',
    ],
  ],
])('%s', (_, days, expected) => {
  const db = depotOf(days)
  expect(labels(readTimeline(db, understood('')))).toEqual(expected)
  db.close()
})

test('every term finds what its bucket counts per value, all together is everything, and no unit is left out', () => {
  const day = fc.option(
    fc.oneof(
      fc.integer({ min: seconds('1969-11-01'), max: seconds('2099-12-30') }),
      fc.integer({ min: seconds('2011-01-01'), max: seconds('2013-12-31') }),
      fc.integer({ min: seconds('2012-03-01'), max: seconds('2012-03-20') }),
    ),
  )
  const record = fc.record({
    at: day,
    value: fc.constantFrom(...values),
    text: fc.constantFrom('raad', 'plan'),
  })
  fc.assert(
    fc.property(fc.array(record, { maxLength: 30 }), fc.constantFrom('', 'raad'), (records, text) => {
      const db = searchDepot(
        records.map(({ at, value, text }) => ({
          message: messageOf({ at, text }),
          copies: [copyOf({ value })],
          problem: null,
        })),
      )
      const { buckets, undated, unit } = readTimeline(db, understood(text))
      const count = (query: string) => matchIds(db, understood(`${text} ${query}`)).length
      for (const { term, label, ...counts } of [...buckets, { ...undated, term: '-has:date', label: '' }]) {
        for (const value of values)
          expect(count(`${term} value:${value}`), `${label} ${value}`).toBe(counts[value])
      }
      const sum = [...buckets, undated].reduce((total, { B, V, N }) => total + B + V + N, 0)
      expect(sum).toBe(count(''))
      expect(buckets.length).toBeLessThanOrEqual(62)
      const middle = buckets.filter(({ label }) => !label.includes('..')).map(({ label }) => label)
      for (const [place, label] of middle.entries())
        if (place > 0) expect(label).toBe(next(middle[place - 1] ?? '', unit))
      db.close()
    }),
    { numRuns: 25 },
  )
})

/** The unit after one, by the calendar. */
function next(label: string, unit: Timeline['unit']): string {
  const [year = 0, month = 1, day = 1] = label.split('-').map(Number)
  const after = {
    year: Date.UTC(year + 1, 0),
    month: Date.UTC(year, month),
    day: Date.UTC(year, month - 1, day + 1),
  }[unit]
  return new Date(after).toISOString().slice(0, label.length)
}
