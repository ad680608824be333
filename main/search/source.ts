import { prepareValue, type ReadDb } from '../store/connection.ts'
import { type Condition, conditionOf } from './compile.ts'
import type { Part } from './conditions.ts'

/** What to read matching records `r` from: FROM and WHERE of a SELECT, with the parameters of both. */
export type Source = Condition & { readonly from: string }

const RECORDS = 'record r'
/** From the words: contents come in the order of their numbers, so their records lie side by side. */
const WORDS = 'words CROSS JOIN record r ON r.content = words.rowid'
/** Reading a record by any index but that costs so many times more: they lie scattered. */
const SCATTERED = 10

/**
 * Chooses what to begin with when all matches of a query must be visited. SQLite keeps no statistics that would tell it:
 * of words and other conditions together, the one that leaves less to read goes first.
 */
export function sourceOf(db: ReadDb, part: Part): Source {
  if (part.by === 'words' && !part.negated) {
    return { from: WORDS, sql: 'words MATCH ?', parameters: [part.match] }
  }
  if (part.by === 'words' || part.split === undefined) return { from: RECORDS, ...conditionOf(part) }
  const { match, rest } = part.split
  const matches = prepareValue<number>(db, 'SELECT count(*) FROM words WHERE words MATCH ?').get(match) ?? 0
  const enough = Math.ceil(matches / SCATTERED)
  const others = prepareValue<number>(
    db,
    `SELECT count(*) FROM (SELECT 1 FROM record r WHERE ${rest.sql} LIMIT ?)`,
  ).get(...rest.parameters, enough)
  if ((others ?? 0) >= enough) {
    return { from: WORDS, sql: `words MATCH ? AND ${rest.sql}`, parameters: [match, ...rest.parameters] }
  }
  return {
    from: RECORDS,
    // The plus keeps SQLite from beginning with the words.
    sql: `${rest.sql} AND +r.content IN (SELECT rowid FROM words WHERE words MATCH ?)`,
    parameters: [...rest.parameters, match],
  }
}
