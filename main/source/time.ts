/** Milliseconds since 1970 as ISO 8601 in UTC; '' for what is no time, as in damaged file systems and archives. */
export function isoTime(milliseconds: number): string {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
