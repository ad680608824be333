import fc from 'fast-check'
import { values } from '../../shared/value.ts'
import { addressOf, attachmentOf, type Copy, copyOf, type Item, messageOf } from './search-depot.ts'

/** Names that differ in case, marks and spaces only, or hold what a query takes for its own. */
const names = [
  'Verzonden',
  'verzonden',
  'Café',
  'CAFE',
  'Cafe ',
  'a OR b',
  'in:x (y)',
  'zeg "ja"',
  '“krul„',
  '-min',
  '=is',
  'ster*',
  'a/b',
  'a',
  '%_[x]',
  '42',
] as const
const name = fc.constantFrom(...names)
const addresses = [
  'jan@example.nl',
  'JAN@example.nl',
  'piet.jan@example.nl',
  'jan@example.org',
  '',
  '@example.nl',
  '<>',
]

const copy: fc.Arbitrary<Copy> = fc
  .record({
    mailbox: name,
    folder: fc.oneof(fc.constant(''), name),
    flags: fc.constantFrom('', 'S', 'FS', 'DPRT'),
    foundAs: fc.constantFrom('', '', 'recovered', 'associated', 'deleted'),
    value: fc.constantFrom(...values),
    tags: fc.uniqueArray(fc.constantFrom('Later', 'Café', 'cafe', 'a "b"'), { maxLength: 2 }),
    note: fc.constantFrom('', 'zie boven'),
    size: fc.constantFrom(0, 10_239, 10_240, 10_241, 102_400, 1_048_577, 20_000_000),
    problem: fc.constantFrom(null, 'cut-off' as const),
  })
  .map((said) => copyOf(said))

const message = fc
  .record({
    at: fc.option(fc.integer({ min: -5_000_000, max: 4_102_444_799 })),
    subject: fc.constantFrom('', 'Raad', 'Re: raad', 'RÁÁD plan', 'Agenda', 're: Agenda  punt'),
    people: fc.array(
      fc.tuple(fc.constantFrom('from', 'to', 'reply-to', 'cc'), name, fc.constantFrom(...addresses)),
      {
        maxLength: 4,
      },
    ),
    refers: fc.option(fc.integer({ min: 0, max: 3 })),
    types: fc.uniqueArray(
      fc.constantFrom('application/pdf', 'application/x-pdf', 'application/x.pdf', 'pdf'),
      {
        maxLength: 2,
      },
    ),
    kind: fc.constantFrom('mail', 'calendar', 'unknown'),
    language: fc.constantFrom('', 'nl', 'en'),
    automatic: fc.boolean(),
    derivedBy: fc.constantFrom('', 'maker 1'),
  })
  .map(({ people, refers, types, ...said }) =>
    messageOf({
      ...said,
      kind: said.kind as 'mail', // one of the kinds there are
      addresses: people.map(([role, name, address]) => addressOf(role as 'from', name.trim(), address)), // a role there is
      references: refers === null ? [] : [`gesprek-${refers}@example.org`],
      attachments: types.map((type, place) => attachmentOf(String(place + 2), type, 'stuk.pdf')),
    }),
  )

/** Small depots in which names are alike and everything there is to find occurs. */
export const someItems: fc.Arbitrary<Item[]> = fc.array(
  fc.record({
    message,
    problem: fc.constantFrom(null, 'charset-wrong' as const),
    copies: fc.array(copy, { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 12 },
)
