/** The properties of a calendar object that hold words a person wrote (RFC 5545 §3.8), and the people in it. */
const wordy = new Set([
  'SUMMARY',
  'DESCRIPTION',
  'LOCATION',
  'COMMENT',
  'CATEGORIES',
  'CONTACT',
  'ORGANIZER',
  'ATTENDEE',
])

/** The readable text of an iCalendar object, one property a line; unfolded (§3.1) and unescaped (§3.3.11). */
export function calendarText(ics: string): string {
  const lines: string[] = []
  for (const line of ics.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const name = /^[A-Za-z-]{1,40}(?=[;:])/.exec(line)?.[0].toUpperCase()
    if (name === undefined || !wordy.has(name)) continue
    const colon = valueStart(line)
    if (colon < 0) continue
    const person = /;CN="?([^";:]+)/i.exec(line.slice(0, colon))?.[1] ?? ''
    const value = line.slice(colon + 1).replace(/^mailto:/i, '')
    lines.push(`${person} ${value.replace(/\\[nN]/g, '\n').replace(/\\([\\,;])/g, '$1')}`.trim())
  }
  return lines.join('\n')
}

/** Whether this is an invitation or an answer to one: it has a method (RFC 5546 §1.4). */
export function hasMethod(ics: string): boolean {
  return /^METHOD:/im.test(ics.slice(0, 4096))
}

/** The colon before the value, outside quoted parameters. */
function valueStart(line: string): number {
  let isQuoted = false
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') isQuoted = !isQuoted
    else if (line[i] === ':' && !isQuoted) return i
  }
  return -1
}
