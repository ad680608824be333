import fc from 'fast-check'
import { expect, test } from 'vitest'
import { complete } from '../../../main/search/complete.ts'
import { matchIds } from '../../../main/search/search.ts'
import { refreshVocabulary } from '../../../main/search/vocabulary.ts'
import type { ReadDb } from '../../../main/store/connection.ts'
import { parseQuery } from '../../../shared/query.ts'
import { plansOf } from '../../helpers/plans.ts'
import {
  addressOf,
  attachmentOf,
  copyOf,
  type Item,
  messageOf,
  searchDepot,
} from '../../helpers/search-depot.ts'
import { someItems } from '../../helpers/search-items.ts'

const at = (year: number) => Date.UTC(year, 5) / 1000

const items: readonly Item[] = [
  {
    message: messageOf({
      subject: 'Raadsvergadering',
      text: 'De raad over raadhuis en raadhuis',
      addresses: [addressOf('from', 'Jan de Bakker', 'j.bakker@example.nl'), addressOf('to', 'Griffie', '')],
      at: at(2012),
      language: 'nl',
      attachments: [attachmentOf('2', 'application/pdf', 'a.pdf')],
    }),
    problem: 'charset-wrong',
    copies: [
      copyOf({ folder: 'Postvak IN', tags: ['Nog bekijken'] }),
      copyOf({ folder: 'Postvak IN/Raad "2012"' }),
    ],
  },
  {
    message: messageOf({
      text: 'raad',
      addresses: [addressOf('from', 'Anna Bakkers', 'anna@example.org')],
      at: at(2014),
      kind: 'calendar',
    }),
    problem: null,
    copies: [
      copyOf({ mailbox: 'secretaris', folder: 'Verzonden' }),
      copyOf({ folder: 'Verzonden', accession: 2 }),
    ],
  },
]

function depot(of: readonly Item[] = items) {
  const db = searchDepot(of)
  refreshVocabulary(db, new AbortController().signal, () => {})
  return db
}

const table: readonly (readonly [
  marked: string,
  choices: readonly (string | readonly [string, number])[],
])[] = [
  ['fro|', ['from:']],
  ['ont|', ['ontvanger:']],
  [
    'ra|',
    [
      ['raad', 2],
      ['raadhuis', 1],
      ['raadsvergadering', 1],
    ],
  ],
  ['raadh|', [['raadhuis', 1]]],
  ['=raadh|', [['=raadhuis', 1]]],
  ['RÁADh|', [['raadhuis', 1]]],
  ['"de raadh|', ['"de raadhuis"']],
  ['subject:raads|', ['raadsvergadering']],
  [
    'in:post|',
    [
      ['="Postvak IN"', 1],
      ['="Postvak IN/Raad ""2012"""', 1],
    ],
  ],
  ['map:"raad|', [['="Postvak IN/Raad ""2012"""', 1]]],
  [
    'in:|',
    [
      ['=Verzonden', 2],
      ['="Postvak IN"', 1],
      ['="Postvak IN/Raad ""2012"""', 1],
    ],
  ],
  ['postvak:sec|', [['=secretaris', 1]]],
  ['tag:bek|', [['="Nog bekijken"', 1]]],
  ['van:bakk|', ['=anna@example.org', '=j.bakker@example.nl']],
  ['with:gri|', ['=griffie']],
  ['j.bakker@|', ['with:=j.bakker@example.nl']],
  ['kind:c|', ['calendar']],
  ['lang:|', ['nl']],
  ['type:pdf|', ['=application/pdf']],
  ['date:20|', ['2014', '2012']],
  ['accession:|', ['2', '1']],
  ['is:perm|', ['permanent']],
  ['is:blij|', ['blijvend']],
  ['problem:charset-w|', ['charset-wrong']],
  ['larger:1|', []],
  ['niets|', []],
  ['r|', ['receiver:']],
  ['|', []],
  ['raad |', []],
]

test('what is begun goes on as the depot has it', () => {
  const db = depot()
  for (const [marked, expected] of table) {
    const { choices } = complete(db, marked.replace('|', ''), marked.indexOf('|'), 12)
    expect(
      choices.map(({ text, count }) => (count === null ? text : [text, count])),
      marked,
    ).toEqual(expected)
  }
  db.close()
})

test('a choice that is chosen is read as a query, finds as many records as it says, and leaves the rest as typed', () => {
  const before = fc.constantFrom('', 'raad ', '-', 'a OR ', '(', 'in:x AND ')
  const after = fc.constantFrom('', ' raad', ' OR b', ' -in:"a b"')
  const begun = fc.constantFrom(
    ...[
      'in:',
      'in:ca',
      'in:="a',
      'map:"z',
      'mailbox:v',
      'tag:',
      'tag:"c',
      'type:p',
      'kind:',
      'lang:',
      'date:1',
      'van:',
      'with:ja',
    ],
    ...[
      'cc:"c',
      'is:',
      'heeft:',
      'problem:c',
      'value:',
      'ra',
      'age',
      '"raad pl',
      '=ra',
      'subject:pu',
      'in:(a OR v',
      'jan@',
    ],
  )
  const query = fc.tuple(before, begun, after)
  fc.assert(
    fc.property(someItems, fc.array(query, { minLength: 8, maxLength: 8 }), (made, queries) => {
      const db = depot(made)
      for (const [head, typed, tail] of queries) {
        const open = (`${head}${typed}`.match(/\(/g) ?? []).length
        const text = `${head}${typed}${')'.repeat(open)}${tail}`
        checkChoices(db, text, head.length + typed.length)
      }
      db.close()
    }),
    { numRuns: 12 },
  )
})

function checkChoices(db: ReadDb, text: string, caret: number): void {
  const { from, to, choices } = complete(db, text, caret, 20)
  expect(from).toBeLessThanOrEqual(caret)
  expect(to).toBeGreaterThanOrEqual(caret)
  for (const { text: chosen, is, field, count } of choices) {
    if (is === 'field') continue
    const whole = `${text.slice(0, from)}${chosen}${text.slice(to)}`
    expect(parseQuery(whole), whole).toMatchObject({ ok: true })
    const alone = parseQuery(field === null || chosen.startsWith('with:') ? chosen : `${field}:${chosen}`)
    if (is === 'value' && count !== null && alone.ok) {
      expect(matchIds(db, alone.query).length, chosen).toBe(count)
    }
  }
}

test('no completion goes through all records', () => {
  const db = depot()
  const texts = [
    'ra',
    'in:p',
    'mailbox:j',
    'tag:n',
    'type:p',
    'kind:m',
    'lang:n',
    'date:2',
    'accession:1',
    'van:ba',
    'is:p',
  ]
  const plans = plansOf(db, () => {
    for (const text of texts) complete(db, text, text.length, 12)
  })
  expect(plans.length).toBeGreaterThan(texts.length)
  for (const plan of plans)
    expect(plan).not.toMatch(/SCAN (?:record|participant|message|content)\b(?! USING COVERING)/)
  db.close()
})
