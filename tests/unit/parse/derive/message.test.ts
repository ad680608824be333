import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { deriveMessage } from '../../../../main/parse/derive/message.ts'
import { parseMessage } from '../../../../main/parse/message.ts'
import type { MapiItem } from '../../../../main/read/mapi/item.ts'
import { oneOff, prop, recipient } from '../../../helpers/card-items.ts'
import { letter } from '../../../helpers/mapi-items.ts'

const headOf = (of: MapiItem) => deriveMessage(of).message.toString().split('\r\n\r\n')[0] ?? ''
const linesOf = (of: MapiItem) => headOf(of).replace(/\r\n /g, ' ').split('\r\n')
const read = (of: MapiItem) => parseMessage(deriveMessage(of).message)
const mailparser = (of: MapiItem): Promise<ParsedMail> =>
  simpleParser(deriveMessage(of).message, {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
  })

const people = (field: AddressObject | AddressObject[] | undefined) =>
  [field ?? []].flat().flatMap(({ value }) => value.map(({ name, address }) => ({ name, address })))

describe('the header of an item that was sent without one', () => {
  test('is made from its properties, and another parser reads the same', async () => {
    const plan = letter([
      prop.text(0x0037, 'Café – “plan” met een onderwerp dat zo lang is dat het niet op één regel past: ‽'),
      prop.text(0x1035, '<plan.1@example.nl>'),
      prop.text(0x1042, '<vraag.1@example.nl>'),
      prop.text(0x1039, '<eerste@example.nl> <vraag.1@example.nl>'),
    ])
    const [ours, theirs] = [read(plan), await mailparser(plan)]
    expect(ours).toMatchObject({
      subject: 'Café – “plan” met een onderwerp dat zo lang is dat het niet op één regel past: ‽',
      messageId: 'plan.1@example.nl',
      inReplyTo: ['vraag.1@example.nl'],
      references: ['eerste@example.nl', 'vraag.1@example.nl'],
      sent: { at: Date.parse('2012-03-12T13:07Z') / 1000, zone: null, state: 'usable' },
      text: 'Het plan ligt ter inzage.',
      problems: [],
    })
    expect(theirs.subject).toBe(ours.subject)
    expect(theirs.date?.toISOString()).toBe('2012-03-12T13:07:00.000Z')
    expect(theirs.messageId).toBe('<plan.1@example.nl>')
    expect([theirs.from, theirs.to, theirs.cc].flatMap(people)).toEqual(
      ours.addresses.map(({ name, address }) => ({ name, address })),
    )
  })

  test('says low and high, private and secret, categories and the conversation', () => {
    const marked = letter([
      prop.number(0x0017, 2),
      prop.number(0x0036, 3),
      prop.texts(['strings', 'Keywords'], ['Ruimte & wonen', 'Straße, groß']),
      prop.text(0x0070, 'Bestemmingsplan'),
      prop.bytes(0x0071, Buffer.from('01'.repeat(22), 'hex')),
    ])
    expect(linesOf(marked)).toEqual(
      expect.arrayContaining([
        'Importance: high',
        'Sensitivity: Company-Confidential',
        'Thread-Topic: Bestemmingsplan',
        `Thread-Index: ${Buffer.from('01'.repeat(22), 'hex').toString('base64')}`,
        'X-Bewaarpost-Derived: bewaarpost-mapi 1',
        'X-Bewaarpost-Item-Class: IPM.Note',
      ]),
    )
    expect(headOf(marked)).toContain('Keywords: Ruimte & wonen, =?utf-8?B?')
  })

  test.each([
    [
      'the mark and length of its prefix are no part of a subject',
      prop.text(0x0037, '\x01\x05RE: plan'),
      'RE: plan',
    ],
    [
      'blanks and lines in a subject cannot add a field',
      prop.text(0x0037, 'a\r\nBcc: x@example.nl'),
      'a Bcc: x@example.nl',
    ],
    [
      'nor can what looks like an encoded word become one',
      prop.text(0x0037, '=?utf-8?Q?x?='),
      '=?utf-8?Q?x?=',
    ],
    ['a subject in a code page', prop.text8(0x0037, Buffer.from([0x63, 0x61, 0x66, 0xe9])), 'café'],
  ])('%s', (_, subject, said) => {
    expect(read(letter([subject]))).toMatchObject({ subject: said })
    expect(read(letter([subject])).addresses.map(({ role }) => role)).toEqual(['from', 'to', 'cc'])
  })
})

test.each([
  ['the topic, where the item says no subject of its own', [], 'Bestemmingsplan'],
  ['nothing, where it was left empty', [prop.text(0x0037, '')], ''],
])('the subject is %s', (_, properties, said) => {
  const topic = prop.text(0x0070, 'Bestemmingsplan')
  expect(read({ properties: [...properties, topic], recipients: [], attachments: [] }).subject).toBe(said)
})

const ex = (name: number, type: number, email: number, dn: string) => [
  prop.text(name, 'P. de Vries'),
  prop.text(type, 'EX'),
  prop.text(email, dn),
]
const dn = '/o=Gemeente/ou=Exchange/cn=Recipients/cn=pdvries'

