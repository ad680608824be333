import type { Row } from '../../../shared/results.ts'
import type { Value } from '../../../shared/value.ts'

/** Rows read at once. */
export const PAGE = 100
/** Pages kept: 8,000 rows, the latest wanted ones. */
const MOST_PAGES = 80
/** Pages being read at the same time: more would keep the ones wanted now waiting behind ones scrolled past. */
const MOST_READING = 2
/** How long a value shown before the engine said so is believed against rows read meanwhile, in milliseconds. */
const BELIEVED_MS = 3_000

type Page = { rows: readonly Row[]; stale: boolean }
type Shown = { readonly value: Value; readonly since: number }

/** The rows of one open result, by place, as far as they were read. */
export type Rows = {
  readonly length: number
  /** The row at a place; null when it is not read yet. The same object as long as nothing in it changed. */
  rowAt(place: number): Row | null
  /** Has the rows from a place up to another read, and so many pages beyond on the side one moves to (-1 or 1). */
  want(from: number, to: number, towards: -1 | 1): void
  /** Reads the row at a place if need be. Null when it cannot be read. */
  readRow(place: number): Promise<Row | null>
  /** Has the wanted rows read anew, because marks or records changed; they are shown as they were until then. */
  refresh(): void
  /** Shows a value on some records before the engine has said so. */
  showValue(ids: ReadonlySet<number>, value: Value): void
  listen(listener: () => void): () => void
  /** Changes whenever a row does. */
  version(): number
}

type Sources = {
  readonly length: number
  /** Reads `count` rows from `start` on; null when that failed. */
  readonly read: (start: number, count: number) => Promise<readonly Row[] | null>
  readonly now?: () => number
}

export function makeRows({ length, read, now = () => performance.now() }: Sources): Rows {
  const pages = new Map<number, Page>()
  const reading = new Map<number, Promise<void>>()
  const shown = new Map<number, Shown>()
  const listeners = new Set<() => void>()
  const last = Math.max(0, Math.ceil(length / PAGE) - 1)
  let wanted: readonly number[] = []
  let version = 0

  const rowAt = (place: number) => pages.get(Math.floor(place / PAGE))?.rows[place % PAGE] ?? null
  const tell = () => {
    version++
    for (const listener of [...listeners]) listener()
  }

  function readPage(number: number): Promise<void> {
    const running = reading.get(number)
    if (running !== undefined) return running
    const began = now()
    const start = number * PAGE
    const page = pages.get(number)
    if (page !== undefined) page.stale = false
    const done = read(start, Math.min(PAGE, length - start)).then((rows) => {
      reading.delete(number)
      if (rows !== null) keep(number, rows, began)
      readWanted()
    })
    reading.set(number, done)
    return done
  }

  function keep(number: number, rows: readonly Row[], began: number): void {
    const before = pages.get(number)
    pages.delete(number)
    pages.set(number, {
      rows: rows.map((row, index) => sameOr(before?.rows[index], believe(row, began))),
      stale: before?.stale ?? false,
    })
    for (const oldest of pages.keys()) {
      if (pages.size <= MOST_PAGES) break
      if (!wanted.includes(oldest)) pages.delete(oldest)
    }
    tell()
  }

  /** A row as read, unless a value shown for it has not had the time to be read back. */
  function believe(row: Row, began: number): Row {
    const own = shown.get(row.id)
    if (own === undefined) return row
    if (own.value === row.value || began - own.since > BELIEVED_MS) {
      shown.delete(row.id)
      return row
    }
    return withValue(row, own.value)
  }

  function readWanted(): void {
    for (const number of wanted) {
      if (reading.size >= MOST_READING) return
      const page = pages.get(number)
      if (page === undefined || page.stale) void readPage(number)
    }
  }

  return {
    length,
    rowAt,
    want(from, to, towards) {
      if (length === 0) return
      const first = Math.floor(Math.max(0, from) / PAGE)
      const end = Math.min(last, Math.floor(Math.max(0, to) / PAGE))
      const seen = Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => first + index)
      const beyond = towards === 1 ? end + 1 : first - 1
      wanted = [...seen, beyond].filter((number) => number >= 0 && number <= last)
      readWanted()
    },
    async readRow(place) {
      const number = Math.floor(place / PAGE)
      if (rowAt(place) === null) await readPage(number)
      return rowAt(place)
    },
    refresh() {
      for (const page of pages.values()) page.stale = true
      readWanted()
    },
    showValue(ids, value) {
      const since = now()
      for (const id of ids) shown.set(id, { value, since })
      for (const page of pages.values()) {
        if (page.rows.some((row) => ids.has(row.id))) {
          page.rows = page.rows.map((row) => (ids.has(row.id) ? withValue(row, value) : row))
        }
      }
      tell()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    version: () => version,
  }
}

/** A row with another value; of a conversation only the record it shows is counted. */
function withValue(row: Row, value: Value): Row {
  const step = Number(value === 'N') - Number(row.value === 'N')
  return { ...row, value, undecided: Math.max(0, row.undecided + step) }
}

/** The row as it was when nothing in it changed, so that it is not drawn again. */
function sameOr(before: Row | undefined, row: Row): Row {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(row) ? before : row
}
