import { expect, test } from 'vitest'
import { openResult, readRows } from '../../../main/search/results.ts'
import { search } from '../../../main/search/search.ts'
import { readTimeline } from '../../../main/search/timeline.ts'
import { readTotals } from '../../../main/search/totals.ts'
import { prepareValue, type ReadDb } from '../../../main/store/connection.ts'
import { parseQuery, type QueryTree } from '../../../shared/query.ts'
import { type RowOrder, rowOrders } from '../../../shared/results.ts'
import { largeDepot } from '../../helpers/large-depot.ts'
import { plansOf } from '../../helpers/plans.ts'

function understood(text: string): QueryTree {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(text)
  return parsed.query
}

const open = (db: ReadDb, order: RowOrder, grouped = false) =>
  openResult(db, { query: understood('overal'), order, grouped })

function idsAt(db: ReadDb, result: number, starts: readonly number[]): number[] {
  return starts.flatMap((start) =>
    readRows(db, { result, start, count: 20, snippets: false }).map(({ id }) => id),
  )
}

const RECORDS = 25_000
const starts = [0, 7_777, 19_990, 24_980]

test('of very many records every place holds what sorting them all puts there', () => {
  const db = largeDepot(RECORDS)
  for (const order of rowOrders) {
    const { result, rows } = open(db, order)
    expect(rows).toBe(RECORDS)
    const direction = order.startsWith('-') ? 'DESC' : 'ASC'
    // All are of one folder, subject and value: there the date decides.
    const column = /sender|size/.test(order) ? order.replace('-', '') : 'date'
    const sorted =
      order === 'relevance'
        ? search(db, { query: understood('overal'), order, limit: RECORDS }).hits.map(({ id }) => id)
        : prepareValue<number>(
            db,
            `SELECT id FROM record ORDER BY ${column} IS NULL, ${column} ${direction}, id ${direction}`,
          ).all()
    const expected = starts.flatMap((start) => sorted.slice(start, start + 20))
    expect(idsAt(db, result, starts), order).toEqual(expected)
  }
  db.close()
})

test('the columns of a large depot are read along indexes that hold them, and SQLite sorts none', () => {
  const db = largeDepot(RECORDS)
  const plans = plansOf(db, () => {
    for (const order of rowOrders) open(db, order, true)
    readTimeline(db, understood('overal'))
    readTotals(db, understood('overal'))
  })
  const columns = plans.filter((plan) =>
    /^SELECT (?:r\.)?(?:id|date|size|content|thread|subject) FROM/.test(plan),
  )
  expect(columns.length).toBeGreaterThan(8)
  for (const plan of columns) {
    expect(plan).not.toMatch(/SCAN (?:r|record|participant)\b(?! USING COVERING)/)
    expect(plan).not.toContain('TEMP B-TREE')
  }
  db.close()
})

test('one row is read along keys, whatever the size of the depot', () => {
  const db = largeDepot(RECORDS)
  const { result } = open(db, '-date')
  const plans = plansOf(db, () => readRows(db, { result, start: 9_000, count: 2, snippets: false }))
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans.filter((plan) => plan.startsWith('SELECT r.id')))
    expect(plan).not.toMatch(/SCAN (?!CONSTANT)/)
  db.close()
})
