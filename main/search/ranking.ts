import { prepare, type ReadDb } from '../store/connection.ts'
import { addBit, type Bits, countBits, hasBit, lastBitBelow, listBits, noBits, removeBit } from './bits.ts'

/**
 * Contents that are ranked: of the matches the latest to come into the depot. Ranking one costs a few µs, so half a million
 * would take seconds. Matches beyond follow after the ranked ones, the latest first.
 */
export const MOST_RANKED = 20_000

/** Weights per column of the index, in its order: a word in the subject says more than one in a long text. */
const WEIGHTS = '10, 4, 3, 2, 2, 1, 5, 0.5, 0'

/** A record and its rank, the smaller the better; null past the ranked ones. */
export type Ranked = { readonly rank: number | null; readonly id: number }

export type RankQuestion = {
  readonly found: Bits
  /** MATCH expression of the words to rank by. */
  readonly match: string
  /** The last record seen; null for the first page. */
  readonly after: Ranked | null
  readonly limit: number
}

/** The next records by relevance (BM25, FTS5 §5.1.1), the best first; then those that were not ranked. */
export function readRanked(db: ReadDb, { found, match, after, limit }: RankQuestion): Ranked[] {
  const ranked = rankMatches(db, match)
  const best = (after !== null && after.rank === null ? [] : ranked).filter((one) => hasBit(found, one.id))
  best.sort(byRank)
  const start = after === null ? 0 : best.findIndex((one) => byRank(one, after) > 0)
  const page: Ranked[] = start < 0 ? [] : best.slice(start, start + limit)
  const done = noBits(found.length * 32)
  for (const { id } of ranked) addBit(done, id)
  let id = after !== null && after.rank === null ? after.id : found.length * 32
  while (page.length < limit) {
    id = lastBitBelow(found, id)
    if (id < 0) break
    if (!hasBit(done, id)) page.push({ rank: null, id })
  }
  return page
}

/** All records found by relevance, in the order of `readRanked`. */
export function rankAll(db: ReadDb, found: Bits, match: string): Uint32Array {
  const best = rankMatches(db, match).filter(({ id }) => hasBit(found, id))
  const rest = found.slice()
  for (const { id } of best) removeBit(rest, id)
  const ids = new Uint32Array(countBits(found))
  for (const [place, { id }] of best.sort(byRank).entries()) ids[place] = id
  for (const [place, id] of listBits(rest).reverse().entries()) ids[best.length + place] = id
  return ids
}

function rankMatches(db: ReadDb, match: string): { rank: number; id: number }[] {
  return prepare<{ rank: number; id: number }>(
    db,
    `WITH ranked AS MATERIALIZED (
       SELECT rowid AS content, bm25(words, ${WEIGHTS}) AS rank FROM words WHERE words MATCH ?
       ORDER BY rowid DESC LIMIT ${MOST_RANKED})
     SELECT ranked.rank, r.id FROM ranked CROSS JOIN record r ON r.content = ranked.content`,
  ).all(match)
}

function byRank(a: Ranked, b: Ranked): number {
  return (a.rank ?? 0) - (b.rank ?? 0) || a.id - b.id
}
