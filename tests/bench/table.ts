/** Lays rows out as a table in Markdown, so that it can be copied into a document as it is. The first row is the head. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows
  const widths = head.map((_, column) => Math.max(3, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => align(cells[column] ?? '', width, column)).join(' | ')} |`
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column === 0 ? '-' : ':'}`).join('|')}|`
  return [line(head), rule, ...rows.slice(1).map(line)].join('\n')
}

function align(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}

/** The middle of a list of numbers; of an even number of them the mean of the two in the middle. NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

/** The number at or below which a share (0 to 1) of the numbers lies, by the nearest rank. NaN of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN
}

export const count = (number: number) => number.toLocaleString('en', { maximumFractionDigits: 0 })
export const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)
export const mebibytes = (bytes: number | null) => (bytes === null ? '?' : count(bytes / 1024 ** 2))
export const seconds = (number: number | null) => (number === null ? '?' : number.toFixed(1))
export const milliseconds = (number: number) => number.toFixed(number < 10 ? 1 : 0)
export const times = (ratio: number) => `${ratio.toFixed(2)} ×`
