import type { Order } from '../../shared/records.ts'
import { type Cell, prepare, type ReadDb } from '../store/connection.ts'
import type { Condition } from './compile.ts'
import type { Source } from './source.ts'

/** A place in an ordering: the value ordered by and the record. */
export type Place = { readonly key: number | string | null; readonly id: number }
export type Ordering = { readonly column: 'date' | 'sender' | 'size'; readonly descending: boolean }

/** What each order but relevance means. Records without a date come last, both ways. */
export const orderings: Readonly<Record<Exclude<Order, 'relevance'>, Ordering>> = {
  date: { column: 'date', descending: false },
  '-date': { column: 'date', descending: true },
  sender: { column: 'sender', descending: false },
  '-sender': { column: 'sender', descending: true },
  size: { column: 'size', descending: false },
  '-size': { column: 'size', descending: true },
}

/** Rows of the ordering index a walk visits before it is given up for a sort: about 50 ms. */
const LONGEST_WALK = 10_000

export type PageQuestion = {
  /** The condition in the form that is best for visiting all matches. */
  readonly source: Source
  readonly condition: Condition
  readonly ordering: Ordering
  /** The last record already seen; null for the first page. */
  readonly after: Place | null
  readonly limit: number
  /** How many records meet the condition, and how many there are at all. */
  readonly total: number
  readonly records: number
}

/** Where a record stands in an ordering; null when there is no such record. */
export function placeOf(db: ReadDb, { column }: Ordering, id: number): Place | null {
  return prepare<Place>(db, `SELECT ${column} AS key, id FROM record WHERE id = ?`).get(id) ?? null
}

/** The next records in order that meet a condition, at most `limit`. */
export function readPlaces(db: ReadDb, question: PageQuestion): Place[] {
  const { ordering, after, limit } = question
  const dated = ordering.column !== 'date'
  const undatedNow = !dated && after !== null && after.key === null
  const places = undatedNow ? [] : readDated(db, question)
  if (dated || places.length >= limit) return places
  return [...places, ...readUndated(db, question, undatedNow ? after : null, limit - places.length)]
}

/**
 * Two plans. A walk goes along the index of the ordering and tests each record: best when many match. A sort takes all
 * matches and orders them: best when few do. Where matches lie far along the walk (one old mailbox, the newest first) the
 * walk ends at its bound and the sort answers after all.
 */
function readDated(db: ReadDb, question: PageQuestion): Place[] {
  const { total, limit, records } = question
  const few = total * total < limit * records
  return (few ? null : walk(db, question)) ?? sortAll(db, question)
}

function walk(db: ReadDb, question: PageQuestion): Place[] | null {
  const { condition, ordering, limit } = question
  const { column, by, beyond } = pieces(ordering, '')
  const start = afterPlace(question)
  // INDEXED BY: without statistics SQLite prefers to collect all matches and sort them.
  const from = `FROM record r INDEXED BY record_by_${column}`
  const end = prepare<Place>(
    db,
    `SELECT r.${column} AS key, r.id ${from} WHERE ${start.sql} ORDER BY ${by} LIMIT 1 OFFSET ${LONGEST_WALK}`,
  ).get(...start.parameters)
  const places = prepare<Place>(
    db,
    `SELECT r.${column} AS key, r.id ${from} WHERE ${start.sql} AND ${end === undefined ? '1' : `NOT ${beyond}`}
       AND ${condition.sql} ORDER BY ${by} LIMIT ?`,
  ).all(...start.parameters, ...(end === undefined ? [] : [end.key, end.id]), ...condition.parameters, limit)
  return end === undefined || places.length === limit ? places : null
}

function sortAll(db: ReadDb, question: PageQuestion): Place[] {
  const { source, ordering, limit } = question
  // The plus keeps SQLite from walking the ordering index.
  const { column, by } = pieces(ordering, '+')
  const start = afterPlace(question, '+')
  return prepare<Place>(
    db,
    `SELECT r.${column} AS key, r.id FROM ${source.from} WHERE ${source.sql} AND ${start.sql} ORDER BY ${by} LIMIT ?`,
  ).all(...source.parameters, ...start.parameters, limit)
}

function readUndated(db: ReadDb, question: PageQuestion, after: Place | null, limit: number): Place[] {
  const { condition, ordering } = question
  const [before, direction] = ordering.descending ? ['<', 'DESC'] : ['>', '']
  return prepare<Place>(
    db,
    `SELECT NULL AS key, r.id FROM record r INDEXED BY record_by_date WHERE r.date IS NULL
       ${after === null ? '' : `AND r.id ${before} ?`} AND ${condition.sql} ORDER BY r.id ${direction} LIMIT ?`,
  ).all(...(after === null ? [] : [after.id]), ...condition.parameters, limit)
}

function pieces({ column, descending }: Ordering, plus: '' | '+') {
  const direction = descending ? 'DESC' : 'ASC'
  return {
    column,
    by: `${plus}r.${column} ${direction}, r.id ${direction}`,
    beyond: `(${plus}r.${column}, r.id) ${descending ? '<' : '>'} (?, ?)`,
  }
}

function afterPlace(
  { ordering, after }: PageQuestion,
  plus: '' | '+' = '',
): { sql: string; parameters: Cell[] } {
  const defined = `${plus}r.${ordering.column} IS NOT NULL`
  if (after === null) return { sql: defined, parameters: [] }
  return { sql: `${defined} AND ${pieces(ordering, plus).beyond}`, parameters: [after.key, after.id] }
}
