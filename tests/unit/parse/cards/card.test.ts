import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCard } from '../../../../main/parse/cards/card.ts'
import { parseContent } from '../../../../main/parse/content.ts'
import { writeItem } from '../../../../main/read/mapi/form.ts'
import { ItemCard } from '../../../../shared/item-card.ts'
import { timeZoneStruct } from '../../../helpers/calendar-blobs.ts'
import { item, oneOff, prop, recipient } from '../../../helpers/card-items.ts'

const at = (time: string) => Date.parse(`${time}Z`) / 1000
const amsterdam = timeZoneStruct({ bias: -60, toStandard: [10, 0, 5, 3], toDaylight: [3, 0, 5, 2] })
/** [MS-OXOCAL] §4.1.1.2: every Monday, Thursday and Friday at ten, twelve times; the one of 16 April 2007 is changed. */
const series =
  '043004300B2001000000C0210000010000000000000032000000222000000C0000000000000001000000A096BC0C01000000A096BC0C8020BC0C20ADBC0C0630000009300000580200007602000001003499BC0C5299BC0CF898BC0C11002200210053696D706C6520526563757272656E6365207769746820657863657074696F6E730800070033342F34313431000000000400000000000000000000003499BC0C5299BC0CF898BC0C2100530069006D0070006C006500200052006500630075007200720065006E006300650020007700690074006800200065007800630065007000740069006F006E0073000700330034002F0034003100340031000000000000000000'

const times = [
  prop.time(['appointment', 0x820d], '2014-07-01T08:00'),
  prop.time(['appointment', 0x820e], '2014-07-01T09:30'),
]
const organizer = [
  prop.text(0x0042, 'Anna de Vries'),
  prop.text(0x0065, 'anna@example.nl'),
  prop.text(0x0064, 'SMTP'),
]

