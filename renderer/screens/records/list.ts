import type { Failure } from '../../../shared/failure.ts'
import type { ResultOpened, Row, RowOrder } from '../../../shared/results.ts'
import type { Value } from '../../../shared/value.ts'
import { ask, hear } from '../../bridge.ts'
import { tell, tellFailure } from '../../state/notice.ts'
import { askAhead } from '../../state/requests.ts'
import { makeResting } from '../../state/resting.ts'
import { routeNow, shift } from '../../state/route.ts'
import { makeStore } from '../../state/store.ts'
import { say } from '../../state/words.ts'
import { dependsOnMarks } from './question.ts'
import { makeRows, type Rows } from './rows.ts'

/** What a list shows: the records a query finds, in an order, one by one or by conversation. */
export type Question = { readonly query: string; readonly order: RowOrder; readonly grouped: boolean }

/** The list of records: what is open, where one is in it, what is selected. */
export type List = {
  /** What was asked last; `opened` is the answer to it unless `asking` or `failure`. */
  readonly question: Question | null
  /** The open result; null until there is one. */
  readonly opened: ResultOpened | null
  readonly rows: Rows | null
  /** The place of the row one is at; null when at none. */
  readonly place: number | null
  /** That row, as far as it is loaded. */
  readonly row: Row | null
  /** Numbers of the selected records. */
  readonly selected: ReadonlySet<number>
  readonly asking: boolean
  /** Why the last question has no answer; the answer before it stays. */
  readonly failure: Failure | null
  /** The depot has changed since in a way that may change what the query finds. */
  readonly changed: boolean
}

const none: ReadonlySet<number> = new Set()
const closed: List = {
  question: null,
  opened: null,
  rows: null,
  place: null,
  row: null,
  selected: none,
  asking: false,
  failure: null,
  changed: false,
}

/** The one list there is; empty while no screen shows it. */
export const list = makeStore<List>(closed)
const change = (to: Partial<List>) => list.set((before) => ({ ...before, ...to }))

/** The records an action is about: the selected ones, else the one being read; empty when there is neither. */
export function recordsAtHand(): readonly number[] {
  const { selected, place, row } = list.get()
  if (selected.size > 0) return [...selected]
  // While the row one moved to is being read, the pane still shows the one before: an action must not hit that.
  if (place !== null) return row === null ? [] : [row.id]
  const { record } = routeNow()
  return record === null ? [] : [record]
}

let latest = 0
let stopRows = () => {}

/** Asks a question; the list stays as it is until the answer with its first rows is there. */
export async function openList(question: Question): Promise<void> {
  const mine = ++latest
  change({ question, asking: true })
  const reply = await ask('result.open', question)
  if (mine !== latest) return
  if (!reply.ok) return change({ asking: false, failure: reply.failure })
  const opened = reply.value
  const rows = makeRows({
    length: opened.rows,
    read: (start, count) => readRows(opened.result, start, count),
  })
  const { record } = routeNow()
  const place = record === null ? null : await placeInResult(opened.result, record)
  if (opened.rows > 0) await rows.readRow(place ?? 0)
  if (mine !== latest) return
  stopRows()
  stopRows = rows.listen(followRow)
  const row = place === null ? null : rows.rowAt(place)
  change({ opened, rows, place, row, selected: none, asking: false, failure: null, changed: false })
  if (record !== null && place === null && routeNow().record === record) shift({ record: null })
}

/** Asks the same question anew: what the query finds now. */
export function openAgain(): void {
  const { question } = list.get()
  if (question !== null) void openList(question)
}

/** Forgets the list: another depot, or another screen. */
export function closeList(): void {
  latest++
  stopRows()
  list.set(closed)
}

/**
 * Keeps the rows true to the depot, without moving them, until the answer is called. They are read anew when marking pauses: a
 * decision is shown by `showValue` at once, and the next message must not wait for them.
 */
