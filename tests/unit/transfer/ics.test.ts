import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { readCard } from '../../../main/parse/cards/card.ts'
import type { MapiItem } from '../../../main/read/mapi/item.ts'
import { writeIcs } from '../../../main/transfer/ics.ts'
import { timeZoneStruct } from '../../helpers/calendar-blobs.ts'
import { hostileText, item, prop, recipient } from '../../helpers/card-items.ts'

const at = (time: string) => Date.parse(`${time}Z`) / 1000
const amsterdam = prop.bytes(
  ['appointment', 0x8233],
  timeZoneStruct({ bias: -60, toStandard: [10, 0, 5, 3], toDaylight: [3, 0, 5, 2] }),
)
/** [MS-OXOCAL] §4.1.1.2 and §4.1.1.3. */
const weekly = Buffer.from(
  '043004300B2001000000C0210000010000000000000032000000222000000C0000000000000001000000A096BC0C01000000A096BC0C8020BC0C20ADBC0C0630000009300000580200007602000001003499BC0C5299BC0CF898BC0C11002200210053696D706C6520526563757272656E6365207769746820657863657074696F6E730800070033342F34313431000000000400000000000000000000003499BC0C5299BC0CF898BC0C2100530069006D0070006C006500200052006500630075007200720065006E006300650020007700690074006800200065007800630065007000740069006F006E0073000700330034002F0034003100340031000000000000000000',
  'hex',
)
const daily = Buffer.from(
  '043004300A2000000000A0050000E010000000000000212000000A0000000000000002000000A0C1DC0C80D2DC0C00000000207EDC0C0016DD0C0630000009300000E0010000FE01000000000000000000000000',
  'hex',
)

function written(source: MapiItem, said: { subject?: string; text?: string } = {}): string {
  const { card } = readCard(source)
  if (card?.card !== 'calendar' && card?.card !== 'task' && card?.card !== 'journal')
    throw new Error('no date')
  return writeIcs({
    item: source,
    card,
    subject: said.subject ?? 'Overleg',
    text: said.text ?? '',
    sha256: 'ab12',
  })
}

/** The parts of a calendar as another program reads them, time zones registered for as long. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const parts = (name: string) => calendar.getAllSubcomponents(name)
  return { calendar, parts }
}

const secondsOf = (time: ICAL.Time | null | undefined) =>
  time == null ? null : time.toJSDate().getTime() / 1000

function eventsOf(text: string): ICAL.Event[] {
  const [first, ...others] = readBack(text).parts('vevent')
  const event = new ICAL.Event(first)
  for (const other of others) event.relateException(new ICAL.Event(other))
  return [event]
}

/** Starts of a series, with the changes in their place. */
function occurrencesOf(text: string, most: number): (number | null)[] {
  const [event] = eventsOf(text)
  if (event === undefined) return []
  const iterator = event.iterator()
  const starts: (number | null)[] = []
  for (
    let next = iterator.next();
    next !== null && next !== undefined && starts.length < most;
    next = iterator.next()
  )
    starts.push(secondsOf(event.getOccurrenceDetails(next).startDate))
  return starts
}

