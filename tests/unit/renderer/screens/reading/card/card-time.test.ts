import { describe, expect, test } from 'vitest'
import { sayReminder, writeWhen } from '../../../../../../renderer/screens/reading/card/card-time.ts'

const at = (iso: string) => Date.parse(iso) / 1000
const plain = (text: string) => text.replace(/\s/g, ' ')

describe('when something is, in words', () => {
  test.each([
    ['an hour', '2013-04-02T08:00Z', '2013-04-02T09:00Z', false, 120, 'dinsdag 2 april 2013, 10:00–11:00'],
    [
      'past midnight there',
      '2013-04-02T21:30Z',
      '2013-04-02T22:30Z',
      false,
      120,
      'dinsdag 2 april 2013 om 23:30 – woensdag 3 april 2013 om 00:30',
    ],
    ['a moment', '2013-04-02T08:00Z', '2013-04-02T08:00Z', false, 0, 'dinsdag 2 april 2013 om 08:00'],
    [
      'an end before its start',
      '2013-04-02T08:00Z',
      '2013-04-01T08:00Z',
      false,
      0,
      'dinsdag 2 april 2013 om 08:00',
    ],
    ['only a start', '2013-04-02T08:00Z', null, false, 0, 'dinsdag 2 april 2013 om 08:00'],
    ['only an end', null, '2013-04-02T08:00Z', false, 0, 'dinsdag 2 april 2013 om 08:00'],
    ['nothing', null, null, false, 0, ''],
    [
      'a whole day of its zone',
      '2013-04-29T22:00Z',
      '2013-04-30T22:00Z',
      true,
      120,
      'dinsdag 30 april 2013, hele dag',
    ],
    [
      'a whole day from midnight UTC without a zone',
      '2013-04-30T00:00Z',
      '2013-05-01T00:00Z',
      true,
      null,
      'dinsdag 30 april 2013, hele dag',
    ],
    [
      'three whole days',
      '2013-04-30T00:00Z',
      '2013-05-03T00:00Z',
      true,
      0,
      'dinsdag 30 april – donderdag 2 mei 2013, hele dag',
    ],
  ] as const)('%s', (_case, start, end, allDay, offset, expected) => {
    const span = { start: start === null ? null : at(start), end: end === null ? null : at(end) }
    expect(plain(writeWhen(span, allDay, offset))).toBe(expected)
  })
})

test.each([
  [0, 'bij het begin'],
  [900, '15 minuten ervoor'],
  [3600, '1 uur ervoor'],
  [5400, '90 minuten ervoor'],
  [86_400, '1 dag ervoor'],
  [172_800, '2 dagen ervoor'],
])('a reminder of %i seconds is told in the unit that fits', (seconds, expected) => {
  expect(sayReminder(seconds)).toBe(expected)
})
