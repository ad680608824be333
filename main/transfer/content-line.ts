/** A parameter of a content line. Null is left out. */
export type LineParameters = Readonly<Record<string, string | null>>

/** Octets of a line before it is folded (RFC 5545 §3.1, RFC 6350 §3.2). */
const WIDTH = 75

/**
 * A line of iCalendar or vCard: name, parameters and value, folded, ended with CR LF. The value stands as it is given: texts are
 * escaped before (`escapeText`). Parameters are quoted and encoded by RFC 6868. No line end in them can begin another line.
 */
export function contentLine(name: string, value: string, parameters: LineParameters = {}): string {
  const written = Object.entries(parameters)
    .filter(([, said]) => said !== null)
    .map(([key, said]) => `;${key}=${writeParameter(said ?? '')}`)
  return `${fold(`${name}${written.join('')}:${value.replaceAll(controls, '').replaceAll(/[\r\n]/g, '')}`)}\r\n`
}

/** A text value (RFC 5545 §3.3.11, RFC 6350 §3.4): line ends, commas, semicolons and backslashes written with a backslash. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(controls, '')
}

/** The address as a URI; null of what is no address of mail. */
export function mailUri(address: string): string | null {
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address)) return null
  return `mailto:${address.toWellFormed().replaceAll(/[^\w.~!$'*+=@/{}|^`-]/gu, (char) => encodeURIComponent(char))}`
}

/** Control characters but the tab and line ends: no text may hold them. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

function writeParameter(value: string): string {
  const encoded = value
    .replaceAll('^', '^^')
    .replaceAll('"', "^'")
    .replaceAll(/\r\n?|\n/g, '^n')
    .replaceAll(controls, '')
  return /^[\w-]+$/.test(encoded) ? encoded : `"${encoded}"`
}

/** Never within a character: the space that begins a continued line counts. */
function fold(line: string): string {
  const lines: string[] = []
  let current = ''
  let width = 0
  for (const char of line) {
    const octets = Buffer.byteLength(char)
    if (width + octets > WIDTH) {
      lines.push(current)
      current = ' '
      width = 1
    }
    current += char
    width += octets
  }
  return [...lines, current].join('\r\n')
}