describe('a calendar entry is read back by another program with the same facts', () => {
  test('time, place, people, answers, reminder', () => {
    const meeting = item(
      'IPM.Schedule.Meeting.Request',
      [
        prop.time(['appointment', 0x820d], '2014-07-01T08:00'),
        prop.time(['appointment', 0x820e], '2014-07-01T09:30'),
        prop.text(['appointment', 0x8208], 'Raadzaal; "links", boven'),
        prop.texts(['strings', 'Keywords'], ['Raad, college', 'B']),
        prop.flag(['common', 0x8503], true),
        prop.number(['common', 0x8501], 15),
        amsterdam,
        ...[prop.text(0x0042, 'Anna "A" de Vries'), prop.text(0x0065, 'anna@example.nl')],
      ],
      [recipient('Bram', 'bram@example.nl', 2, 3), recipient('Carla', '/o=Voorbeeld/cn=carla')],
    )
    const text = written(meeting, { subject: 'Begroting, deel 2', text: 'Eén\r\ntwee; drie' })
    const { calendar, parts } = readBack(text)
    const event = new ICAL.Event(parts('vevent')[0])
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(event.summary).toBe('Begroting, deel 2')
    expect(event.description).toBe('Eén\ntwee; drie')
    expect(event.location).toBe('Raadzaal; "links", boven')
    expect([secondsOf(event.startDate), secondsOf(event.endDate)]).toEqual([
      at('2014-07-01T08:00'),
      at('2014-07-01T09:30'),
    ])
    // The hours of the wall, of summer.
    expect(event.startDate.hour).toBe(10)
    expect(event.component.getFirstProperty('categories')?.getValues()).toEqual(['Raad, college', 'B'])
    expect(event.organizer).toBe('mailto:anna@example.nl')
    expect(event.component.getFirstProperty('organizer')?.getFirstParameter('cn')).toBe('Anna "A" de Vries')
    expect(
      event.attendees.map((one) => [
        one.getFirstValue(),
        one.getFirstParameter('partstat'),
        one.getFirstParameter('role'),
      ]),
    ).toEqual([
      ['mailto:bram@example.nl', 'ACCEPTED', 'OPT-PARTICIPANT'],
      ['invalid:nomail', undefined, 'REQ-PARTICIPANT'],
    ])
    expect(event.attendees[1]?.getFirstParameter('x-bewaarpost-address')).toBe('/o=Voorbeeld/cn=carla')
    const trigger = event.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')
    expect(String(trigger)).toBe('-PT15M')
  })

  test('a series with a changed occurrence, through the summer time of its zone', () => {
    const series = item('IPM.Appointment', [
      prop.time(['appointment', 0x820d], '2007-03-26T08:00'),
      prop.time(['appointment', 0x820e], '2007-03-26T08:30'),
      prop.bytes(['appointment', 0x8216], weekly),
      amsterdam,
    ])
    const starts = occurrencesOf(written(series), 50)
    expect(starts).toHaveLength(12)
    expect(starts.slice(0, 3)).toEqual([
      at('2007-03-26T08:00'),
      at('2007-03-29T08:00'),
      at('2007-03-30T08:00'),
    ])
    expect(starts).toContain(at('2007-04-16T09:00'))
    expect(starts).not.toContain(at('2007-04-16T08:00'))
    const [, changed] = readBack(written(series)).parts('vevent')
    expect(changed?.getFirstPropertyValue('summary')).toBe('Simple Recurrence with exceptions')
  })

  test.each([true, false])('a series with days taken out, of whole days: %s', (allDay) => {
    const series = item('IPM.Appointment', [
      prop.time(['appointment', 0x820d], allDay ? '2011-04-06T22:00' : '2011-04-07T06:00'),
      prop.time(['appointment', 0x820e], allDay ? '2011-04-07T22:00' : '2011-04-07T06:30'),
      prop.bytes(['appointment', 0x8216], allDay ? wholeDays(daily) : daily),
      prop.flag(['appointment', 0x8215], allDay),
      amsterdam,
    ])
    const days = eventDays(written(series))
    expect(days.slice(0, 5)).toEqual(['2011-04-07', '2011-04-10', '2011-04-13', '2011-04-16', '2011-04-25'])
    expect(days.at(-1)).toBe('2011-05-04')
  })

  test('a series that carries no time zone keeps its weekdays', () => {
    const series = item('IPM.Appointment', [
      prop.time(['appointment', 0x820d], '2007-03-26T00:30'),
      prop.bytes(['appointment', 0x8216], weekly),
    ])
    expect(occurrencesOf(written(series), 50).slice(0, 2)).toEqual([
      at('2007-03-26T00:30'),
      at('2007-03-29T00:30'),
    ])
  })

  test.each([
    [
      'of Outlook, without the day of an exception',
      '040000008200E00074C5B7101A82E00807D803195025D461E473C8010000000000000000100000002A5844B3A444F74A9C246C60886F116B',
      '040000008200E00074C5B7101A82E008000000005025D461E473C8010000000000000000100000002A5844B3A444F74A9C246C60886F116B',
    ],
    [
      'of another program',
      `040000008200E00074C5B7101A82E0080000000000000000000000000000000000000000${'1C000000'}${Buffer.from('vCal-Uid\x01\0\0\0agenda@example\0', 'latin1').toString('hex')}`,
      'agenda@example',
    ],
    ['of nobody: its hash', '', 'ab12'],
  ])('its identifier is that %s', (_name, hex, uid) => {
    const properties = hex === '' ? [] : [prop.bytes(['meeting', 0x0003], Buffer.from(hex, 'hex'))]
    const [event] = readBack(written(item('IPM.Appointment', properties))).parts('vevent')
    expect(event?.getFirstPropertyValue('uid')).toBe(uid)
  })
})

