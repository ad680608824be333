import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeQueryProblem, parseQuery, printQuery, type QueryTree } from '../../shared/query.ts'

const word = (text: string, field: 'subject' | 'from' | null = null): QueryTree => ({
  is: 'words',
  field,
  text,
  form: 'open',
})
const exact = (text: string, field: 'subject' | null = null): QueryTree => ({
  is: 'words',
  field,
  text,
  form: 'exact',
})
const [a, b, c] = [word('a'), word('b'), word('c')]
const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 1000

describe('a query is understood as written', () => {
  const table: readonly [string, QueryTree][] = [
    ['', { is: 'all' }],
    ['  ', { is: 'all' }],
    ['a', a],
    ['a b', { is: 'and', of: [a, b] }],
    ['a AND b', { is: 'and', of: [a, b] }],
    ['a b OR c', { is: 'or', of: [{ is: 'and', of: [a, b] }, c] }],
    ['a (b OR c)', { is: 'and', of: [a, { is: 'or', of: [b, c] }] }],
    ['a (b c)', { is: 'and', of: [a, b, c] }],
    ['-a', { is: 'not', of: a }],
    ['NOT a b', { is: 'and', of: [{ is: 'not', of: a }, b] }],
    ['a NOT b', { is: 'and', of: [a, { is: 'not', of: b }] }],
    ['a AND NOT b', { is: 'and', of: [a, { is: 'not', of: b }] }],
    ['--a', { is: 'not', of: { is: 'not', of: a } }],
    ['-(a OR b)', { is: 'not', of: { is: 'or', of: [a, b] } }],
    ['and or not', { is: 'and', of: [word('and'), word('or'), word('not')] }],
    ['"a b"', exact('a b')],
    ['„a b”', exact('a b')],
    ['"AND"', exact('AND')],
    ['"say ""yes"""', exact('say "yes"')],
    ['=a', exact('a')],
    ['="a b"', exact('a b')],
    ['verg*', { is: 'words', field: null, text: 'verg', form: 'prefix' }],
    ['x*y', word('x*y')],
    ['e-mail', word('e-mail')],
    ['https://example.org/', word('https://example.org/')],
    ['12:30', word('12:30')],
    ['subject:a', word('a', 'subject')],
    ['ONDERWERP:a', word('a', 'subject')],
    ['subject:"a b"', exact('a b', 'subject')],
    ['subject:-a', word('-a', 'subject')],
    ['subject:AND', word('AND', 'subject')],
    [
      'subject:(a OR b)',
      {
        is: 'or',
        of: [word('a', 'subject'), word('b', 'subject')],
      },
    ],
    ['subject:(a from:b)', { is: 'and', of: [word('a', 'subject'), word('b', 'from')] }],
    ['-subject:a', { is: 'not', of: word('a', 'subject') }],
    [
      'date:2012',
      { is: 'date', field: 'date', text: '2012', from: day('2012-01-01'), until: day('2013-01-01') },
    ],
    [
      'date:2012-12',
      { is: 'date', field: 'date', text: '2012-12', from: day('2012-12-01'), until: day('2013-01-01') },
    ],
    [
      'datum:2012-02-29',
      { is: 'date', field: 'date', text: '2012-02-29', from: day('2012-02-29'), until: day('2012-03-01') },
    ],
    [
      'date:29-2-2012',
      { is: 'date', field: 'date', text: '29-2-2012', from: day('2012-02-29'), until: day('2012-03-01') },
    ],
    [
      'date:2012..2014',
      { is: 'date', field: 'date', text: '2012..2014', from: day('2012-01-01'), until: day('2015-01-01') },
    ],
    [
      'date:2012-03..2012-05',
      {
        is: 'date',
        field: 'date',
        text: '2012-03..2012-05',
        from: day('2012-03-01'),
        until: day('2012-06-01'),
      },
    ],
    ['date:..2014', { is: 'date', field: 'date', text: '..2014', from: null, until: day('2015-01-01') }],
    ['date:2014..', { is: 'date', field: 'date', text: '2014..', from: day('2014-01-01'), until: null }],
    ['before:2012', { is: 'date', field: 'before', text: '2012', from: null, until: day('2012-01-01') }],
    ['after:2012', { is: 'date', field: 'after', text: '2012', from: day('2013-01-01'), until: null }],
    ['larger:5MB', { is: 'size', field: 'larger', text: '5MB', bytes: 5 * 1024 * 1024 }],
    ['smaller:1,5k', { is: 'size', field: 'smaller', text: '1,5k', bytes: 1536 }],
    ['waarde:permanent', { is: 'choice', field: 'value', choice: 'B' }],
    ['heeft:bijlage', { is: 'choice', field: 'has', choice: 'attachment' }],
    ['problem:date-absent', { is: 'choice', field: 'problem', choice: 'date-absent' }],
    ['map:="Postvak IN"', { is: 'name', field: 'in', text: 'Postvak IN', form: 'exact' }],
    ['type:application/pdf', { is: 'name', field: 'type', text: 'application/pdf', form: 'open' }],
    ['class:IPM.Note*', { is: 'name', field: 'class', text: 'IPM.Note', form: 'prefix' }],
    ['tag:**', { is: 'name', field: 'tag', text: '', form: 'prefix' }],
    // In quotation marks a star is a star.
    ['class:"IPM.*"', { is: 'name', field: 'class', text: 'IPM.*', form: 'open' }],
    ['from:="a*@example.org"', { is: 'person', field: 'from', text: 'a*@example.org' }],
    ['id:<a*b@example.org>', { is: 'id', field: 'id', text: '<a*b@example.org>' }],
    ['accession:3', { is: 'number', field: 'accession', number: 3 }],
    ['id:<x@example.org>', { is: 'id', field: 'id', text: '<x@example.org>' }],
  ]
  test.each(table)('%s', (text, tree) => {
    expect(parseQuery(text)).toEqual({ ok: true, query: tree })
  })
})

