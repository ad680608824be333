import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeSeries } from '../../../../main/parse/cards/recurrence.ts'
import { readAppointmentPattern, readTaskPattern } from '../../../../main/parse/cards/recurrence-pattern.ts'
import { fixedZone, type ZoneRule } from '../../../../main/parse/cards/time-zone.ts'

const latin = (text: Buffer) => text.toString('latin1')
const utc = fixedZone(0)
const read = (hex: string) => readAppointmentPattern(Buffer.from(hex, 'hex'), latin)
const at = (time: string) => Date.parse(`${time}Z`) / 1000

/** The blobs that [MS-OXOCAL] §4.1.1 explains. */
const weekly =
  '043004300B2001000000C0210000010000000000000032000000222000000C0000000000000000000000000000008020BC0C20ADBC0C0630000009300000580200007602000000000000000000000000'
const weeklyChanged =
  '043004300B2001000000C0210000010000000000000032000000222000000C0000000000000001000000A096BC0C01000000A096BC0C8020BC0C20ADBC0C0630000009300000580200007602000001003499BC0C5299BC0CF898BC0C11002200210053696D706C6520526563757272656E6365207769746820657863657074696F6E730800070033342F34313431000000000400000000000000000000003499BC0C5299BC0CF898BC0C2100530069006D0070006C006500200052006500630075007200720065006E006300650020007700690074006800200065007800630065007000740069006F006E0073000700330034002F0034003100340031000000000000000000'
const daily =
  '043004300A2000000000A0050000E010000000000000212000000A0000000000000002000000A0C1DC0C80D2DC0C00000000207EDC0C0016DD0C0630000009300000E0010000FE01000000000000000000000000'
const hebrew =
  '043004300D200200080080750A000C0000000000000003000000232000000A0000000000000001000000207EDC0C01000000207EDC0C6074C40CDF80E95A0630000009300000E0010000FE01000001000080DC0C1E80DC0C0080DC0C24023C000000010000000000000004000000000000000000000000000000'

describe('a recurrence is read as its specification explains it', () => {
  const placed = (hex: string, zone: ZoneRule = utc, allDay = false) => {
    const found = read(hex)
    if (found === null) throw new Error('not read')
    return placeSeries(found, zone, allDay)
  }

  test('every Monday, Thursday and Friday, twelve times', () => {
    expect(placed(weekly)).toEqual({
      rule: 'FREQ=WEEKLY;BYDAY=MO,TH,FR;COUNT=12',
      removed: [],
      changed: [],
      missing: '',
    })
    expect(read(weekly)).toMatchObject({ startOffset: 600, endOffset: 630 })
  })

  test('a changed occurrence has its new time, subject and place, and is not among those taken out', () => {
    expect(placed(weeklyChanged)).toEqual({
      rule: 'FREQ=WEEKLY;BYDAY=MO,TH,FR;COUNT=12',
      removed: [],
      changed: [
        {
          was: at('2007-04-16T10:00'),
          start: at('2007-04-16T11:00'),
          end: at('2007-04-16T11:30'),
          subject: 'Simple Recurrence with exceptions',
          location: '34/4141',
        },
      ],
      missing: '',
    })
  })

  test('every three days to a date, two taken out', () => {
    expect(placed(daily)).toEqual({
      rule: `FREQ=DAILY;INTERVAL=3;UNTIL=20110504T080000Z`,
      removed: [at('2011-04-19T08:00'), at('2011-04-22T08:00')],
      changed: [],
      missing: '',
    })
  })

  test('the same in another zone, and of whole days', () => {
    expect(placed(daily, fixedZone(7200)).removed).toEqual([at('2011-04-19T06:00'), at('2011-04-22T06:00')])
    expect(placed(daily, fixedZone(7200)).rule).toContain('UNTIL=20110504T060000Z')
    expect(placed(daily, fixedZone(7200), true).rule).toContain('UNTIL=20110504')
  })

  test('a pattern of another calendar gives no rule, and its changes all the same', () => {
    expect(placed(hebrew)).toMatchObject({ rule: '', missing: 'a pattern of another calendar' })
    expect(placed(hebrew).changed).toHaveLength(1)
  })
})

describe('damage', () => {
  test('in the changes leaves the rule, and takes nothing for removed', () => {
    const cut = weeklyChanged.slice(0, weeklyChanged.indexOf('53696D70') + 8)
    const found = read(cut)
    expect(found).toMatchObject({ changes: null })
    if (found === null) return
    expect(placeSeries(found, utc, false)).toEqual({
      rule: 'FREQ=WEEKLY;BYDAY=MO,TH,FR;COUNT=12',
      removed: [],
      changed: [],
      missing: 'the changed occurrences',
    })
  })

  test('an old writer without the texts in Unicode is read by its code page', () => {
    const plain = weeklyChanged.slice(0, weeklyChanged.indexOf('34313431') + 8)
    expect(read(plain)?.changes?.[0]).toMatchObject({ location: '34/4141' })
  })

  test('a count larger than the bytes is not believed', () => {
    const lying = Buffer.from(weekly, 'hex')
    lying.writeUInt32LE(0xffffffff, 38)
    expect(readAppointmentPattern(lying, latin)).toBeNull()
  })

  test('never throws, wherever it is cut and whatever byte is changed', () => {
    const whole = Buffer.from(weeklyChanged, 'hex')
    const place = fc.nat(whole.length - 1)
    fc.assert(
      fc.property(place, place, fc.nat(255), (length, where, byte) => {
        const bytes = Buffer.from(whole.subarray(0, length))
        if (where < length) bytes[where] = byte
        const found = readAppointmentPattern(bytes, latin)
        if (found !== null) placeSeries(found, utc, false)
        readTaskPattern(bytes)
      }),
    )
  })
})
