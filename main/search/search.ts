import type { QueryTree } from '../../shared/query.ts'
import type { Order, SearchPage } from '../../shared/records.ts'
import type { ReadDb } from '../store/connection.ts'
import { type Bits, countBits, listBits } from './bits.ts'
import { compileQuery } from './compile.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { readHits } from './hits.ts'
import { indexCoverage } from './index-rows.ts'
import { matching } from './matching.ts'
import { orderings, readInOrder } from './page.ts'
import { type Ranked, readRanked } from './ranking.ts'

export type SearchQuestion = {
  readonly query: QueryTree
  readonly order: Order
  /** The `next` of the page before; left out for the first. */
  readonly after?: string | undefined
  readonly limit: number
}

/**
 * One page of what a query finds. Every record comes on exactly one page, whatever the order, as long as the depot does not
 * change. Relevance of a query without words is the newest first. Throws Failed bad-request when `after` is not of this order.
 */
export function search(db: ReadDb, { query, order, after, limit }: SearchQuestion): SearchPage {
  // One snapshot for count, page and rows, while the writer goes on.
  return db.transaction(() => {
    const { part, rank, expanded } = compileQuery(db, query)
    const found = matching(db, part)
    const cursor = after === undefined ? null : readCursor(order, after)
    const places = readPlaces(db, { found, order, match: rank, after: cursor, limit: limit + 1 })
    const shown = places.slice(0, limit)
    const last = places.length > limit ? shown.at(-1) : undefined
    return {
      hits: readHits(
        db,
        shown.map(({ id }) => id),
      ),
      total: countBits(found),
      next: last === undefined ? null : writeCursor(order, last),
      expanded: [...expanded],
      covered: indexCoverage(db),
    }
  })()
}

/** The numbers of all matching records, ascending, as they are at this moment: 8 bytes each. */
export function matchIds(db: ReadDb, query: QueryTree): number[] {
  return listBits(db.transaction(() => matching(db, compileQuery(db, query).part))())
}

type PlacesQuestion = {
  readonly found: Bits
  readonly order: Order
  readonly match: string | null
  readonly after: Ranked | null
  readonly limit: number
}

function readPlaces(db: ReadDb, { found, order, match, after, limit }: PlacesQuestion): Ranked[] {
  if (order === 'relevance' && match !== null) return readRanked(db, { found, match, after, limit })
  const ordering = orderings[order === 'relevance' ? '-date' : order]
  return readInOrder(db, { found, ordering, after: after?.id ?? null, limit }).map((id) => ({
    rank: null,
    id,
  }))
}
