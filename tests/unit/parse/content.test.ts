import { describe, expect, test } from 'vitest'
import {
  messageOf,
  parseContent,
  parseContentHead,
  readContentPart,
  viewContent,
} from '../../../main/parse/content.ts'
import { parseMessage } from '../../../main/parse/message.ts'
import { timeZoneStruct } from '../../helpers/calendar-blobs.ts'
import { item, prop, recipient } from '../../helpers/card-items.ts'
import { mail } from '../../helpers/mail.ts'
import { contentOf, file, letter } from '../../helpers/mapi-items.ts'

const at = (time: string) => Date.parse(`${time}Z`) / 1000
const parsed = (...of: Parameters<typeof item>) => parseContent(contentOf(item(...of)))

describe('a content', () => {
  test('that is a message is read as one, and is its own message', () => {
    const raw = mail()
    expect(parseContent(raw)).toEqual(parseMessage(raw))
    expect(messageOf(raw)).toEqual({ message: raw, item: null, derived: false, problems: [] })
  })

  test('that is an item is read by the message made of it', () => {
    const raw = contentOf(letter([], [file('a.txt', 'tekst')]))
    const { message, item: found, derived } = messageOf(raw)
    expect(derived).toBe(true)
    expect(found?.attachments).toHaveLength(1)
    expect(viewContent(raw).text).toBe('Het plan ligt ter inzage.\n')
    expect(readContentPart(raw, '2')?.bytes.toString()).toBe('tekst')
    expect(parseContent(raw)).toMatchObject({
      kind: 'mail',
      itemClass: 'IPM.Note',
      derivedBy: 'bewaarpost-mapi 1',
      subject: parseMessage(message).subject,
    })
  })

  test.each([0, 1, 27, 28, 60, 150, 400])('cut off after %i bytes neither throws nor hangs', (length) => {
    const raw = contentOf(letter([], [file('a.txt', 'tekst')])).subarray(0, length)
    expect(viewContent(raw).problems.map(({ kind }) => kind)).not.toContain('parser-failed')
    expect(parseContent(raw).text.length).toBeLessThan(1000)
    expect(readContentPart(raw, '9')).toBeNull()
  })

  test('of which only the beginning is there gives what its header says', () => {
    const raw = contentOf(letter([prop.bytes(0x3f00, Buffer.alloc(5000))], [file('a.txt', 'tekst')]))
    expect(parseContentHead(raw.subarray(0, raw.length - 3000), { kind: 'parser-stopped' })).toMatchObject({
      kind: 'mail',
      itemClass: 'IPM.Note',
      subject: 'Bestemmingsplan Centrum-Oost',
      text: '',
      attachments: [],
    })
    expect(parseContentHead(mail()).subject).toBe('Bestemmingsplan Centrum-Oost')
  })
})

describe('the date of an item', () => {
  const sent = prop.time(0x0039, '2020-01-01T09:00')
  const changed = prop.time(0x3008, '2021-02-03T04:05')

  test.each([
    [
      'an appointment is of the day it is on',
      'IPM.Appointment',
      prop.time(['appointment', 0x820d], '2020-05-01T10:00'),
      '2020-05-01T10:00',
    ],
    [
      'an invitation of the day it was sent',
      'IPM.Schedule.Meeting.Request',
      prop.time(['appointment', 0x820d], '2020-05-01T10:00'),
      '2020-01-01T09:00',
    ],
    ['a task of its start', 'IPM.Task', prop.time(['task', 0x8104], '2020-06-01T00:00'), '2020-06-01T00:00'],
    [
      'a task without one of its end',
      'IPM.Task',
      prop.time(['task', 0x8105], '2020-07-01T00:00'),
      '2020-07-01T00:00',
    ],
    ['a task without either of the day it was made', 'IPM.Task', prop.text(0x37, 'x'), '2020-01-01T09:00'],
    [
      'a journal entry of its start',
      'IPM.Activity',
      prop.time(['log', 0x8706], '2020-08-01T00:00'),
      '2020-08-01T00:00',
    ],
    ['a contact of its last change', 'IPM.Contact', prop.text(0x37, 'x'), '2021-02-03T04:05'],
    ['a note of its last change', 'IPM.StickyNote', prop.text(0x37, 'x'), '2021-02-03T04:05'],
    ['a letter of the day it was sent', 'IPM.Note', prop.text(0x37, 'x'), '2020-01-01T09:00'],
  ])('%s', (_, itemClass, property, time) => {
    expect(parsed(itemClass, [sent, changed, property]).sent).toEqual({
      at: at(time),
      zone: null,
      state: 'usable',
    })
  })

  test.each([
    ['a whole day, on no clock', true, { at: at('2013-01-01T00:00'), zone: null }],
    ['a time by the clock it was made by', false, { at: at('2012-12-31T23:00'), zone: 60 }],
  ])('of an entry of a calendar is %s', (_, allDay, time) => {
    const east = timeZoneStruct({ bias: -60, toStandard: [10, 0, 5, 3], toDaylight: [3, 0, 5, 2] })
    const newYear = [
      prop.time(['appointment', 0x820d], '2012-12-31T23:00'),
      prop.flag(['appointment', 0x8215], allDay),
      prop.bytes(['appointment', 0x8233], east),
    ]
    expect(parsed('IPM.Appointment', newYear).sent).toEqual({ ...time, state: 'usable' })
  })

  test('that cannot be is told once, and none is told as none', () => {
    const future = prop.time(['appointment', 0x820d], '2200-05-01T10:00')
    expect(parsed('IPM.Appointment', [future])).toMatchObject({
      sent: { state: 'implausible' },
      problems: [{ kind: 'date-implausible' }],
    })
    expect(parsed('IPM.Note', []).problems).toEqual([{ kind: 'date-absent' }])
    expect(parsed('IPM.Appointment', []).problems).toEqual([{ kind: 'date-absent' }])
  })

  test.each(['IPM.Contact', 'IPM.DistList', 'IPM.StickyNote', 'IPM.Task', 'IPM.Activity'])(
    'lacks nothing of an %s that has none',
    (itemClass) => {
      expect(parsed(itemClass, [])).toMatchObject({ sent: { at: null, state: 'absent' }, problems: [] })
    },
  )
})

describe('what an item is', () => {
  const sender = prop.text(0x0042, 'A. Jansen')

  test('says its class; one nobody knows that was sent is mail', () => {
    expect(parsed('IPM.Eigen.Formulier', [sender]).kind).toBe('mail')
    expect(parsed('IPM.Eigen.Formulier', [], [recipient('J. Bakker', 'j.bakker@example.nl')]).kind).toBe(
      'mail',
    )
    expect(parsed('IPM.Eigen.Formulier', [])).toMatchObject({
      kind: 'unknown',
      itemClass: 'IPM.Eigen.Formulier',
    })
    expect(parsed('REPORT.IPM.Note.NDR', [sender, prop.text(0x1001, 'Niet bezorgd')])).toMatchObject({
      kind: 'report',
      text: 'Niet bezorgd',
    })
  })

  test('kept with a folder is a setting, whatever its class', () => {
    expect(parseContent(contentOf(letter(), true)).kind).toBe('setting')
  })
})
