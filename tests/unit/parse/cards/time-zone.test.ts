import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  offsetAt,
  readTimeZoneDefinition,
  readTimeZoneStruct,
  toUtc,
  type ZoneRule,
} from '../../../../main/parse/cards/time-zone.ts'
import { timeZoneStruct } from '../../../helpers/calendar-blobs.ts'

/** [MS-OXOCAL] §4.1.4. */
const pacific =
  '0201300002001500500061006300690066006900630020005300740061006E0064006100720064002000540069006D006500020002013E000000D6070000000000000000000000000000E001000000000000C4FFFFFF00000A000000050002000000000000000000040000000100020000000000000002013E000200D7070000000000000000000000000000E001000000000000C4FFFFFF00000B0000000100020000000000000000000300000002000200000000000000'

const at = (time: string) => Date.parse(`${time}Z`) / 1000
const found = (rule: ZoneRule | null): ZoneRule => {
  if (rule === null) throw new Error('no rule')
  return rule
}
/** The last Sundays of March and October, an hour. */
const amsterdam = found(
  readTimeZoneStruct(
    timeZoneStruct({ bias: -60, toStandard: [10, 0, 5, 3], toDaylight: [3, 0, 5, 2] }),
    'W.',
  ),
)
const sydney = found(
  readTimeZoneStruct(
    timeZoneStruct({ bias: -600, toStandard: [4, 0, 1, 3], toDaylight: [10, 0, 1, 2] }),
    'S.',
  ),
)

describe('a time zone as the item carries it', () => {
  test('the definition that the specification explains: the effective rule, of 2007', () => {
    const rule = found(readTimeZoneDefinition(Buffer.from(pacific, 'hex')))
    expect(rule).toMatchObject({ name: 'Pacific Standard Time', standard: -8 * 3600, daylight: -7 * 3600 })
    expect(rule.changes?.toDaylight).toEqual({ year: 0, month: 3, weekday: 0, day: 2, time: 7200 })
    // By the rule of 2007 the second Sunday of March is summer already; by that of 2006 it was not.
    expect(offsetAt(rule, at('2007-03-12T12:00'))).toBe(-7 * 3600)
  })

  test.each<[string, ZoneRule, string, string]>([
    ['winter', amsterdam, '2014-01-15T10:00', '2014-01-15T09:00'],
    ['summer', amsterdam, '2014-07-15T10:00', '2014-07-15T08:00'],
    ['before the gap', amsterdam, '2014-03-30T01:59', '2014-03-30T00:59'],
    ['in the gap: the offset before it', amsterdam, '2014-03-30T02:30', '2014-03-30T01:30'],
    ['after the gap', amsterdam, '2014-03-30T03:00', '2014-03-30T01:00'],
    ['an hour that comes twice: the first', amsterdam, '2014-10-26T02:30', '2014-10-26T00:30'],
    ['after it', amsterdam, '2014-10-26T03:00', '2014-10-26T02:00'],
    ['a southern summer', sydney, '2014-01-15T10:00', '2014-01-14T23:00'],
    ['a southern winter', sydney, '2014-07-15T10:00', '2014-07-15T00:00'],
  ])('%s', (_name, zone, local, utc) => {
    expect(toUtc(zone, at(local))).toBe(at(utc))
  })

  test('is the one that the computer knows by its name', () => {
    const known = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Amsterdam',
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    const moment = fc.integer({ min: at('1997-01-01T00:00'), max: at('2037-01-01T00:00') })
    fc.assert(
      fc.property(moment, (utc) => {
        const local = at(known.format(utc * 1000).replace(' ', 'T'))
        expect(utc + offsetAt(amsterdam, utc)).toBe(local)
      }),
    )
  })

  test('there and back is the same moment, but for the hour that comes twice', () => {
    for (const zone of [amsterdam, sydney])
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 4e9 }), (utc) => {
          const back = toUtc(zone, utc + offsetAt(zone, utc))
          expect([utc, utc - 3600]).toContain(back)
        }),
      )
  })
})

describe('what is no time zone', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a month 13', timeZoneStruct({ bias: -60, toStandard: [13, 0, 5, 3], toDaylight: [3, 0, 5, 2] })],
    ['a sixth week', timeZoneStruct({ bias: -60, toStandard: [10, 0, 6, 3], toDaylight: [3, 0, 5, 2] })],
    [
      'an offset of days',
      timeZoneStruct({ bias: -9000, toStandard: [10, 0, 5, 3], toDaylight: [3, 0, 5, 2] }),
    ],
  ])('%s is not taken for one', (_name, bytes) => {
    expect(readTimeZoneStruct(bytes, '')).toBeNull()
  })

  test('a definition cut or changed anywhere never throws', () => {
    const whole = Buffer.from(pacific, 'hex')
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, where, byte) => {
        const bytes = Buffer.from(whole)
        bytes[where] = byte
        readTimeZoneDefinition(bytes.subarray(0, length))
      }),
    )
  })
})