describe('people', () => {
  test.each([
    [
      'an SMTP address beside the name of Exchange',
      [...ex(0x42, 0x64, 0x65, dn), prop.text(0x5d02, 'p@example.nl')],
      '"P. de Vries" <p@example.nl>',
    ],
    [
      'one inside an entry identifier',
      [...ex(0x42, 0x64, 0x65, dn), prop.bytes(0x41, oneOff('P', 'p@example.nl'))],
      '"P. de Vries" <p@example.nl>',
    ],
    ['none: the name, and what Exchange calls it', ex(0x42, 0x64, 0x65, dn), `"P. de Vries" (${dn}):;`],
    ['no name', [prop.text(0x42, ''), prop.text(0x65, 'p@example.nl')], 'p@example.nl'],
    [
      'an address in the place of the name',
      [prop.text(0x42, "'p@example.nl'"), prop.text(0x65, 'p@example.nl')],
      'p@example.nl',
    ],
    [
      'signs that would end the address',
      [prop.text(0x65, 'a@b>, <x@example.nl')],
      '"A. Jansen" (a@b>, <x@example.nl):;',
    ],
  ])('from: %s', (_, properties, field) => {
    expect(linesOf(letter(properties))).toContain(`From: ${field}`)
  })

  test('a sender is resolved by the row of the same person in the table', () => {
    const { properties, attachments } = letter(ex(0x42, 0x64, 0x65, dn))
    const row = [...ex(0x3001, 0x3002, 0x3003, dn.toUpperCase()), prop.text(0x39fe, 'p.de.vries@example.nl')]
    expect(linesOf({ properties, recipients: [row], attachments })).toContain(
      'From: "P. de Vries" <p.de.vries@example.nl>',
    )
  })

  test('who sends for another is named beside them', () => {
    const sent = letter([
      prop.text(0x0c1a, 'Secretariaat'),
      prop.text(0x0c1e, 'SMTP'),
      prop.text(0x0c1f, 's@example.nl'),
    ])
    expect(linesOf(sent)).toEqual(
      expect.arrayContaining([
        'From: "A. Jansen" <a.jansen@example.nl>',
        'Sender: Secretariaat <s@example.nl>',
      ]),
    )
  })

  test('whom only the table names is not lost: blind copies, and those the header it was sent with lacks', () => {
    const headers = 'From: a.jansen@example.nl\r\nTo: J. Bakker <j.bakker@example.nl>\r\nCc: x@example.nl\r\n'
    const sent: MapiItem = {
      ...letter([prop.text(0x007d, headers)]),
      recipients: [
        recipient('J. Bakker', 'J.Bakker@example.nl'),
        recipient('Lijst', 'lijst@example.nl'),
        recipient('Geheim', 'geheim@example.nl', 3),
      ],
    }
    expect(read(sent).addresses.map(({ role, address }) => `${role} ${address}`)).toEqual([
      'from a.jansen@example.nl',
      'to j.bakker@example.nl',
      'to lijst@example.nl',
      'cc x@example.nl',
      'bcc geheim@example.nl',
    ])
    expect(linesOf(sent)).toEqual(
      expect.arrayContaining([
        'X-Bewaarpost-To: Lijst <lijst@example.nl>',
        'Bcc: Geheim <geheim@example.nl>',
      ]),
    )
  })

  test('of an item without a table the names it shows are kept', () => {
    const shown = { ...letter([prop.text(0x0e04, 'J. Bakker; Ü. Öz')]), recipients: [] }
    expect(
      read(shown)
        .addresses.filter(({ role }) => role === 'to')
        .map(({ name }) => name),
    ).toEqual(['J. Bakker', 'Ü. Öz'])
  })
})

describe('the header an item was sent with', () => {
  const headers =
    'Microsoft Mail Internet Headers Version 2.0\r\nReceived: from a\r\n\tby b; Mon, 12 Mar 2012 14:07:00 +0100\r\n' +
    'SUBJECT:   Zoals  het  stond \r\nX-Bewaarpost-Derived: forged\r\nContent-Type: multipart/mixed;\r\n\tboundary="x"\r\nMIME-Version: 1.0\r\n' +
    'X-Leeg:\r\n\r\n--x\r\nContent-Type: text/plain\r\nSubject: van een deel\r\n'

  test('stands there byte for byte, but for what described the body', () => {
    const head = headOf(letter([prop.text(0x007d, headers)]))
    expect(head).toMatch(
      /^Received: from a\r\n\tby b; Mon, 12 Mar 2012 14:07:00 \+0100\r\nSUBJECT: {3}Zoals {2}het {2}stond \r\nX-Leeg:\r\nFrom: /,
    )
    expect(head).not.toContain('forged')
    expect(head).not.toContain('boundary="x"')
    expect(head.match(/^subject:/gim)).toHaveLength(1)
  })

  test('in 8-bit text keeps its bytes', () => {
    const header = Buffer.from('Subject: caf\xe9\r\n', 'latin1')
    expect(deriveMessage(letter([prop.text8(0x007d, header)])).message.includes(header)).toBe(true)
  })

  test('kept as properties of their own, the fields are put back', () => {
    const set = '00020386-0000-0000-c000-000000000046'
    const named = (name: string, value: string) => ({ ...prop.text(0x8001, value), name: { set, name } })
    const lines = linesOf(
      letter([
        named('x-gm-thrid', '12'),
        named('Content-Type', 'text/evil'),
        named('bad name', 'x'),
        named('subject', 'evil'),
        named('FROM', 'evil@example.org'),
      ]),
    )
    expect(lines).toContain('x-gm-thrid: 12')
    expect(lines.join('\n')).not.toMatch(/evil|bad name/)
  })
})