describe('a query that cannot be understood is answered with the place', () => {
  const table: readonly [string, string, string][] = [
    // The query, what is wrong, and the text the answer points at.
    ['a "b c', 'quote-not-closed', '"'],
    ['a (b', 'parenthesis-not-closed', '('],
    ['a (', 'parenthesis-not-closed', '('],
    ['a) b', 'parenthesis-not-opened', ')'],
    ['a ( )', 'group-empty', '( )'],
    ['a OR', 'operator-lonely', 'OR'],
    ['OR a', 'operator-lonely', 'OR'],
    ['AND', 'operator-lonely', 'AND'],
    ['a AND OR b', 'operator-lonely', 'AND'],
    ['a NOT', 'operator-lonely', 'NOT'],
    ['(a OR )', 'operator-lonely', 'OR'],
    ['Aan - Van', 'operator-lonely', '-'],
    ['a sbject:b', 'field-unknown', 'sbject:'],
    ['constructor:b', 'field-unknown', 'constructor:'],
    ['from: b', 'value-missing', 'from:'],
    ['from:', 'value-missing', 'from:'],
    ['date:yesterday', 'date-unreadable', 'yesterday'],
    ['date:2012-13', 'date-unreadable', '2012-13'],
    ['date:2013-02-29', 'date-unreadable', '2013-02-29'],
    ['date:2014..2012', 'date-unreadable', '2014..2012'],
    ['date:..', 'date-unreadable', '..'],
    ['before:2012..2013', 'date-unreadable', '2012..2013'],
    ['larger:huge', 'size-unreadable', 'huge'],
    ['accession:x', 'number-unreadable', 'x'],
    ['value:Q', 'choice-unknown', 'Q'],
    ['has:atachment', 'choice-unknown', 'atachment'],
    ['problem:toString', 'choice-unknown', 'toString'],
    ['a & b', 'no-word', '&'],
    ['""', 'no-word', '""'],
    ['*', 'no-word', '*'],
    ['in:""', 'value-missing', '""'],
    ['class:IPM.*.SMIME', 'star-misplaced', 'IPM.*.SMIME'],
    ['kind:*dar', 'star-misplaced', '*dar'],
    ['tag:=a*', 'star-misplaced', '=a*'],
    ['from:=*@example.org', 'star-misplaced', '=*@example.org'],
    ...[
      'date:2012*',
      'before:20*',
      'larger:5*',
      'has:att*',
      'is:un*',
      'value:*',
      'problem:date*',
      'source:1*',
      'id:1*',
    ].map((text): [string, string, string] => [text, 'star-not-taken', text.slice(text.indexOf(':') + 1)]),
  ]
  test.each(table)('%s', (text, problem, at) => {
    const parsed = parseQuery(text)
    if (parsed.ok) throw new Error('was understood')
    expect(parsed.problem).toBe(problem)
    expect(text.slice(parsed.at, parsed.at + parsed.length)).toBe(at)
    expect(describeQueryProblem(parsed)).not.toMatch(/[{}]/)
  })

  test('a misspelt field or choice gets the nearest one', () => {
    expect(parseQuery('sbject:b')).toMatchObject({ facts: { suggestion: 'subject:' } })
    expect(parseQuery('has:atachment')).toMatchObject({ facts: { suggestion: 'attachment' } })
  })
})

