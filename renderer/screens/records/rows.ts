import type { Row } from '../../../shared/results.ts'
import type { Value } from '../../../shared/value.ts'
import { keepShownValues, withValue } from './shown-values.ts'

/** Rows read at once. */
export const PAGE = 100
/** Pages kept: 8,000 rows, the latest wanted ones. */
const MOST_PAGES = 80
/** Pages being read at the same time: more would keep the ones wanted now waiting behind ones scrolled past. */
const MOST_READING = 2

type Page = { rows: readonly Row[]; stale: boolean }

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

/** Reads the rows of an open result as they are wanted, and keeps the latest. */
export function makeRows({ length, read, now = () => performance.now() }: Sources): Rows {
  const pages = new Map<number, Page>()
  const reading = new Map<number, Promise<void>>()
  const shown = keepShownValues(now)
  const listeners = new Set<() => void>()
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
      rows: rows.map((row, index) => sameOr(before?.rows[index], shown.over(row, began))),
      stale: before?.stale ?? false,
    })
    for (const oldest of pages.keys()) {
      if (pages.size <= MOST_PAGES) break
      if (!wanted.includes(oldest)) pages.delete(oldest)
    }
    tell()
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
      wanted = pagesOf({ from, to, towards, length })
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
      shown.add(ids, value)
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

type Wish = { readonly from: number; readonly to: number; readonly towards: -1 | 1; readonly length: number }

/** The pages, of a result with so many rows, that hold places from one up to another; last the next one beyond these. */
function pagesOf({ from, to, towards, length }: Wish): readonly number[] {
  if (length === 0) return []
  const last = Math.ceil(length / PAGE) - 1
  const first = Math.floor(Math.max(0, from) / PAGE)
  const end = Math.min(last, Math.floor(Math.max(0, to) / PAGE))
  const seen = Array.from({ length: Math.max(0, end - first + 1) }, (_, index) => first + index)
  const beyond = towards === 1 ? end + 1 : first - 1
  return [...seen, beyond].filter((number) => number >= 0 && number <= last)
}

/** The row as it was when nothing in it changed, so that it is not drawn again. */
function sameOr(before: Row | undefined, row: Row): Row {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(row) ? before : row
}
