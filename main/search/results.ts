import { randomInt } from 'node:crypto'
import { Failed } from '../../shared/failure.ts'
import type { QueryTree } from '../../shared/query.ts'
import type { Expansion } from '../../shared/records.ts'
import type { ResultOpened, Row, RowOrder } from '../../shared/results.ts'
import type { ReadDb } from '../store/connection.ts'
import { allRecords } from './all-records.ts'
import { type Bits, countBits, countBitsBelow, hasBit } from './bits.ts'
import { capacity } from './capacity.ts'
import { compileQuery } from './compile.ts'
import { conversations } from './conversations.ts'
import { readHits } from './hits.ts'
import { indexCoverage } from './index-rows.ts'
import { matching } from './matching.ts'
import { putInOrder } from './order.ts'
import { addSnippets } from './page-snippets.ts'
import { rankAll } from './ranking.ts'
import { sortByPlace } from './sort-by-place.ts'
import { countValues, recordsWithValue } from './values.ts'

/**
 * What a query found, as a list that keeps its order: `ids` of the records, row after row. Grouped, row r is of the records
 * from place starts[r] up to starts[r + 1]; else every record is a row. 4 bytes for each record and row.
 */
type Result = {
  readonly ids: Uint32Array
  readonly starts: Uint32Array | null
  readonly query: QueryTree
  readonly expanded: readonly Expansion[]
  /** The records of the depot when it was opened: how many, all with numbers below `end`. */
  readonly before: { readonly count: number; readonly end: number }
}

export type ResultQuestion = {
  readonly query: QueryTree
  readonly order: RowOrder
  readonly grouped: boolean
}

/** Results kept per connection: up to 8 MB each of a million records. */
const MOST_KEPT = 6

type Kept = { next: number; readonly results: Map<number, Result> }
const keptOf = new WeakMap<ReadDb, Kept>()

/**
 * Finds what a query means and keeps it as a list whose rows are read by place. Relevance of a query without words is the
 * newest first. The list stays as it is while marks change and records are added.
 */
export function openResult(db: ReadDb, { query, order, grouped }: ResultQuestion): ResultOpened {
  // One snapshot for the list and what is counted of it.
  return db.transaction(() => {
    const { part, rank, expanded } = compileQuery(db, query)
    const found = matching(db, part)
    const list =
      order === 'relevance' && rank !== null
        ? rankAll(db, found, rank)
        : putInOrder(db, found, order === 'relevance' ? '-date' : order)
    const rows = grouped ? groupByConversation(db, list) : { ids: list, starts: null }
    const before = { count: countBits(allRecords(db)), end: capacity(db) }
    return {
      result: keep(db, { ...rows, query, expanded, before }),
      rows: rowsOf(rows),
      records: list.length,
      values: countValues(db, found),
      expanded: [...expanded],
      covered: indexCoverage(db),
    }
  })()
}

export type RowsQuestion = {
  readonly result: number
  readonly start: number
  readonly count: number
  readonly snippets: boolean
}

/** Rows of a result as their records are now. Throws Failed not-found when the result is no longer kept. */
export function readRows(db: ReadDb, { result: number, start, count, snippets }: RowsQuestion): Row[] {
  return db.transaction(() => {
    const result = find(db, number)
    const end = Math.min(start + count, rowsOf(result))
    const firsts: number[] = []
    for (let row = start; row < end; row++) firsts.push(result.ids[startOf(result, row)] ?? 0)
    const hits = readHits(db, firsts)
    // Every row must stand at its own place, or a decision would go to another record than the one that was seen.
    if (hits.length < firsts.length) throw gone(number)
    const shown = snippets ? addSnippets(db, hits, result) : hits
    const undecided = recordsWithValue(db, 'N')
    return shown.map((hit, place) => {
      const members = membersOf(result, start + place)
      return { ...hit, members: members.length, undecided: countIn(undecided, members) }
    })
  })()
}

/** The place of the row a record is on; null when it is on none. Throws Failed not-found as readRows. */
export function placeInResult(db: ReadDb, number: number, id: number): number | null {
  const result = db.transaction(() => find(db, number))()
  const at = result.ids.indexOf(id)
  return at < 0 ? null : rowAt(result, at)
}

