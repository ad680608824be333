import { expect, test } from 'vitest'
import { MOST_RANKED } from '../../../main/search/ranking.ts'
import { matchIds, search } from '../../../main/search/search.ts'
import { prepare } from '../../../main/store/connection.ts'
import { parseQuery, type QueryTree } from '../../../shared/query.ts'
import { orders } from '../../../shared/records.ts'
import { largeDepot } from '../../helpers/large-depot.ts'
import { plansOf } from '../../helpers/plans.ts'
import { copyOf, messageOf, searchDepot } from '../../helpers/search-depot.ts'

const RECORDS = MOST_RANKED + 5_000

function understood(text: string): QueryTree {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.query
}

test('a page of a large result walks the index of its order and sorts nothing', () => {
  const db = largeDepot(RECORDS)
  for (const order of orders.filter((order) => order !== 'relevance')) {
    const column = order.replace('-', '')
    const plans = plansOf(db, () => search(db, { query: understood('overal'), order, limit: 5 }))
    const steps = plans.filter((plan) => plan.includes(`INDEXED BY record_by_${column}`))
    expect(steps.length).toBeGreaterThan(0)
    for (const step of steps) {
      expect(step).toContain(`USING COVERING INDEX record_by_${column}`)
      expect(step).not.toContain('TEMP B-TREE')
    }
  }
})

test.each([
  'oud',
  'id:5',
  'date:2012',
  'value:B',
  'in:x',
  'tag:x',
  'problem:cut-off',
  'larger:5GB',
  'id:<x@example.org>',
])('counting what %s finds looks it up and does not go through all records', (text) => {
  const db = searchDepot([
    { message: messageOf({ text: 'oud' }), copies: [copyOf({ tags: ['x'] })], problem: null },
  ])
  const plans = plansOf(db, () => [...matchIds(db, understood(text))])
  const finding = plans.filter((plan) => /^SELECT (r\.id|record|content|rowid) FROM/.test(plan))
  expect(finding.length).toBeGreaterThan(0)
  for (const plan of finding) expect(plan).not.toMatch(/SCAN (r|record|record_tag|message|problem)\b/)
})

test('where matches lie far along the order, and beyond what is ranked, pages still hold every record once', () => {
  const db = largeDepot(RECORDS)
  for (const text of ['overal', 'oud is:seen']) {
    const query = understood(text)
    const expected = matchIds(db, query)
    expect(expected.length).toBeGreaterThan(400)
    for (const order of ['-date', 'relevance'] as const) {
      const ids: number[] = []
      let after: string | undefined
      do {
        const page = search(db, { query, order, limit: 9_000, after })
        ids.push(...page.hits.map(({ id }) => id))
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(ids).toHaveLength(expected.length)
      expect([...new Set(ids)].sort((a, b) => a - b)).toEqual(expected)
    }
  }
})

test('the first page of the oldest matches, newest first, is right though they lie at the end of the walk', () => {
  const db = largeDepot(RECORDS)
  const { hits } = search(db, { query: understood('oud'), order: '-date', limit: 20 })
  const expected = prepare<{ id: number }>(
    db,
    'SELECT id FROM record WHERE id <= 6000 AND date IS NOT NULL ORDER BY date DESC, id DESC LIMIT 20',
  ).all()
  expect(hits.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
})