describe('a calendar entry', () => {
  test.each([
    [
      'an address that only the identifier says',
      [prop.bytes(0x0fff, oneOff('Bram', 'bram@example.nl'))],
      'Bram',
      'bram@example.nl',
    ],
    ['a name that is the address', [prop.text(0x3001, 'bram@example.nl')], '', 'bram@example.nl'],
    ['nothing but a place in a directory', [prop.text(0x3001, 'Bram')], 'Bram', '/o=Gemeente/cn=bram'],
  ])('names somebody of Exchange by %s', (_, said, name, address) => {
    const row = [prop.text(0x3002, 'EX'), prop.text(0x3003, '/o=Gemeente/cn=bram'), ...said]
    const { card } = readCard(item('IPM.Appointment', [...times, ...organizer], [row]))
    expect(card).toMatchObject({ attendees: [{ name, address }] })
  })

  test('has its time, place, people and their answers', () => {
    const meeting = item(
      'IPM.Appointment',
      [
        ...times,
        prop.text(['appointment', 0x8208], 'Raadzaal'),
        prop.number(['appointment', 0x8205], 3),
        prop.number(['appointment', 0x8217], 1),
        prop.bytes(['appointment', 0x8233], amsterdam),
        prop.text(['appointment', 0x8234], '(GMT+01:00) Amsterdam'),
        prop.flag(['common', 0x8503], true),
        prop.number(['common', 0x8501], 30),
        prop.texts(['strings', 'Keywords'], ['Raad', 'College']),
      ],
      [
        recipient('Anna de Vries', 'anna@example.nl', 1, 1),
        recipient('Bram', 'bram@example.nl', 1, 3),
        recipient('Carla', 'carla@example.nl', 2, 4),
        recipient('Beamer', 'beamer@example.nl', 3, 2),
      ],
    )
    expect(readCard(meeting)).toEqual({
      problems: [],
      card: {
        card: 'calendar',
        start: at('2014-07-01T08:00'),
        end: at('2014-07-01T09:30'),
        allDay: false,
        zone: '(GMT+01:00) Amsterdam',
        offset: 120,
        location: 'Raadzaal',
        organizer: { name: 'Anna de Vries', address: 'anna@example.nl' },
        attendees: [
          { name: 'Bram', address: 'bram@example.nl', part: 'required', answer: 'accepted' },
          { name: 'Carla', address: 'carla@example.nl', part: 'optional', answer: 'declined' },
          { name: 'Beamer', address: 'beamer@example.nl', part: 'resource', answer: 'tentative' },
        ],
        busy: 'away',
        rule: '',
        recurs: false,
        removed: [],
        changed: [],
        reminder: 1800,
        private: false,
        cancelled: false,
        categories: ['Raad', 'College'],
      },
    })
  })

  test('that recurs has its rule, and the times of what changed in its own time zone', () => {
    const recurring = item('IPM.Appointment', [
      ...times,
      prop.flag(['appointment', 0x8223], true),
      prop.bytes(['appointment', 0x8216], Buffer.from(series, 'hex')),
      prop.bytes(['appointment', 0x8233], amsterdam),
    ])
    expect(readCard(recurring)).toMatchObject({
      problems: [],
      card: {
        recurs: true,
        rule: 'FREQ=WEEKLY;BYDAY=MO,TH,FR;COUNT=12',
        // Summer time: two hours.
        changed: [{ was: at('2007-04-16T08:00'), start: at('2007-04-16T09:00'), location: '34/4141' }],
      },
    })
  })

  test.each([
    ['without a pattern', []],
    [
      'with one that is damaged',
      [prop.bytes(['appointment', 0x8216], Buffer.from(series.slice(0, 60), 'hex'))],
    ],
  ])('that recurs %s says so and has no rule', (_name, properties) => {
    const marked = item('IPM.Appointment', [
      ...times,
      prop.flag(['appointment', 0x8223], true),
      ...properties,
    ])
    expect(readCard(marked)).toMatchObject({
      problems: [{ kind: 'recurrence-not-read' }],
      card: { recurs: true, rule: '', changed: [] },
    })
  })

  test('that carries no time zone is reckoned with that of its start, and says so', () => {
    const bare = item('IPM.Appointment', [
      prop.time(['appointment', 0x820d], '2007-03-26T09:00'),
      prop.bytes(['appointment', 0x8216], Buffer.from(series, 'hex')),
    ])
    const { card, problems } = readCard(bare)
    expect(problems).toEqual([
      { kind: 'recurrence-not-read', detail: 'no time zone, reckoned with that of the start' },
    ])
    expect(card).toMatchObject({ offset: null, changed: [{ was: at('2007-04-16T09:00') }] })
  })

  test('sent as a request is of who it was sent for', () => {
    const request = item(
      'IPM.Schedule.Meeting.Request',
      [...times, ...organizer],
      [recipient('Bram', 'bram@example.nl')],
    )
    expect(readCard(request).card).toMatchObject({
      organizer: { name: 'Anna de Vries', address: 'anna@example.nl' },
      attendees: [{ name: 'Bram', answer: 'none' }],
      cancelled: false,
    })
  })

  test.each([
    ['IPM.Schedule.Meeting.Resp.Pos', 'accepted'],
    ['IPM.Schedule.Meeting.Resp.Tent', 'tentative'],
    ['IPM.Schedule.Meeting.Resp.Neg', 'declined'],
  ])('%s is the answer of its sender to the organiser', (itemClass, answer) => {
    const response = item(itemClass, [...times, ...organizer], [recipient('Bram', 'bram@example.nl')])
    expect(readCard(response).card).toMatchObject({
      organizer: { name: 'Bram' },
      attendees: [{ name: 'Anna de Vries', address: 'anna@example.nl', answer }],
    })
  })

  test("that is nobody else's has no organiser", () => {
    expect(readCard(item('IPM.Appointment', [...times, ...organizer])).card).toMatchObject({
      organizer: null,
    })
  })

  test('called off is cancelled, by its class or by its state', () => {
    expect(readCard(item('IPM.Schedule.Meeting.Canceled', times)).card).toMatchObject({ cancelled: true })
    const state = item('IPM.Appointment', [...times, prop.number(['appointment', 0x8217], 7)])
    expect(readCard(state).card).toMatchObject({ cancelled: true })
  })
})

