import { type Blocks, LF } from './blocks.ts'
import { emptyLineAtEnd, judgeFromLine } from './separator.ts'

/** Header lines beyond this many bytes are not searched for Content-Length. */
const HEADER_SEARCHED = 256 * 1024

/** What the Content-Length header of an mbox message says (mboxcl, mboxcl2). */
export type Declared = {
  /** The first byte after the body as declared; may lie beyond the file. */
  readonly end: number
  /** Where the next separator begins when the header tells the truth (the file's size after the last message), else null. */
  readonly next: number | null
}

/**
 * Reads the Content-Length header of the message at `start`; null when it has none. It is believed exactly when the
 * declared end is the end of the file or leads to a separator, with at most the line end that the body lacks and one
 * empty line between. `first` is where the first line of the file begins.
 */
export function readContentLength(blocks: Blocks, start: number, first: number): Declared | null {
  const limit = Math.min(blocks.size, start + HEADER_SEARCHED)
  let length: number | null = null
  for (let at = start; at < limit; ) {
    const next = blocks.lineAfter(at)
    const line = blocks.view(at, Math.min(next - at, 100))
    if (emptyLineAtEnd(line, false) > 0) {
      return length === null ? null : { end: next + length, next: leadsTo(blocks, next + length, first) }
    }
    if (line[0] === 67 || line[0] === 99) length = lengthIn(line) ?? length
    at = next
  }
  return null
}

function lengthIn(line: Buffer): number | null {
  const digits = /^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?\n/i.exec(line.toString('latin1'))?.[1]
  return digits === undefined ? null : Number(digits)
}

/** The separator or end of file to which a body that ends at `end` leads, or null. */
function leadsTo(blocks: Blocks, end: number, first: number): number | null {
  if (end > blocks.size) return null
  let at = end
  if (blocks.view(end - 1, 1)[0] !== LF && at < blocks.size) {
    const lineEnd = lineEndAt(blocks, at)
    if (lineEnd === 0) return null
    at += lineEnd
  }
  return (
    [at, at + lineEndAt(blocks, at)].find(
      (place) => place === blocks.size || isSeparator(blocks, place, first),
    ) ?? null
  )
}

function isSeparator(blocks: Blocks, place: number, first: number): boolean {
  const startsLine = blocks.view(place, 5).toString('latin1') === 'From '
  return startsLine && judgeFromLine(blocks, place, first).separator
}

/** The length of the line end that stands at `at`: 0, 1 or 2. */
function lineEndAt(blocks: Blocks, at: number): number {
  return emptyLineAtEnd(blocks.view(at, 1), false) || emptyLineAtEnd(blocks.view(at, 2), false)
}
