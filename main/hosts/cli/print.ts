import { shorten, shortenMiddle, widthOf } from './printable.ts'

/**
 * A column of a table. `most` bounds its width. Where the table would be wider than the terminal, columns with `narrow` give
 * way: `cut` ends in "…", `middle` leaves the ends of a path, `wrap` (the last column only) goes on below itself.
 */
export type Column = {
  readonly title: string
  readonly right?: boolean
  readonly most?: number
  readonly narrow?: 'cut' | 'middle' | 'wrap'
}

/** A column that gives way keeps at least this. */
const LEAST = 12
const GAP = '  '

/**
 * Lines of a table: titles, then rows, columns two spaces apart, no wider than needed, and within `width` columns of the
 * terminal as far as columns may give way. Cells are printed as they are given. Without any title the line of titles is left out.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY,
): string[] {
  const widths = widthsOf(columns, rows, width)
  const titles = columns.map(({ title }) => title)
  const all = titles.some((title) => title !== '') ? [titles, ...rows] : rows
  return all.flatMap((cells) => linesOf(columns, widths, cells))
}

/** How wide each column of a table becomes. */
export function widthsOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map(({ title, most = 200 }, place) =>
    Math.min(
      most,
      rows.reduce((widest, row) => Math.max(widest, widthOf(row[place] ?? '')), widthOf(title)),
    ),
  )
  let over = widths.reduce((sum, one) => sum + one + GAP.length, -GAP.length) - width
  while (over > 0) {
    // The widest that may give way; one step at a time, so that they become alike.
    const gives = columns.reduce(
      (best, { narrow }, place) =>
        narrow !== undefined && (widths[place] ?? 0) > Math.max(LEAST, widths[best] ?? 0) ? place : best,
      -1,
    )
    if (gives < 0) break
    widths[gives] = (widths[gives] ?? 0) - 1
    over--
  }
  return widths
}

/** One row of a table, on more than one line where its last cell wraps. */
export function linesOf(
  columns: readonly Column[],
  widths: readonly number[],
  cells: readonly string[],
): string[] {
  const last = columns.length - 1
  const wraps = columns[last]?.narrow === 'wrap'
  const [first = '', ...more] = wraps ? wrapped(cells[last] ?? '', widths[last] ?? 0) : [cells[last] ?? '']
  const line = columns
    .map(({ right = false, narrow }, place) => {
      const room = widths[place] ?? 0
      const text = place === last ? first : (cells[place] ?? '')
      if (place === last && wraps) return text
      return pad(narrow === 'middle' ? shortenMiddle(text, room) : shorten(text, room), room, right)
    })
    .join(GAP)
    .trimEnd()
  const indent = widths.slice(0, last).reduce((sum, one) => sum + one + GAP.length, 0)
  return [line, ...more.map((text) => ' '.repeat(indent) + text)]
}

/** A text in lines of at most `width` columns, broken between words; a word that is wider stays whole. */
export function wrapped(text: string, width: number): string[] {
  if (widthOf(text) <= width) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** Fills a text up with spaces. */
export function pad(text: string, width: number, right = false): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? space + text : text + space
}

/** A rule under or over a table. */
export function rule(columns: number): string {
  return '─'.repeat(columns)
}

/** 16105273344 → "16,105,273,344". */
export function grouped(number: number): string {
  return Math.round(number).toLocaleString('en-GB')
}

/** "1 file", "2 files". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`
}

/** A size a person can compare: "812 B", "1.4 kB", "18.3 GB" (thousands, as drives are sold). */
export function sized(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let [amount, unit] = [bytes, 0]
  // From 999.95 on the rounded amount would read "1000.0".
  while (amount >= (unit === 0 ? 1000 : 999.95) && unit < units.length - 1) {
    amount /= 1000
    unit++
  }
  return `${unit === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[unit]}`
}

/** Seconds since 1970 as a day in UTC, "2012-03-12"; "no date" for null. */
export function day(at: number | null): string {
  return at === null ? 'no date' : (isoOf(at)?.slice(0, 10) ?? beyond(at))
}

/** A moment on the sender's own clock: "2012-03-12 14:07 +0100"; without a zone in UTC. */
export function moment(at: number | null, zone: number | null): string {
  if (at === null) return 'no date'
  const minutes = Math.abs(zone ?? 0)
  const east = `${(zone ?? 0) < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
  const clock = isoOf(at + (zone ?? 0) * 60)
    ?.slice(0, 16)
    .replace('T', ' ')
  return clock === undefined ? beyond(at) : `${clock} ${zone === null ? 'UTC' : east}`
}

/** Undefined for a number of seconds that no calendar reaches. */
function isoOf(at: number): string | undefined {
  const date = new Date(at * 1000)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

function beyond(at: number): string {
  return `${at} s after 1970`
}

/** 75 → "1 min 15 s". */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