describe('bounds hold', () => {
  test.each([
    ['a'.repeat(1_000_000), 'too-long', 10_000],
    ['a '.repeat(1_001), 'too-many-terms', 2_000],
    ['('.repeat(51), 'too-deep', 50],
    [`${'-'.repeat(51)}a`, 'too-deep', 50],
  ])('%#', (text, problem, at) => {
    expect(parseQuery(text)).toMatchObject({ ok: false, problem, at })
  })

  test('the largest queries are understood', () => {
    expect(parseQuery('a '.repeat(1_000)).ok).toBe(true)
    expect(parseQuery(`${'('.repeat(50)}a${')'.repeat(50)}`).ok).toBe(true)
  })

  test.each(['*', '"', '""', '>', '<', '-', '(', ':', '=', ' ', 'a:', '“”', 'x*', '> ', '..', '0'])(
    'time is in proportion to the length: 10,000 of %s',
    (piece) => {
      const text = piece.repeat(10_000 / piece.length)
      const start = performance.now()
      for (const query of [text, `${text.slice(1)}x`, `id:x${text.slice(4)}`, `date:${text.slice(5)}`])
        parseQuery(query)
      // What is quadratic takes some 100 ms per look.
      expect(performance.now() - start).toBeLessThan(150)
    },
  )
})

/** Texts made of what the language is made of, so that a fair share of them can be understood. */
const pieces = fc.constantFrom(
  ...[
    'a',
    'b',
    'é',
    'AND',
    'OR',
    'NOT',
    '-',
    '(',
    ')',
    '"',
    '“',
    ' ',
    ' ',
    ' ',
    ':',
    '=',
    '*',
    '\0',
    '&',
    '..',
  ],
  ...[
    'subject:',
    'from:',
    'date:2012',
    'has:note',
    'in:"x y"',
    'id:<m@x>',
    'larger:5k',
    'mailbox:=x',
    'tag:(a b)',
    'class:IPM.*',
    '"c d"',
  ],
)
const queryText = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''))

test('no text makes the parser throw, and a problem points inside the text', () => {
  fc.assert(
    fc.property(fc.oneof(queryText, fc.string({ unit: 'binary' })), (text) => {
      const parsed = parseQuery(text)
      if (parsed.ok) return
      expect(parsed.at).toBeGreaterThanOrEqual(0)
      expect(parsed.at + parsed.length).toBeLessThanOrEqual(text.length)
      expect(describeQueryProblem(parsed)).not.toBe('')
    }),
    { numRuns: 3_000 },
  )
})

test('what is printed is read back as the same tree', () => {
  let understood = 0
  fc.assert(
    fc.property(queryText, (text) => {
      const parsed = parseQuery(text)
      if (!parsed.ok) return
      understood++
      expect(parseQuery(printQuery(parsed.query))).toEqual(parsed)
    }),
    { numRuns: 5_000 },
  )
  expect(understood).toBeGreaterThan(500)
})
