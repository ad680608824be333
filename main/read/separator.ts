import type { ProblemKind } from '../../shared/problem.ts'
import { type Blocks, CR, LF } from './blocks.ts'
import { HEADER_GLANCE, isHeaderField, isUsualHeaderField } from './header-line.ts'
import { type Mark, markOf } from './mark.ts'
import { endsInDate } from './separator-date.ts'

/** A separator line is not longer than any line of a message may be (RFC 5322 §2.1.1), its line end included. */
export const LONGEST_SEPARATOR = 1000

/** A line beginning "From ", judged. */
export type FromLine = {
  readonly start: number
  /** The start of the line after it. Only meaningful of a separator. */
  readonly next: number
  readonly separator: boolean
  /** What was unusual about a separator. */
  readonly problem: ProblemKind | null
  /** Text that might have been a separator: it follows an empty line or holds a time. The survey counts these too. */
  readonly doubtful: boolean
  readonly mark: Mark | null
  readonly line: Buffer
  readonly crlf: boolean
}

const fromLineStart = Buffer.from('\nFrom ')
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
/** Eudora did not know from whom. */
const EUDORA = 'From ???@??? '
/** The least that a readable date has in it; the survey knows the same rule. */
const clock = /\d:\d\d/

/** Where the first line of a file begins: after a UTF-8 byte order mark, which some editors put before it. */
export function firstLine(blocks: Blocks): number {
  return blocks.view(0, 3).equals(byteOrderMark) ? 3 : 0
}

/** The first line that begins with "From " at or after `from`, or -1. `first` is where the first line of the file begins. */
export function findFromLine(blocks: Blocks, from: number, first: number): number {
  if (from <= first && blocks.view(first, 5).equals(fromLineStart.subarray(1))) return first
  const hit = blocks.find(fromLineStart, Math.max(first, from - 1))
  return hit < 0 ? -1 : hit + 1
}

/**
 * Judges the line beginning "From " at `start`. It is a separator when
 * - an empty line (or nothing) stands before it and it ends in a readable date; or
 * - it ends in a readable date and a header field or ">From " follows, though no empty line stands before it
 *   (`separator-without-blank-line`, but for Eudora, which never wrote one and whose separators nobody else writes); or
 * - an empty line (or nothing) stands before it and a header field of a name usual in mail follows, though no date can
 *   be read (`separator-unusual`). "Usual", because people write "From Jan:" above "Note: …".
 * Every other such line is text, as is one longer than LONGEST_SEPARATOR. The answer depends on nothing but these lines,
 * so reading can begin anywhere.
 */
export function judgeFromLine(blocks: Blocks, start: number, first: number): FromLine {
  const afterEmpty = followsEmptyLine(blocks, start, first)
  const window = blocks.view(start, LONGEST_SEPARATOR + HEADER_GLANCE)
  const feed = window.subarray(0, LONGEST_SEPARATOR).indexOf(LF)
  const whole = feed >= 0 || window.length < LONGEST_SEPARATOR
  const end = feed >= 0 ? feed : Math.min(window.length, LONGEST_SEPARATOR)
  const crlf = end > 0 && feed >= 0 && window[end - 1] === CR
  const line = Buffer.from(window.subarray(0, crlf ? end - 1 : end))

  const text = line.toString('latin1')
  const dated = whole && endsInDate(text)
  const verdict = judge(dated, afterEmpty, whole ? window.subarray(end + 1) : null)
  const isUsual = verdict === 'separator-without-blank-line' && text.startsWith(EUDORA)
  return {
    start,
    next: feed >= 0 ? start + feed + 1 : start + end,
    separator: verdict !== 'text',
    problem: verdict === 'text' || isUsual ? null : verdict,
    doubtful: afterEmpty || clock.test(text),
    mark: dated ? markOf(text) : null,
    line,
    crlf,
  }
}

/** 'text', or a separator: null for an ordinary one, else what is unusual about it. */
function judge(dated: boolean, afterEmpty: boolean, following: Buffer | null): ProblemKind | null | 'text' {
  if (dated && afterEmpty) return null
  if (following === null) return 'text'
  if (dated) {
    const header = isHeaderField(following) || following.toString('latin1', 0, 6) === '>From '
    return header ? 'separator-without-blank-line' : 'text'
  }
  return afterEmpty && isUsualHeaderField(following) ? 'separator-unusual' : 'text'
}

/** Whether the line before the line start `start` is empty, or there is none. */
function followsEmptyLine(blocks: Blocks, start: number, first: number): boolean {
  if (start <= first) return true
  const from = Math.max(first, start - 3)
  return emptyLineAtEnd(blocks.view(from, start - from), from > first) > 0
}

/**
 * How many bytes the empty line takes that a span ends with, its line end: 1 (LF), 2 (CR LF), or 0 when its last line is
 * not empty. `tail` is its last three bytes or all of it; `cut` says that something comes before them.
 */
export function emptyLineAtEnd(tail: Buffer, cut: boolean): number {
  const end = tail.length
  if (tail[end - 1] !== LF) return 0
  if (tail[end - 2] === LF || (end === 1 && !cut)) return 1
  if (tail[end - 2] === CR && (tail[end - 3] === LF || (end === 2 && !cut))) return 2
  return 0
}
