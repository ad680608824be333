/** Seconds since 1970 UTC, from included, until excluded; null is open. */
export type Period = { readonly from: number | null; readonly until: number | null }

const YEAR_FIRST = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/
const DAY_FIRST = /^(\d{1,2})-(\d{1,2})-(\d{4})$/

/**
 * Reads 2012, 2012-03, 2012-03-12, 12-3-2012, and ranges of these (2012..2014, ..2014, 2012-03..), all in UTC.
 * A range includes both its ends. Null when it is none of these, no day of the calendar, or a range that runs backwards.
 */
export function readPeriod(text: string): Period | null {
  const [first = '', last, ...more] = text.split('..')
  if (more.length > 0 || (first === '' && (last ?? '') === '')) return null
  const begin = first === '' ? { from: null, until: null } : readDay(first)
  const end = last === undefined ? begin : last === '' ? { from: null, until: null } : readDay(last)
  if (begin === null || end === null) return null
  if (begin.from !== null && end.until !== null && begin.from >= end.until) return null
  return { from: begin.from, until: end.until }
}

function readDay(text: string): { from: number; until: number } | null {
  const dayFirst = DAY_FIRST.exec(text)
  const parts = dayFirst === null ? YEAR_FIRST.exec(text)?.slice(1) : [dayFirst[3], dayFirst[2], dayFirst[1]]
  if (parts === undefined) return null
  const [year = 0, month, day] = parts.map((part) => (part === undefined ? undefined : Number(part)))
  // Date.UTC takes 0–99 for 1900–1999.
  if (year < 100 || month === 0 || (month ?? 1) > 12) return null
  const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1)
  if (day !== undefined && new Date(from).getUTCDate() !== day) return null
  const until =
    day !== undefined && month !== undefined
      ? Date.UTC(year, month - 1, day + 1)
      : month !== undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year + 1, 0, 1)
  return { from: from / 1000, until: until / 1000 }
}
