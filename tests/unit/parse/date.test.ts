import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate, parseReceived } from '../../../main/parse/date.ts'

const at = (iso: string) => Date.parse(iso) / 1000

/** What is written, the moment it means, and the zone in minutes east. */
const readable: readonly [string, string, number | null][] = [
  ['Mon, 12 Mar 2012 14:07:00 +0100', '2012-03-12T14:07:00+01:00', 60],
  ['12 Mar 2012 14:07 +0100', '2012-03-12T14:07:00+01:00', 60],
  ['Mon,12 Mar 2012 14:07:00 +0100 (CET (winter))', '2012-03-12T14:07:00+01:00', 60],
  ['Mon, 12 Mar 12 14:07:00 GMT', '2012-03-12T14:07:00Z', 0],
  ['Mon, 12 Mar 98 14:07:00 EST', '1998-03-12T14:07:00-05:00', -300],
  ['Mon, 12 Mar 112 14:07:00 EST', '2012-03-12T14:07:00-05:00', -300],
  ['Mon, 12 Mar 2012 14:07:00 GMT+0100', '2012-03-12T14:07:00+01:00', 60],
  ['12 Mar 2012 at 14:07:00  GMT+1', '2012-03-12T14:07:00+01:00', 60],
  ['Mon, 12 Mar 2012 14:07:00 +01:00', '2012-03-12T14:07:00+01:00', 60],
  ['Mon, 12 Mar 2012 14:07:00', '2012-03-12T14:07:00Z', null],
  ['Mon, 12 Mar 2012 14:07:00 -0000', '2012-03-12T14:07:00Z', null],
  ['Mon, 12 Mar 2012 14:07:00 A', '2012-03-12T14:07:00Z', null],
  ['Mon, 12 Mar 2012 14:07:00 +070', '2012-03-12T14:07:00Z', null],
  ['Mon, 12 Mar 2012 14:07:60 +0000', '2012-03-12T14:08:00Z', 0],
  ['Mon, 12 Mar 2012 02:07 PM +0000', '2012-03-12T14:07:00Z', 0],
  ['Mar 12, 2012 2:07:00 PM', '2012-03-12T14:07:00Z', null],
  ['Mon Mar 12 14:07:00 2012', '2012-03-12T14:07:00Z', null],
  ['Mon Mar 12 14:07:00 CET 2012', '2012-03-12T14:07:00+01:00', 60],
  ['Mon Mar 12 14:07:00 +0100 2012', '2012-03-12T14:07:00+01:00', 60],
  ['Monday, 12-Mar-12 14:07:00 UTC', '2012-03-12T14:07:00Z', 0],
  ['2012-03-12T14:07:00Z', '2012-03-12T14:07:00Z', 0],
  ['2012-03-12 14:07:00.123 +0100', '2012-03-12T14:07:00+01:00', 60],
  ['2012/03/12 14:07', '2012-03-12T14:07:00Z', null],
  ['12.03.2012 14:07', '2012-03-12T14:07:00Z', null],
  ['maandag 12 maart 2012 14:07:00 +0100', '2012-03-12T14:07:00+01:00', 60],
  ['ma, 12 mrt 2012 14:07:00 +0100', '2012-03-12T14:07:00+01:00', 60],
  ['za, 12 mei 2012 14:07:00 CEST', '2012-05-12T14:07:00+02:00', 120],
  ['Mo, 12 Mär 2012 14:07:00 MEZ', '2012-03-12T14:07:00+01:00', 60],
  ['Mi, 12 Dez 2012 14:07:00 +0100', '2012-12-12T14:07:00+01:00', 60],
  ['mardi 14 août 2012 14:07:00 +0200', '2012-08-14T14:07:00+02:00', 120],
  ['jeu., 9 févr. 2012 14:07:00 +0100', '2012-02-09T14:07:00+01:00', 60],
  ['Fri, 21 Nov 1997 09(comment):   55  :  06 -0600', '1997-11-21T09:55:06-06:00', -360],
  ['Thu,\t29 Feb 2024 00:00:00 +0000', '2024-02-29T00:00:00Z', 0],
  ['12 Mar 2012', '2012-03-12T00:00:00Z', null],
]

const unreadable = [
  '',
  'yesterday',
  'Fri, 30 Feb 2012 14:07:00 +0000',
  'Thu, 29 Feb 2023 00:00:00 +0000',
  'Mon, 12 Mar 2012 24:00:00 +0000',
  'Mon, 12 Mar 2012 14:60:00 +0000',
  'Pn, 29 paX 2007 21:13:00 +0100',
  '03/04/2012 14:07',
  'Mon, 0 Mar 2012 14:07:00 +0000',
  `${'('.repeat(100_000)}12 Mar 2012`,
]

describe('a date is read as it was meant', () => {
  it.each(readable)('%s', (written, iso, zone) => {
    expect(parseDate(written)).toEqual({ at: at(iso), zone, state: 'usable' })
  })
})

describe('what cannot be a date is not guessed at', () => {
  it.each(unreadable)('%s', (written) => {
    expect(parseDate(written)).toEqual({ at: null, zone: null, state: 'unreadable' })
  })

  it('tells no date from an unreadable one', () => {
    expect(parseDate(null).state).toBe('absent')
  })
})

describe('dates outside the time of e-mail are implausible', () => {
  it.each([
    ['Thu, 1 Jan 1970 00:00:00 +0000', 'usable'],
    ['Tue, 19 Jan 2038 03:14:08 +0000', 'usable'],
    ['Tue, 28 Oct 1969 23:59:59 +0000', 'implausible'],
    ['Fri, 1 Jan 2100 00:00:00 +0000', 'implausible'],
    ['Mon, 30 Jun 3609 15:33:50 +0600', 'implausible'],
    ['Fri, 1 Jan 1904 00:00:00 +0000', 'implausible'],
  ])('%s', (written, state) => {
    const date = parseDate(written)
    expect(date.state).toBe(state)
    expect(date.at).not.toBeNull()
  })
})

it('a Received field carries its date after the last semicolon', () => {
  const field = 'from a (b; c) by mx.example.org with ESMTP id 1;  Mon, 12 Mar 2012 14:07:00 +0100 (CET)'
  expect(parseReceived(field).at).toBe(at('2012-03-12T14:07:00+01:00'))
  expect(parseReceived('from a by b').state).toBe('unreadable')
  expect(parseReceived(null).state).toBe('absent')
})

it('a date by the book is read the short way as the general way reads it', () => {
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const digits = (most: number, width: number) =>
    fc.nat(most).map((number) => String(number).padStart(width, '0'))
  const written = fc
    .tuple(
      fc.constantFrom('', 'Mon, ', 'Tue, ', 'Wed, ', 'Thu, ', 'Fri, ', 'Sat, ', 'Sun, '),
      fc.oneof(digits(33, 1), digits(33, 2)),
      fc.constantFrom(...names),
      fc.oneof(digits(9999, 4), fc.integer({ min: 1960, max: 2110 }).map(String)),
      fc.tuple(digits(25, 2), digits(61, 2), digits(61, 2)).map((clock) => clock.join(':')),
      fc.oneof(
        fc.constantFrom('GMT', '-0000', '+0000'),
        fc.tuple(fc.constantFrom('+', '-'), digits(25, 2), digits(61, 2)).map((zone) => zone.join('')),
      ),
    )
    .map(([weekday, ...rest]) => weekday + rest.join(' '))
  fc.assert(
    fc.property(written, (date) => {
      // A comment is never read the short way.
      expect(parseDate(date)).toEqual(parseDate(`${date} (so)`))
    }),
    { numRuns: 500 },
  )
})