export function followChanges(): () => void {
  const refreshing = makeResting<Rows>((all) => all.forEach((rows) => void rows.refresh()), {
    rest: 150,
    most: 1_500,
  })
  const stop = hear('depot.changed', ({ what }) => {
    const { opened, rows, question } = list.get()
    if (opened === null || question === null || what === 'searches') return
    if (what === 'records' && opened.rows === 0) return openAgain()
    if (rows !== null) refreshing.add([rows])
    if (what === 'records' || (what === 'marks' && dependsOnMarks(question))) change({ changed: true })
  })
  return () => {
    refreshing.stop()
    stop()
  }
}

/** Moves so many rows on, or back; from nowhere to the first. */
export function moveBy(step: number): void {
  const { place, opened } = list.get()
  if (opened === null) return
  moveTo(place === null ? 0 : Math.min(opened.rows - 1, Math.max(0, place + step)))
}

/** Moves to the row at a place and shows its record. */
export function moveTo(place: number): void {
  const { rows } = list.get()
  if (rows === null || place < 0 || place >= rows.length) return
  const row = rows.rowAt(place)
  change({ place, row })
  if (row !== null) {
    showRow(row)
    return
  }
  void rows.readRow(place).then((read) => {
    const now = list.get()
    if (read === null || now.rows !== rows || now.place !== place) return
    change({ row: read })
    showRow(read)
  })
}

/** Moves to the next row that has something undetermined; false, said to the person, when there is none. */
export async function moveToUndecided({ back = false } = {}): Promise<boolean> {
  const { opened, rows, place } = list.get()
  if (opened === null || rows === null) return false
  const from = place ?? (back ? opened.rows : -1)
  const near = undecidedNear(rows, from, back)
  if (near !== null) {
    moveTo(near)
    return true
  }
  const reply = await ask('result.undecided', { result: opened.result, from, back })
  if (list.get().rows !== rows) return false
  if (!reply.ok) {
    tellFailure(reply.failure)
    return false
  }
  if (reply.value.place === null) {
    tell(say(back ? 'records.undecided.noneBefore' : 'records.undecided.noneAfter'))
    return false
  }
  moveTo(reply.value.place)
  return true
}

/** Shows a value on the rows of some records at once, before the engine has said so; called again with the old one if it fails. */
export function showValue(ids: readonly number[], value: Value): void {
  list.get().rows?.showValue(new Set(ids), value)
}

/** Selects exactly these records. */
export function select(selected: ReadonlySet<number>): void {
  change({ selected })
}

function followRow(): void {
  const { rows, place, row } = list.get()
  if (rows === null || place === null) return
  const now = rows.rowAt(place)
  if (now !== null && now !== row) change({ row: now })
}

let resting: ReturnType<typeof setTimeout> | undefined
/** Long enough for the record itself to be asked for first. */
const REST_MS = 15

function showRow(row: Row): void {
  shift({ record: row.id })
  clearTimeout(resting)
  resting = setTimeout(readNeighbours, REST_MS)
}

/** Reads what one probably moves to next, so that it is there at once. */
function readNeighbours(): void {
  const { rows, place } = list.get()
  if (rows === null || place === null) return
  const undecided = undecidedNear(rows, place, false)
  for (const near of new Set([place + 1, place - 1, place + 2, undecided ?? place])) {
    const row = rows.rowAt(near)
    if (row !== null && near !== place) askAhead('record.read', { id: row.id })
  }
}

/** The nearest undetermined row as far as the rows in between are read; null when only the engine can tell. */
function undecidedNear(rows: Rows, from: number, back: boolean): number | null {
  const step = back ? -1 : 1
  for (let place = from + step; place >= 0 && place < rows.length; place += step) {
    const row = rows.rowAt(place)
    if (row === null) return null
    if (row.undecided > 0) return place
  }
  return null
}

async function placeInResult(result: number, id: number): Promise<number | null> {
  const reply = await ask('result.place', { result, id })
  return reply.ok ? reply.value.place : null
}

async function readRows(result: number, start: number, count: number): Promise<readonly Row[] | null> {
  const reply = await ask('result.rows', { result, start, count })
  if (reply.ok) return reply.value.rows
  // The engine keeps the latest few results only: ask again for the same, where one was.
  if (reply.failure.kind === 'not-found' && list.get().opened?.result === result) openAgain()
  else if (reply.failure.kind !== 'not-found') tellFailure(reply.failure)
  return null
}