/** Where to look for an undetermined record: after a row (-1: from the first on), or before it. */
export type UndecidedQuestion = { readonly result: number; readonly from: number; readonly back: boolean }

/** The next row with a record that is undetermined now, and the first such record on it; nulls when there is none. */
export function findUndecided(
  db: ReadDb,
  { result: number, from, back }: UndecidedQuestion,
): { place: number | null; id: number | null } {
  return db.transaction(() => {
    const result = find(db, number)
    const { ids } = result
    const undecided = recordsWithValue(db, 'N')
    const isUndecided = (id: number) => hasBit(undecided, id)
    const start = startOf(result, Math.max(0, Math.min(back ? from : from + 1, rowsOf(result))))
    const at = back
      ? ids.subarray(0, start).findLastIndex(isUndecided)
      : start + ids.subarray(start).findIndex(isUndecided)
    if (at < (back ? 0 : start)) return { place: null, id: null }
    const place = rowAt(result, at)
    return { place, id: membersOf(result, place).find(isUndecided) ?? null }
  })()
}

/** The records of rows, all members of each. Throws Failed not-found as readRows. */
export function listRowIds(db: ReadDb, number: number, start: number, count: number): number[] {
  const result = db.transaction(() => find(db, number))()
  const end = Math.min(start + count, rowsOf(result))
  return start >= end ? [] : [...result.ids.subarray(startOf(result, start), startOf(result, end))]
}

type Rows = Pick<Result, 'ids' | 'starts'>

/** Brings the records of a conversation together on the row of the first of them. */
function groupByConversation(db: ReadDb, list: Uint32Array): Rows {
  const threads = conversations(db)
  // By conversation one more than its row; 0 is none yet.
  const rows = new Uint32Array(maximum(threads) + 1)
  let count = 0
  const places = list.map((id) => {
    const thread = threads[id] ?? 0
    if (rows[thread] === 0) rows[thread] = ++count
    return (rows[thread] ?? 0) - 1
  })
  return sortByPlace(list, places, count)
}

function rowsOf({ ids, starts }: Rows): number {
  return starts === null ? ids.length : starts.length - 1
}

/** The place of a row's first record among the ids. */
function startOf({ ids, starts }: Rows, row: number): number {
  return starts === null ? row : (starts[row] ?? ids.length)
}

/** The row of the record at a place among the ids. */
function rowAt({ starts }: Rows, at: number): number {
  if (starts === null) return at
  let [low, high] = [0, starts.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}

function membersOf(rows: Rows, row: number): Uint32Array {
  return rows.ids.subarray(startOf(rows, row), startOf(rows, row + 1))
}

function maximum(numbers: Uint32Array): number {
  let most = 0
  for (const number of numbers) if (number > most) most = number
  return most
}

function countIn(set: Bits, ids: Uint32Array): number {
  let count = 0
  for (const id of ids) if (hasBit(set, id)) count++
  return count
}

function keep(db: ReadDb, result: Result): number {
  // Begins anywhere: a number that another connection gave out is not taken for one of this.
  const kept = keptOf.get(db) ?? { next: randomInt(1, 2 ** 40), results: new Map<number, Result>() }
  keptOf.set(db, kept)
  const number = kept.next++
  kept.results.set(number, result)
  const oldest = kept.results.size > MOST_KEPT ? kept.results.keys().next().value : undefined
  if (oldest !== undefined) kept.results.delete(oldest)
  return number
}

/** A kept result; asking for it keeps it longer. One of whose depot records were removed since is dropped. */
function find(db: ReadDb, number: number): Result {
  const results = keptOf.get(db)?.results
  const result = results?.get(number)
  if (results === undefined || result === undefined) throw gone(number)
  results.delete(number)
  if (countBitsBelow(allRecords(db), result.before.end) < result.before.count) throw gone(number)
  results.set(number, result)
  return result
}

function gone(number: number): Failed {
  return new Failed({ kind: 'not-found', what: `result ${number}` })
}
