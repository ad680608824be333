import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fields } from '../../../shared/fields.ts'
import { parseQuery } from '../../../shared/query.ts'
import { addTerm, hasTerm, removeTerm, writeTerm } from '../../../shared/query-text.ts'

function treeOf(text: string) {
  const parsed = parseQuery(text)
  return parsed.ok ? parsed.query : parsed.problem
}

describe('a value written as a term', () => {
  test.each([
    ['in', 'Verzonden', 'in:=Verzonden'],
    ['map', 'Postvak IN', 'in:="Postvak IN"'],
    ['in', '', 'in:=""'],
    ['in', 'a "b"', 'in:="a ""b"""'],
    ['mailbox', ' jansen', 'mailbox:=" jansen"'],
    ['tag', 'AND', 'tag:=AND'],
    ['with', 'jan@example.nl', 'with:=jan@example.nl'],
    ['from', '', ''],
    ['subject', 'raad', 'subject:"raad"'],
    ['subject', '--', ''],
    ['kind', 'calendar', 'kind:calendar'],
    ['value', 'B', 'value:B'],
    ['problem', 'no-such-kind', ''],
    ['date', '2012-03', 'date:2012-03'],
    ['date', '1', ''],
    ['accession', '3', 'accession:3'],
    ['nothing', 'x', ''],
    ['in', 'x'.repeat(10_001), ''],
  ])('of %s %j is %s', (field, value, term) => {
    expect(writeTerm(field, value)).toBe(term)
  })

  test('is read back as the value, whatever is in it', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a “b„', '""', '-', '=', '*', ')('),
    )
    fc.assert(
      fc.property(text, fc.constantFrom('in', 'mailbox', 'tag', 'type'), (value, field) => {
        const term = writeTerm(field, value)
        if (value === '' && field !== 'in') expect(term).toBe('')
        else expect(treeOf(term)).toEqual({ is: 'name', field, text: value, form: 'exact' })
      }),
    )
  })
})

const word = fc.constantFrom(
  'raad',
  '"twee woorden"',
  '-nee',
  'van:jan',
  'in:(a OR b)',
  '(a b)',
  '(a OR b)',
  'NOT x',
  'date:2012',
)
const typed = fc.oneof(
  fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => words.join(' AND ')),
  fc.array(word, { minLength: 2, maxLength: 3 }).map((words) => words.join(' OR ')),
  fc.constantFrom('  raad  ', 'raad AND (b', '"open', 'x:y'),
)
const term = fc.constantFrom(
  'value:B',
  'larger:10k -larger:100k',
  '-has:date',
  'in:="Postvak IN"',
  'date:2013',
)

describe('a term beside what is typed', () => {
  test('asks for both when it is added, and leaves what was typed when it is removed again', () => {
    fc.assert(
      fc.property(typed, term, (query, term) => {
        expect(hasTerm(query, term)).toBe(false)
        const added = addTerm(query, term)
        if (!parseQuery(query).ok) return
        expect(hasTerm(added, term)).toBe(true)
        expect(treeOf(added)).toEqual(treeOf(query.trim() === '' ? term : `(${query}) ${term}`))
        expect(addTerm(added, term)).toBe(added)
        expect(treeOf(removeTerm(added, term))).toEqual(treeOf(query))
      }),
    )
  })

  test.each([
    ['raad value:B', 'value:B', 'raad'],
    ['value:B raad', 'waarde:b', 'raad'],
    ['raad AND value:B AND plan', 'value:B', 'raad AND plan'],
    ['value:B AND plan', 'value:B', 'plan'],
    ['datum:12-3-2012 plan', 'date:2012-03-12', 'plan'],
    ['(a OR b) value:B', 'value:B', 'a OR b'],
    ['(a b) value:B', 'value:B', '(a b)'],
    ['value:B', 'value:B', ''],
    ['value:B value:B', 'value:B', ''],
    // Not asked for beside the rest: left alone.
    ['a OR value:B', 'value:B', 'a OR value:B'],
    ['-value:B', 'value:B', '-value:B'],
    ['(value:B OR a) b', 'value:B', '(value:B OR a) b'],
    ['van:jan "open', 'van:jan', 'van:jan "open'],
  ])('%s without %s is %s', (query, term, left) => {
    expect(removeTerm(query, term)).toBe(left)
  })

  test('an OR is put in parentheses before something is added, and what cannot be read is not lost', () => {
    expect(addTerm('a OR b', 'c')).toBe('(a OR b) c')
    expect(addTerm('a', 'b OR c')).toBe('a (b OR c)')
    expect(addTerm('(a OR b)', 'c')).toBe('(a OR b) c')
    expect(addTerm('"open', 'c')).toBe('"open c')
  })
})

test('every field has a term for a value it knows', () => {
  for (const { name, example } of fields) {
    const value = example.slice(example.indexOf(':') + 1).replaceAll('"', '')
    expect(writeTerm(name, value), name).not.toBe('')
  }
})
