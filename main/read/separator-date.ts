/**
 * The end of a separator line: a date and what may follow it. Written by many programs in many years:
 * asctime ("Mon Jan  1 00:00:00 2001", RFC 4155 appendix A), with a zone before or behind the year, without seconds;
 * RFC 5322 order ("Mon, 1 Jan 2001 00:00:00 +0100"); ISO 8601; then perhaps "remote from host" (Unix, 7th edition).
 */
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const clock = '\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?'
const year = '(?:19|20)\\d{2}'
const zone = '(?:[+-]\\d{2}:?\\d{2}|[A-Z]{1,5}|\\([A-Z]{1,5}\\))'
const asctime = `${month}\\s+\\d{1,2}\\s+${clock}(?:\\s+${zone}){0,2}\\s+${year}`
const internet = `\\d{1,2}\\s+${month}\\s+${year}\\s+${clock}`
const iso = `${year}-\\d{2}-\\d{2}[T ]${clock}Z?`
const after = `(?:\\s*${zone}){0,2}(?:\\s+remote from \\S+){0,4}\\s*$`
const dated = new RegExp(`\\b(?:${asctime}|${internet}|${iso})${after}`)

/** Whether a line beginning "From " ends in a readable date. The line comes as Latin-1 text without its line end. */
export function endsInDate(line: string): boolean {
  return dated.test(line)
}