describe('a contact', () => {
  const contact = (properties: Parameters<typeof item>[1]) => readCard(item('IPM.Contact', properties)).card

  test('has its names, addresses, numbers and days', () => {
    expect(
      contact([
        ...[prop.text(0x3001, 'Dr. Bram van Dam'), prop.text(0x3a11, 'van Dam'), prop.text(0x3a06, 'Bram')],
        ...[prop.text(0x3a45, 'Dr.'), prop.text(['address', 0x8005], 'Dam, Bram van')],
        ...[prop.text(0x3a16, 'Gemeente Voorbeeld'), prop.text(0x3a17, 'Griffier')],
        ...[prop.text(['address', 0x8083], 'bram@example.nl'), prop.text(['address', 0x8080], 'Bram (werk)')],
        ...[prop.text(0x3a1c, '06-12345678'), prop.text(0x3a24, '010-1234567')],
        ...[prop.text(['address', 0x8045], 'Coolsingel 1'), prop.text(['address', 0x8046], 'Rotterdam')],
        ...[prop.text(['address', 0x8048], '3011 AA'), prop.text(['address', 0x8049], 'Nederland')],
        ...[prop.text(0x3a51, 'https://example.nl'), prop.time(0x3a42, '1970-05-04T22:00')],
      ]),
    ).toEqual({
      card: 'contact',
      name: 'Dr. Bram van Dam',
      fileAs: 'Dam, Bram van',
      parts: ['van Dam', 'Bram', '', 'Dr.', ''],
      company: 'Gemeente Voorbeeld',
      department: '',
      jobTitle: 'Griffier',
      emails: [{ name: 'Bram (werk)', address: 'bram@example.nl' }],
      phones: [
        { kind: 'mobile', number: '06-12345678' },
        { kind: 'business-fax', number: '010-1234567' },
      ],
      addresses: [
        {
          kind: 'business',
          lines: ['Coolsingel 1', '3011 AA Rotterdam', 'Nederland'],
          parts: ['', 'Coolsingel 1', 'Rotterdam', '', '3011 AA', 'Nederland'],
        },
      ],
      web: ['https://example.nl'],
      birthday: at('1970-05-05T00:00'),
      categories: [],
    })
  })

  test('of Exchange has the SMTP address where its item holds one, and its place in the directory where not', () => {
    const place = '/o=Voorbeeld/ou=Rotterdam/cn=Recipients/cn=bram'
    const known = contact([
      prop.text(['address', 0x8083], place),
      prop.text(['address', 0x8084], 'bram@example.nl'),
    ])
    const unknown = contact([prop.text(['address', 0x8093], place), prop.text(['address', 0x8090], 'Bram')])
    expect([known, unknown]).toMatchObject([
      { emails: [{ name: '', address: 'bram@example.nl' }] },
      { emails: [{ name: 'Bram', address: place }] },
    ])
  })

  test.each([
    ['the local day', '1970-05-05T00:00'],
    ['noon of that day', '1970-05-05T11:59'],
    ['its midnight in Amsterdam', '1970-05-04T23:00'],
    ['its midnight in New York', '1970-05-05T05:00'],
  ])('was born on the day, stored as %s', (_name, stored) => {
    expect(contact([prop.time(0x3a42, stored)])).toMatchObject({ birthday: at('1970-05-05T00:00') })
  })
})

describe('a distribution list has all of its members', () => {
  const wrapped = (type: number, rest: Buffer) =>
    Buffer.concat([Buffer.from('00000000c091add3519dcf11a4a900aa0047faa4', 'hex'), Buffer.from([type]), rest])
  const members = [oneOff('Anna', 'anna@example.nl'), wrapped(0xc3, Buffer.alloc(70))]
  const expected = [
    { name: 'Anna', address: 'anna@example.nl' },
    { name: 'Bram', address: 'bram@example.nl' },
  ]

  test('by their identifiers, or what stands beside these', () => {
    const list = item('IPM.DistList', [
      prop.text(['address', 0x8053], 'Commissie'),
      prop.buffers(['address', 0x8055], members),
      prop.buffers(
        ['address', 0x8054],
        [oneOff('Anna', 'anna@example.nl'), oneOff('Bram', 'bram@example.nl')],
      ),
    ])
    expect(readCard(list).card).toEqual({ card: 'list', name: 'Commissie', members: expected })
  })

  test('one that is only pointed to is counted', () => {
    const list = item('IPM.DistList', [prop.buffers(['address', 0x8055], members)])
    expect(readCard(list).card).toMatchObject({ members: [expected[0], { name: '', address: '' }] })
  })

  test('of a long list, from its stream', () => {
    const part = (bytes: Buffer) => {
      const length = Buffer.alloc(4)
      length.writeUInt32LE(bytes.length)
      return Buffer.concat([length, bytes])
    }
    const head = Buffer.alloc(28)
    head.writeUInt32LE(2, 12)
    const stream = Buffer.concat([
      head,
      ...[part(members[0] ?? head), part(Buffer.alloc(0)), part(Buffer.alloc(0))],
      ...[part(members[1] ?? head), part(oneOff('Bram', 'bram@example.nl')), part(Buffer.alloc(0))],
      Buffer.alloc(8),
    ])
    const list = item('IPM.DistList', [prop.bytes(['address', 0x8064], stream)])
    expect(readCard(list).card).toMatchObject({ members: expected })
  })
})

