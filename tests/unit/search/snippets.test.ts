import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeSnippet, type SnippetTerm, snippetTerms } from '../../../main/search/snippets.ts'
import { parseQuery } from '../../../shared/query.ts'
import type { Expansion } from '../../../shared/records.ts'

function termsOf(text: string, expanded: Expansion[] = []): SnippetTerm[] {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return snippetTerms(parsed.query, expanded)
}

/** What is marked in the snippet of a text. */
function marked(text: string, query: string, width = 200): string[] {
  const snippet = makeSnippet(text, termsOf(query), width)
  return snippet.hits.map(([start, end]) => snippet.text.slice(start, end))
}

test.each([
  ['Het CAFÉ is open', 'cafe', ['CAFÉ']],
  ['Het cafe\u0301 is open', 'café', ['cafe\u0301']],
  ['een vergadering, vergaderen', 'verga*', ['vergadering', 'vergaderen']],
  ['het plan van het college', '"plan van het"', ['plan van het']],
  ['van het plan', '"plan van"', []],
  ['schrijf aan jan@example.nl', 'jan@example.nl', ['jan@example.nl']],
  ['raad plan', 'raad OR plan', ['raad', 'plan']],
  ['raad plan', 'raad -plan', ['raad']],
  ['raad plan', 'raad from:plan', ['raad']],
  ['raad raad', 'niets', []],
  ['', 'raad', []],
])('in %j a search for %s is marked as %j', (text, query, expected) => {
  expect(marked(text, query)).toEqual(expected)
})

test('the forms a word was widened to are marked too', () => {
  const terms = termsOf('plan', [{ word: 'plan', forms: [{ word: 'plannen', reason: 'form' }] }])
  expect(makeSnippet('plannen en plan', terms, 100).hits).toEqual([
    [0, 7],
    [11, 15],
  ])
})

test('a snippet of a long text shows the place with the most hits, cut at words', () => {
  const filler = 'woord '.repeat(200)
  const snippet = makeSnippet(`raad ${filler}raad en plan ${filler}`, termsOf('raad plan'), 80)
  expect(snippet.text).toMatch(/^… (woord )+raad en plan (woord )*woord …$/)
  expect(snippet.hits).toHaveLength(2)
  expect(snippet.text.length).toBeLessThan(90)
})

test('places of hits lie inside the snippet, in order, and hold what was looked for, on any text', () => {
  const text = fc.array(
    fc.constantFrom('raad', 'plán', ' ', '\n', '…', '😀', 'x', '\u0301', '\uD800', '. '),
    { maxLength: 200 },
  )
  fc.assert(
    fc.property(text, fc.integer({ min: 5, max: 120 }), (parts, width) => {
      const snippet = makeSnippet(parts.join(''), termsOf('raad plan x*'), width)
      let before = 0
      for (const [start, end] of snippet.hits) {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        expect(snippet.text.slice(start, end).normalize('NFD').replace(/\p{M}/gu, '')).toMatch(
          /^(raad|plan|x.*)$/su,
        )
        before = end
      }
      expect(before).toBeLessThanOrEqual(snippet.text.length)
    }),
    { numRuns: 2_000 },
  )
})

test('a text of a million words without end is cut in a moment', () => {
  const start = performance.now()
  expect(makeSnippet('raad '.repeat(1_000_000), termsOf('raad'), 100).hits.length).toBeGreaterThan(0)
  expect(makeSnippet('x'.repeat(5_000_000), termsOf('raad'), 100).hits).toEqual([])
  expect(performance.now() - start).toBeLessThan(5_000)
})
