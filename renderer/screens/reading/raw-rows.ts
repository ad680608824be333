/** Bytes of a row at most: a line without an end would be one row as wide as the message. */
const WIDEST = 500
const LINE_FEED = 0x0a

/** A source as rows to draw: `starts[row]` is the place of its first byte; a row whose byte before is no line end continues a line. */
export type RawRows = {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  /** The line of each row, from 1. */
  readonly lines: Uint32Array
}

/** Divides a source into rows: at each line feed, and a long line every WIDEST bytes. */
export function divideRows(bytes: Uint8Array): RawRows {
  const starts: number[] = []
  const lines: number[] = []
  for (let at = 0, line = 1; at < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, at)
    const end = feed === -1 ? bytes.length : feed + 1
    for (; at < end; at += WIDEST) {
      starts.push(at)
      lines.push(line)
    }
    at = end
  }
  return { bytes, starts: Uint32Array.from(starts), lines: Uint32Array.from(lines) }
}

const latin1 = new TextDecoder('latin1')

/** The text of a row, one character a byte; line ends left out, other controls as their pictures (U+2400 and on). */
export function rowText({ bytes, starts }: RawRows, row: number): string {
  const text = latin1.decode(bytes.subarray(starts[row], starts[row + 1] ?? bytes.length))
  return text
    .replace(/\r?\n$/, '')
    .replace(/[\0-\x08\x0b-\x1f]/g, (each) => String.fromCharCode(0x2400 + each.charCodeAt(0)))
}
