/**
 * One line of CSV (RFC 4180), ended with CR LF. Null is an empty cell. A text that a spreadsheet would take for a formula gets
 * an apostrophe before it: a file name on a stranger's drive must not run in the archivist's spreadsheet. Numbers are left alone.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** First characters that begin a formula in one spreadsheet or another, full-width forms included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u

function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
