import fc from 'fast-check'
import { expect, test } from 'vitest'
import { facets } from '../../../main/search/facets.ts'
import { matchIds, search } from '../../../main/search/search.ts'
import type { ReadDb } from '../../../main/store/connection.ts'
import { parseQuery, printQuery, type QueryTree } from '../../../shared/query.ts'
import { facetNames, type Order, orders } from '../../../shared/records.ts'
import {
  addressOf,
  attachmentOf,
  copyOf,
  type Item,
  messageOf,
  searchDepot,
} from '../../helpers/search-depot.ts'
import { type Known, meets, recordsOf } from '../../helpers/search-oracle.ts'

function understood(text: string): QueryTree {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`)
  return parsed.query
}

const at = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000
const item = (message: Item['message'], copies = [copyOf()], problem: Item['problem'] = null): Item => ({
  message,
  copies,
  problem,
})

/** A small depot in which every field has something to find and something to leave. */
const items: readonly Item[] = [
  item(
    messageOf({
      subject: 'Vergadering over het café',
      text: 'De raad komt bijeen: coördinatie, naïef.',
      addresses: [
        addressOf('from', 'Jan Jansen', 'jan@example.nl'),
        addressOf('to', 'Wethouder Bos', 'bos@example.org'),
        addressOf('cc', '', 'griffie@example.nl'),
      ],
      at: at('2012-03-12'),
      messageId: 'een@example.nl',
      language: 'nl',
    }),
    [
      copyOf({ folder: 'Postvak IN', flags: 'S', value: 'B', tags: ['Nog bekijken'] }),
      copyOf({ mailbox: 'bos', folder: 'Postvak IN/Raad', flags: 'FS' }),
    ],
  ),
  item(
    messageOf({
      subject: 'Re: Vergadering over het café',
      text: 'raad raad raad',
      addresses: [
        addressOf('from', 'Bos', 'bos@example.org'),
        addressOf('to', 'Jansen', 'jan@example.nl'),
        addressOf('bcc', 'Geheim', 'geheim@example.org'),
      ],
      at: at('2012-12-31'),
      messageId: 'twee@example.org',
      references: ['een@example.nl'],
      attachments: [
        attachmentOf('2', 'application/pdf', 'Begroting 2012.pdf'),
        attachmentOf('3', 'image/png', 'foto.png'),
      ],
      attachmentText: 'begroting en jaarrekening',
      language: 'nl',
    }),
    [copyOf({ folder: 'Verzonden', value: 'V', size: 5_000_000, accession: 2 })],
    'charset-wrong',
  ),
  item(
    messageOf({
      subject: 'Raad',
      protection: 'signed',
      automatic: true,
      language: 'en',
      at: at('2014-06-01'),
      kind: 'report',
    }),
    [copyOf({ mailbox: 'jansen-oud', flags: 'DPRT', note: 'later', problem: 'cut-off', size: 20 })],
  ),
  item(messageOf({ protection: 'encrypted', kind: 'calendar', text: 'jan' }), [
    copyOf({ size: 20 }),
    copyOf({ size: 20, foundAs: 'recovered' }),
    copyOf({ size: 20, foundAs: 'deleted' }),
  ]),
  item(
    messageOf({
      subject: 'NEAR AND OR NOT',
      text: '"aanhaling" ^x {y} a:b -z',
      at: at('2014-06-01'),
      derivedBy: 'maker 1',
    }),
    [copyOf({ folder: 'in%_[x]', foundAs: 'associated' })],
  ),
]
const records = recordsOf(items)

function idsOf(db: ReadDb, tree: QueryTree): number[] {
  return [...matchIds(db, tree)]
}

test('every field finds what it says and nothing else', () => {
  const db = searchDepot(items)
  const table: readonly [string, readonly number[]][] = [
    ['', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['raad', [1, 2, 3, 4]],
    ['RAAD -subject:raad', [1, 2, 3]],
    ['cafe', [1, 2, 3]],
    ['CAFÉ coordinatie', [1, 2]],
    ['naief', [1, 2]],
    ['"raad komt"', [1, 2]],
    ['"komt raad"', []],
    ['verga*', [1, 2, 3]],
    ['from:jan', [1, 2]],
    ['van:jan@example.nl', [1, 2]],
    ['to:jan', [3]],
    ['cc:griffie', [1, 2]],
    ['bcc:geheim', [3]],
    ['with:jan', [1, 2, 3]],
    ['with:"jansen bos"', []],
    ['onderwerp:vergadering', [1, 2, 3]],
    ['body:bijeen', [1, 2]],
    ['bijlage:jaarrekening', [3]],
    ['filename:begroting', [3]],
    ['filename:"2012 pdf foto"', []],
    ['type:pdf', [3]],
    ['type:image', [3]],
    ['type:image/png', [3]],
    ['type:word', []],
    ['in:postvak', [1, 2]],
    ['in:="postvak in"', [1]],
    ['in:raad', [2]],
    ['in:vak', []],
    ['in:%', []],
    ['in:in%_', [8]],
    ['mailbox:jansen', [1, 3, 4, 5, 6, 7, 8]],
    ['mailbox:=jansen', [1, 3, 5, 6, 7, 8]],
    ['accession:2', [3]],
    ['date:2012', [1, 2, 3]],
    ['date:2012-03-12', [1, 2]],
    ['before:2012-12-31', [1, 2]],
    ['after:2012', [4, 8]],
    ['-has:date', [5, 6, 7]],
    ['has:attachment', [3]],
    ['has:note', [4]],
    ['has:tag', [1]],
    ['has:problem', [3, 4]],
    ['has:copies', [1, 2, 5, 6, 7]],
    ['has:thread', [1, 2, 3]],
    ['is:undecided', [2, 4, 5, 6, 7, 8]],
    ['is:permanent', [1]],
    ['is:destroyable', [3]],
    ['is:signed', [4]],
    ['is:encrypted', [5, 6, 7]],
    ['is:automatic', [4]],
    ['is:reply', [3]],
    ['is:flagged', [2]],
    ['is:seen', [1, 2]],
    ['is:draft is:answered is:forwarded is:trashed', [4]],
    ['is:duplicate', [2, 6, 7]],
    ['is:recovered', [6]],
    ['is:teruggevonden', [6]],
    ['is:deleted', [7]],
    ['is:associated', [8]],
    ['is:derived', [8]],
    ['tag:"nog bekijken"', [1]],
    ['tag:geen', []],
    ['waarde:V', [3]],
    ['kind:calendar', [5, 6, 7]],
    ['problem:charset-wrong', [3]],
    ['problem:cut-off', [4]],
    ['larger:1MB', [3]],
    ['smaller:21', [4, 5, 6, 7]],
    ['lang:en', [4]],
    ['id:2', [2]],
    ['id:<twee@example.org>', [3]],
    ['id:een@example.nl', [1, 2]],
    ['"NEAR AND"', [8]],
  ]
  for (const [text, expected] of table) {
    const tree = understood(text)
    expect(idsOf(db, tree), text).toEqual(expected)
    const page = search(db, { query: tree, order: 'date', limit: 100 })
    expect(
      page.hits.map(({ id }) => id).sort((a, b) => a - b),
      text,
    ).toEqual(expected)
    expect(page.total, text).toBe(expected.length)
  }
})

test('a hit tells what the catalogue knows', () => {
  const db = searchDepot(items)
  const [hit] = search(db, { query: understood('id:1'), order: '-date', limit: 1 }).hits
  expect(hit).toEqual({
    id: 1,
    content: 1,
    date: at('2012-03-12'),
    sender: 'Jan Jansen',
    subject: 'Vergadering over het café',
    size: 100,
    mailbox: 'jansen',
    folder: 'Postvak IN',
    kind: 'mail',
    value: 'B',
    flags: 'S',
    foundAs: '',
    attachments: 0,
    problems: 0,
    thread: 1,
    copies: 2,
    tags: ['Nog bekijken'],
    snippet: null,
  })
})

/** Random queries from what the small depot holds, so that most find something. */
const term = fc.constantFrom(
  ...[
    'raad',
    'cafe',
    'jan',
    'verga*',
    '"raad komt"',
    'geen',
    'subject:raad',
    'from:bos',
    'with:jan',
    'filename:foto',
    'body:raad',
  ],
  ...[
    'is:seen',
    'is:reply',
    'is:signed',
    'is:duplicate',
    'is:recovered',
    'is:derived',
    'has:copies',
    'has:thread',
    'has:problem',
    'has:attachment',
    'has:date',
    'has:note',
  ],
  ...[
    'value:B',
    'value:N',
    'tag:"nog bekijken"',
    'in:postvak',
    'mailbox:=jansen',
    'date:2012',
    'after:2012',
    'larger:50',
    'smaller:50',
  ],
  ...['kind:ma*', 'tag:n*', 'type:im*', 'in:post*'],
  ...['kind:mail', 'lang:nl', 'type:pdf', 'accession:2', 'id:3', 'id:<een@example.nl>', 'problem:cut-off'],
)
const queryText = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    tie('tree').map((tree) => `-(${tree})`),
    fc
      .array(tie('tree'), { minLength: 2, maxLength: 4 })
      .map((trees) => trees.map((tree) => `(${tree})`).join(' ')),
    fc
      .array(tie('tree'), { minLength: 2, maxLength: 4 })
      .map((trees) => trees.map((tree) => `(${tree})`).join(' OR ')),
  ),
})).tree

test('any combination of AND, OR and NOT finds what going through all records by hand finds', () => {
  const db = searchDepot(items)
  fc.assert(
    fc.property(queryText, fc.constantFrom(...orders), (text, order) => {
      const tree = understood(text)
      const expected = records.filter((record) => meets(record, tree)).map(({ id }) => id)
      expect(idsOf(db, tree), printQuery(tree)).toEqual(expected)
      expect([...pages(db, tree, order, 2)].sort((a, b) => a - b)).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})

/** All records of a search, page by page. */
function pages(db: ReadDb, query: QueryTree, order: Order, limit: number): number[] {
  const ids: number[] = []
  let after: string | undefined
  do {
    const page = search(db, { query, order, limit, after })
    ids.push(...page.hits.map(({ id }) => id))
    if (page.hits.length === 0 && page.next !== null)
      throw new Error('a page without records says there are more')
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids
}

const people = ['Anna', 'bos', '', 'Émile']
const itemOf = fc.record({
  at: fc.option(fc.constantFrom(at('2011-01-01'), at('2012-01-01'), -5)),
  name: fc.constantFrom(...people),
  size: fc.constantFrom(1, 2, 3),
  copies: fc.integer({ min: 1, max: 3 }),
  text: fc.constantFrom('raad', 'raad plan', 'plan', 'raad raad', ''),
})

test('pages hold every record once and in order, with ties, without dates, whatever the order and page size', () => {
  fc.assert(
    fc.property(fc.array(itemOf, { maxLength: 25 }), fc.integer({ min: 1, max: 7 }), (drawn, limit) => {
      const made = drawn.map(({ at, name, size, copies, text }) =>
        item(
          messageOf({ at, text, addresses: [addressOf('from', name, '')] }),
          Array.from({ length: copies }, () => copyOf({ size })),
        ),
      )
      const db = searchDepot(made)
      const known = new Map(recordsOf(made).map((record) => [record.id, record]))
      for (const order of orders) {
        for (const text of ['', 'raad', '-raad', 'raad OR larger:1']) {
          const query = understood(text)
          const ids = pages(db, query, order, limit)
          const expected = [...known.values()].filter((record) => meets(record, query)).map(({ id }) => id)
          expect([...ids].sort((a, b) => a - b)).toEqual(expected)
          if (order !== 'relevance') expect(ids).toEqual(inOrder(ids, order, known))
        }
      }
      db.close()
    }),
    { numRuns: 8 },
  )
})

function inOrder(
  ids: readonly number[],
  order: Exclude<Order, 'relevance'>,
  known: Map<number, Known>,
): number[] {
  const sign = order.startsWith('-') ? -1 : 1
  const key = (id: number): number | string => {
    const { item, copy } = known.get(id) ?? { item: items[0], copy: copyOf() }
    if (order.endsWith('size')) return copy.size
    if (order.endsWith('sender')) return (item?.message.addresses[0]?.name ?? '').toLowerCase()
    return item?.message.sent.at ?? sign * Infinity
  }
  return [...ids].sort((a, b) => {
    const [first, second] = [key(a), key(b)]
    return first === second ? sign * (a - b) : first < second ? -sign : sign
  })
}

test('relevance puts a word in the subject before one in the text', () => {
  const db = searchDepot([
    item(messageOf({ text: `plan ${'woord '.repeat(50)}` })),
    item(messageOf({ subject: 'plan', text: 'woord '.repeat(50) })),
    item(messageOf({ text: 'woord' })),
  ])
  expect(pages(db, understood('plan'), 'relevance', 10)).toEqual([2, 1])
})

test('the beginning of a word of few letters ranks nothing: the newest come first', () => {
  const db = searchDepot(items)
  const query = understood('ra*')
  expect(pages(db, query, 'relevance', 2)).toEqual(pages(db, query, '-date', 2))
  expect(pages(db, query, 'relevance', 2)).toHaveLength(4)
})

test('the values of mailbox, folder, year, kind, value and lang add up to the total', () => {
  const db = searchDepot(items)
  for (const text of ['', 'raad', '-raad', 'is:seen', 'geenenkel']) {
    const query = understood(text)
    for (const { name, values } of facets(db, {
      query,
      names: ['mailbox', 'folder', 'year', 'kind', 'value', 'lang', 'size'],
      limit: 100,
      split: false,
    })) {
      const sum = values.reduce((total, { count }) => total + count, 0)
      expect(sum, `${name} of ${text}`).toBe(matchIds(db, query).length)
    }
  }
})

test('facets count records per value', () => {
  const db = searchDepot(items)
  const counted = Object.fromEntries(
    facets(db, { query: understood(''), names: facetNames, limit: 3, split: false }).map(
      ({ name, values, more }) => [
        name,
        { values: Object.fromEntries(values.map(({ value, count }) => [value, count])), more },
      ],
    ),
  )
  expect(counted).toEqual({
    mailbox: { values: { jansen: 6, bos: 1, 'jansen-oud': 1 }, more: false },
    folder: { values: { '': 4, 'Postvak IN': 1, 'Postvak IN/Raad': 1 }, more: true },
    year: { values: { 2012: 3, '': 3, 2014: 2 }, more: false },
    kind: { values: { mail: 4, calendar: 3, report: 1 }, more: false },
    lang: { values: { '': 4, nl: 3, en: 1 }, more: false },
    correspondent: {
      values: { 'bos@example.org': 3, 'griffie@example.nl': 2, 'jan@example.nl': 3 },
      more: true,
    },
    domain: { values: { 'example.nl': 3, 'example.org': 3 }, more: false },
    type: { values: { 'application/pdf': 1, 'image/png': 1 }, more: false },
    problem: { values: { 'charset-wrong': 1, 'cut-off': 1 }, more: false },
    tag: { values: { 'Nog bekijken': 1 }, more: false },
    value: { values: { N: 6, B: 1, V: 1 }, more: false },
    size: { values: { '..10k': 7, '1M..10M': 1 }, more: false },
    hint: { values: { 'has:attachment': 1, 'has:note': 1, 'has:tag': 1 }, more: true },
  })
})

const hostile = [
  '"',
  '"""',
  '""""',
  'AND',
  'a OR',
  'NEAR(',
  'NEAR(a b, 3)',
  'b:x',
  'x*y',
  '-x',
  '{',
  '{y}',
  '^x',
  '^',
  'subject : x',
  'words:x',
  'facts:x',
  "'; DROP TABLE record; --",
  'a\0b',
  '\0',
  '\uE000kind\uE001mail',
  '"\uE000is\uE001signed"',
  '\uD800',
  'a\uDC00b',
  'ﬁ ß İ',
  'a'.repeat(9_999),
  'a '.repeat(1_000),
  `${'id:1 OR '.repeat(999)}id:1`,
  `${'('.repeat(50)}raad${')'.repeat(50)}`,
  `${'(raad OR (is:seen '.repeat(25)}raad${'))'.repeat(25)}`,
  `${'-(raad OR -(cafe '.repeat(12)}raad${'))'.repeat(12)}`,
  'x'.repeat(1_000_000),
  'a '.repeat(10_000),
]

test('a hostile search ends in an answer, and is never taken for syntax', () => {
  const db = searchDepot(items)
  for (const text of hostile) {
    const parsed = parseQuery(text)
    if (!parsed.ok) {
      expect(parsed.at + parsed.length).toBeLessThanOrEqual(text.length)
      continue
    }
    const expected = records.filter((record) => meets(record, parsed.query)).map(({ id }) => id)
    for (const order of orders) {
      const { total, hits } = search(db, { query: parsed.query, order, limit: 10 })
      expect(hits).toHaveLength(total)
      expect(
        hits.map(({ id }) => id).sort((a, b) => a - b),
        text.slice(0, 50),
      ).toEqual(expected)
    }
  }
})

test('mail cannot claim facts with the characters that stand for them', () => {
  const db = searchDepot([item(messageOf({ subject: '\uE000is\uE001signed', text: '\uE000is\uE001signed' }))])
  expect(idsOf(db, understood('is:signed'))).toEqual([])
})

test('a place to go on from that is not of this search is refused', () => {
  const db = searchDepot(items)
  const { next } = search(db, { query: understood(''), order: 'date', limit: 1 })
  expect(next).not.toBeNull()
  const query = understood('')
  expect(() => search(db, { query, order: 'size', limit: 1, after: next ?? '' })).toThrow('bad-request')
  for (const after of ['', 'x', 'bnVsbA', '[]']) {
    expect(() => search(db, { query, order: 'date', limit: 1, after })).toThrow('bad-request')
  }
})