describe('a task, a note, a journal entry', () => {
  test('a task has its days, state and owner', () => {
    const task = item('IPM.Task', [
      ...[prop.time(['task', 0x8104], '2014-03-03T00:00'), prop.time(['task', 0x8105], '2014-03-07T00:00')],
      ...[prop.number(['task', 0x8101], 1), prop.float(['task', 0x8102], 0.25)],
      prop.text(['task', 0x811f], 'Anna'),
    ])
    expect(readCard(task).card).toEqual({
      card: 'task',
      start: at('2014-03-03T00:00'),
      end: at('2014-03-07T00:00'),
      status: 'in-progress',
      percent: 25,
      completed: null,
      owner: 'Anna',
      rule: '',
      recurs: false,
      reminder: null,
      categories: [],
    })
  })

  test('a date of the year 4501 is none', () => {
    expect(readCard(item('IPM.Task', [prop.time(['task', 0x8105], '4501-01-01T00:00')])).card).toMatchObject({
      end: null,
    })
  })

  test('a task that was sent is the one inside', () => {
    const inside = item('IPM.Task', [prop.text(['task', 0x811f], 'Anna')])
    const sent = { ...item('IPM.TaskRequest', []), attachments: [{ properties: [], embedded: inside }] }
    expect(readCard(sent).card).toMatchObject({ card: 'task', owner: 'Anna' })
  })

  test('a note has its colour, a journal entry its span and type', () => {
    const note = item('IPM.StickyNote', [
      prop.number(['note', 0x8b00], 3),
      prop.time(0x3008, '2014-03-03T10:00'),
    ])
    expect(readCard(note).card).toMatchObject({ colour: 'yellow', modified: at('2014-03-03T10:00') })
    const entry = item('IPM.Activity', [
      prop.time(['log', 0x8706], '2014-03-03T10:00'),
      prop.time(['log', 0x8708], '2014-03-03T10:15'),
      prop.text(['log', 0x8712], 'Telefoongesprek'),
    ])
    expect(readCard(entry).card).toEqual({
      card: 'journal',
      start: at('2014-03-03T10:00'),
      end: at('2014-03-03T10:15'),
      type: 'Telefoongesprek',
      categories: [],
    })
  })
})

test.each(['IPM.Note', 'IPM.ContactX', 'REPORT.IPM.Note.NDR', ''])(
  'a letter has no card: %s',
  (itemClass) => {
    expect(readCard(item(itemClass, times))).toEqual({ card: null, problems: [] })
  },
)

test('whatever the values are, the card is one of the contract', () => {
  const ids = [0x8205, 0x8208, 0x820d, 0x8216, 0x8233, 0x8260, 0x8101, 0x8102, 0x8055, 0x8064, 0x8b00, 0x80de]
  const sets = ['appointment', 'task', 'address', 'common', 'note'] as const
  const types = [0x1f, 0x1e, 0x03, 0x05, 0x0b, 0x40, 0x102, 0x1102, 0x101f]
  const value = fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes))
  const any = fc
    .record({
      id: fc.constantFrom(...ids),
      set: fc.constantFrom(...sets),
      type: fc.constantFrom(...types),
      value,
    })
    .map(({ id, set, type, value: bytes }) => ({
      ...prop.bytes([set, id], bytes),
      type,
      value: type >= 0x1000 ? [bytes] : bytes,
    }))
  const classes = [
    'IPM.Appointment',
    'IPM.Task',
    'IPM.Contact',
    'IPM.DistList',
    'IPM.StickyNote',
    'IPM.Activity',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...classes), fc.array(any, { maxLength: 12 }), (itemClass, properties) => {
      const { card } = readCard(item(itemClass, properties))
      expect(ItemCard.safeParse(card).error).toBeUndefined()
    }),
  )
})

test('what of a recurrence could not be read is a problem of the content', () => {
  const marked = item('IPM.Appointment', [...times, prop.flag(['appointment', 0x8223], true)])
  const content = Buffer.concat([...writeItem(marked, false)])
  expect(parseContent(content).problems).toContainEqual({ kind: 'recurrence-not-read', detail: 'no pattern' })
})

test('text of 8 bits is read in the code page of its item', () => {
  const cyrillic = [
    prop.number(0x3ffd, 1251),
    prop.text8(['appointment', 0x8208], Buffer.from('cce8f0', 'hex')),
  ]
  expect(readCard(item('IPM.Appointment', cyrillic)).card).toMatchObject({ location: 'Мир' })
})
