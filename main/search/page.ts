import { Failed } from '../../shared/failure.ts'
import type { Order } from '../../shared/records.ts'
import { type Cell, prepare, prepareValue, type ReadDb } from '../store/connection.ts'
import { type Bits, countBits, hasBit, listBits } from './bits.ts'

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

export type PageQuestion = {
  readonly found: Bits
  readonly ordering: Ordering
  /** The last record already seen; null for the first page. */
  readonly after: number | null
  readonly limit: number
}

/** So few records are sorted: some 10 ms. */
export const FEW = 5_000
/** Records read per step along an ordering: each step is longer than the one before, up to the last. */
const STEPS = { first: 500, last: 64_000 }

/** The numbers of the next records in order, at most `limit`. Throws Failed bad-request when the last one seen is gone. */
export function readInOrder(db: ReadDb, question: PageQuestion): number[] {
  const { ordering, after } = question
  if (after !== null && placeOf(db, ordering, after) === null) {
    throw new Failed({ kind: 'bad-request', detail: 'the record the page before ended with is gone' })
  }
  return countBits(question.found) <= FEW ? sortFew(db, question) : walk(db, question)
}

function sortFew(db: ReadDb, { found, ordering, after, limit }: PageQuestion): number[] {
  const { column, descending } = ordering
  const direction = descending ? 'DESC' : 'ASC'
  const wanted = listBits(found)
  // The record to go on after may not be found any more: a decision since may have taken it out.
  if (after !== null && !hasBit(found, after)) wanted.push(after)
  const ids = prepareValue<number>(
    db,
    `SELECT r.id FROM json_each(?) AS wanted CROSS JOIN record r ON r.id = wanted.value
     ORDER BY r.${column} IS NULL, r.${column} ${direction}, r.id ${direction}`,
  ).all(JSON.stringify(wanted))
  const start = after === null ? 0 : ids.indexOf(after) + 1
  return ids.slice(start, start + limit)
}

/** Goes along the index of the ordering and takes what was found. */
function walk(db: ReadDb, { found, ordering, after, limit }: PageQuestion): number[] {
  const taken: number[] = []
  let place = after === null ? null : placeOf(db, ordering, after)
  let dated = place === null || place.key !== null
  let step = STEPS.first
  for (;;) {
    const ids = readStep(db, ordering, { dated, place, step })
    for (const id of ids) if (hasBit(found, id) && taken.push(id) === limit) return taken
    const last = ids.length < step ? undefined : ids.at(-1)
    if (last === undefined && !dated) return taken
    if (last === undefined) dated = false
    place = last === undefined ? null : placeOf(db, ordering, last)
    step = Math.min(step * 2, STEPS.last)
  }
}

/** Where a record stands in an ordering: the value ordered by and its number. */
type Place = { readonly key: Cell; readonly id: number }

function placeOf(db: ReadDb, { column }: Ordering, id: number): Place | null {
  return prepare<Place>(db, `SELECT ${column} AS key, id FROM record WHERE id = ?`).get(id) ?? null
}

/** Records that have the value ordered by, or after them those that have none. */
type Step = { readonly dated: boolean; readonly place: Place | null; readonly step: number }

function readStep(db: ReadDb, { column, descending }: Ordering, { dated, place, step }: Step): number[] {
  const [beyond, direction] = descending ? ['<', 'DESC'] : ['>', 'ASC']
  const from = `(r.${column}, r.id) ${beyond} (?, ?)`
  const undatedFrom = `r.id ${beyond} ?`
  const parameters = place === null ? [] : dated ? [place.key, place.id] : [place.id]
  // INDEXED BY: without statistics SQLite prefers to go through the table and sort.
  return prepareValue<number>(
    db,
    `SELECT r.id FROM record r INDEXED BY record_by_${column}
     WHERE r.${column} IS ${dated ? 'NOT' : ''} NULL ${place === null ? '' : `AND ${dated ? from : undatedFrom}`}
     ORDER BY r.${column} ${direction}, r.id ${direction} LIMIT ?`,
  ).all(...parameters, step)
}
