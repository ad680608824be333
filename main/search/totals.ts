import type { QueryTree } from '../../shared/query.ts'
import type { Totals } from '../../shared/results.ts'
import { prepareValue, type ReadDb } from '../store/connection.ts'
import { addBit, type Bits, countBits, forEachBit, hasBit, keepCommon, noBits } from './bits.ts'
import { compileQuery } from './compile.ts'
import { partOf } from './conditions.ts'
import { conversations } from './conversations.ts'
import { countFacet } from './facets.ts'
import { matching } from './matching.ts'
import { ordered } from './order.ts'
import { type Part, records } from './part.ts'
import { countPeople } from './people-facets.ts'
import { memory } from './remembered.ts'
import { countValues } from './values.ts'

const kept = memory<Float64Array>('records', 1)

/** How much a query finds. */
export function readTotals(db: ReadDb, query: QueryTree): Totals {
  // One snapshot for all counts.
  return db.transaction(() => {
    const found = matching(db, compileQuery(db, query).part)
    const count = (part: Part) => countBoth(found, matching(db, part))
    const has = (choice: string) => count(partOf(db, { is: 'choice', field: 'has', choice }))
    return {
      records: countBits(found),
      bytes: sumSizes(db, found),
      values: countValues(db, found),
      ...span(db, found),
      undated: count(records('r.date IS NULL')),
      correspondents: differing(countPeople(db, 'correspondent', found)),
      conversations: countConversations(db, found),
      copies: has('copies'),
      withAttachments: has('attachment'),
      withProblems: has('problem'),
      mailboxes: differing(countFacet(db, 'mailbox', found)),
    }
  })()
}

const differing = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].filter((count) => count > 0).length

function countBoth(found: Bits, others: Bits): number {
  keepCommon(others, found)
  return countBits(others)
}

/** Bytes of the records found, each with its whole content. */
function sumSizes(db: ReadDb, found: Bits): number {
  // By place in the order of size: the index that has both.
  const sizes = kept(db, '', () =>
    Float64Array.from(
      prepareValue<number>(
        db,
        'SELECT r.size FROM record r INDEXED BY record_by_size WHERE r.size IS NOT NULL ORDER BY r.size, r.id',
      ).all(),
    ),
  )
  let bytes = 0
  for (const [place, id] of ordered(db, 'size').ids.entries())
    if (hasBit(found, id)) bytes += sizes[place] ?? 0
  return bytes
}

/** The first and the last date, in seconds since 1970 UTC; nulls when nothing is dated. */
function span(db: ReadDb, found: Bits): Pick<Totals, 'first' | 'last'> {
  const { ids, keyed } = ordered(db, 'date')
  const dates = ids.subarray(0, keyed)
  const isFound = (id: number) => hasBit(found, id)
  const date = (id: number | undefined) =>
    prepareValue<number>(db, 'SELECT date FROM record WHERE id = ?').get(id ?? 0) ?? null
  return { first: date(dates.find(isFound)), last: date(dates.findLast(isFound)) }
}

function countConversations(db: ReadDb, found: Bits): number {
  const threads = conversations(db)
  const seen = noBits(threads.reduce((most, thread) => Math.max(most, thread), 0) + 1)
  forEachBit(found, (id) => addBit(seen, threads[id] ?? 0))
  return countBits(seen)
}