describe('a task and a journal entry', () => {
  test('a task has its days, state, owner and reminder', () => {
    const task = item('IPM.Task', [
      prop.time(['task', 0x8104], '2014-03-03T00:00'),
      prop.time(['task', 0x8105], '2014-03-07T00:00'),
      prop.number(['task', 0x8101], 1),
      prop.float(['task', 0x8102], 0.4),
      prop.text(['task', 0x811f], 'Anna, griffie'),
      prop.flag(['common', 0x8503], true),
      prop.time(['common', 0x8560], '2014-03-06T08:00'),
    ])
    const [todo] = readBack(written(task)).parts('vtodo')
    const value = (name: string) => String(todo?.getFirstPropertyValue(name))
    expect([
      value('dtstart'),
      value('due'),
      value('status'),
      value('percent-complete'),
      value('contact'),
    ]).toEqual([...['2014-03-03', '2014-03-07', 'IN-PROCESS', '40', 'Anna, griffie']])
    expect(String(todo?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger'))).toBe(
      '2014-03-06T08:00:00Z',
    )
  })

  test('a journal entry has its beginning, its end and its type', () => {
    const entry = item('IPM.Activity', [
      prop.time(['log', 0x8706], '2014-03-03T10:00'),
      prop.time(['log', 0x8708], '2014-03-03T10:15'),
      prop.text(['log', 0x8712], 'Telefoongesprek'),
    ])
    const [journal] = readBack(written(entry)).parts('vjournal')
    const value = (name: string) => String(journal?.getFirstPropertyValue(name))
    expect([value('dtstart'), value('x-bewaarpost-end'), value('x-bewaarpost-type')]).toEqual([
      ...['2014-03-03T10:00:00Z', '20140303T101500Z', 'Telefoongesprek'],
    ])
  })
})

test('no text can write a line of its own, and every line fits', () => {
  fc.assert(
    fc.property(hostileText, (hostile) => {
      const text = `${hostile}\r\nEND:VEVENT\r\n${hostile}`
      const entry = item('IPM.Appointment', [
        prop.time(['appointment', 0x820d], '2014-03-03T10:00'),
        prop.text(['appointment', 0x8208], text),
        prop.text(['appointment', 0x8234], text),
        prop.text(0x0042, text),
        prop.number(['appointment', 0x8217], 1),
        amsterdam,
      ])
      const ics = written(entry, { subject: text, text })
      const lines = ics.split('\r\n')
      expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
      expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true)
      expect(readBack(ics).parts('vevent')).toHaveLength(1)
      expect(written(entry, { subject: text, text })).toBe(ics)
    }),
    { numRuns: 50 },
  )
})

/** The same pattern from midnight to midnight. */
function wholeDays(blob: Buffer): Buffer {
  const changed = Buffer.from(blob)
  const offsets = changed.indexOf(Buffer.from('0630000009300000', 'hex')) + 8
  changed.writeUInt32LE(0, offsets)
  changed.writeUInt32LE(1440, offsets + 4)
  return changed
}

function eventDays(text: string): string[] {
  const [event] = eventsOf(text)
  const iterator = event?.iterator()
  const days: string[] = []
  for (let next = iterator?.next(); next != null && days.length < 50; next = iterator?.next())
    days.push(next.toString().slice(0, 10))
  return days
}

describe('what is said and what is not', () => {
  test('a recurrence that is not known is told in words', () => {
    const marked = item('IPM.Appointment', [prop.flag(['appointment', 0x8223], true)])
    const [event] = readBack(written(marked)).parts('vevent')
    expect(event?.getFirstPropertyValue('comment')).toContain('Recurs')
    expect(event?.getFirstProperty('rrule')).toBeNull()
  })

  test('a series with a long text and many changes stays of bounded size', () => {
    const series = item('IPM.Appointment', [
      prop.time(['appointment', 0x820d], '2007-03-26T08:00'),
      prop.bytes(['appointment', 0x8216], weekly),
      amsterdam,
    ])
    const { card } = readCard(series)
    if (card?.card !== 'calendar') throw new Error('no calendar')
    const [change] = card.changed
    const changed = Array.from({ length: 5_000 }, () => change).filter((one) => one !== undefined)
    const text = 'lang '.repeat(20_000)
    const dated = { item: series, subject: 'Overleg', text, sha256: 'ab12' }
    const ics = writeIcs({ ...dated, card: { ...card, changed } })
    expect(ics.split('BEGIN:VEVENT')).toHaveLength(5_002)
    expect(ics.length).toBeLessThan(5_000_000)
    // And one change has the text of its series.
    expect(writeIcs({ ...dated, card }).split('DESCRIPTION')).toHaveLength(3)
  })
})
