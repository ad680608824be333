import { prepare, type ReadDb } from '../store/connection.ts'
import type { Condition } from './compile.ts'
import type { Place } from './page.ts'

/**
 * Contents that are ranked: of the matches the latest to come into the depot. Ranking one costs a few µs, so half a million
 * would take seconds. Matches beyond follow after the ranked ones, the latest first.
 */
export const MOST_RANKED = 20_000

/** Weights per column of the index, in its order: a word in the subject says more than one in a long text. */
const WEIGHTS = '10, 4, 3, 2, 2, 1, 5, 0.5, 0'

export type RankQuestion = {
  readonly condition: Condition
  /** MATCH expression of the words to rank by. */
  readonly match: string
  /** The last record seen; its key is the rank, or null once past the ranked ones. */
  readonly after: Place | null
  readonly limit: number
}

/** The next records by relevance (BM25, FTS5 §5.1.1), the best first; then those that were not ranked. */
export function readRanked(db: ReadDb, question: RankQuestion): Place[] {
  const { after, limit } = question
  const past = after !== null && after.key === null
  const places = past ? [] : readBest(db, question)
  if (places.length >= limit) return places
  return [...places, ...readRest(db, question, past ? after : null, limit - places.length)]
}

function readBest(db: ReadDb, { condition, match, after, limit }: RankQuestion): Place[] {
  return prepare<Place>(
    db,
    `WITH ranked AS MATERIALIZED (
       SELECT rowid AS content, bm25(words, ${WEIGHTS}) AS rank FROM words WHERE words MATCH ?
       ORDER BY rowid DESC LIMIT ${MOST_RANKED})
     SELECT ranked.rank AS key, r.id FROM ranked CROSS JOIN record r ON r.content = ranked.content
     WHERE ${condition.sql} ${after === null ? '' : 'AND (ranked.rank, r.id) > (?, ?)'}
     ORDER BY ranked.rank, r.id LIMIT ?`,
  ).all(match, ...condition.parameters, ...(after === null ? [] : [after.key, after.id]), limit)
}

function readRest(
  db: ReadDb,
  { condition, match }: RankQuestion,
  after: Place | null,
  limit: number,
): Place[] {
  const oldest = prepare<{ content: number }>(
    db,
    `SELECT rowid AS content FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ${MOST_RANKED - 1}`,
  ).get(match)
  return prepare<Place>(
    db,
    `SELECT NULL AS key, r.id FROM record r
     WHERE ${condition.sql} AND NOT (r.content >= ? AND r.content IN (SELECT rowid FROM words WHERE words MATCH ?))
       ${after === null ? '' : 'AND r.id < ?'} ORDER BY r.id DESC LIMIT ?`,
  ).all(...condition.parameters, oldest?.content ?? 0, match, ...(after === null ? [] : [after.id]), limit)
}
