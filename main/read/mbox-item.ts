import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from '../source/bytes.ts'
import { BLOCK, type Blocks, LF, piecesOf, readExactly } from './blocks.ts'
import { type Declared, readContentLength } from './content-length.ts'
import { looksLikeMessage, MESSAGE_GLANCE } from './header-line.ts'
import { LARGE_ITEM, type RawItem } from './item.ts'
import { MARKS_GLANCE, readProgramMarks } from './program-marks.ts'
import { countQuoted, unquote, unquotePieces } from './quoting.ts'
import { emptyLineAtEnd, type FromLine, findFromLine, judgeFromLine } from './separator.ts'

/** An mbox file being read, and what its survey says of the program that wrote it. */
export type Mbox = {
  readonly bytes: Bytes
  readonly blocks: Blocks
  /** Where the first line of the file begins. */
  readonly first: number
  /** Whether an empty line before a separator is the writer's. */
  readonly addsEmptyLine: boolean
  /** Whether there may be a Content-Length header at all. */
  readonly usesContentLength: boolean
  /** Whether bodies with a believed Content-Length are to be taken as they lie there. */
  readonly quotesNothing: boolean
}

/** Reads the message that the separator `opening` opens. Throws what `Bytes` throws. */
export function readItem(file: Mbox, opening: FromLine): RawItem {
  const { blocks, first } = file
  const start = opening.next
  const looksForLength = opening.mark === null && file.usesContentLength
  const declared = looksForLength ? readContentLength(blocks, start, first) : null
  const believed = declared?.next != null
  const body = walkBody(file, start, declared?.next ?? null)
  const end = believed ? declared.end : endOfMessage(file, opening, body.next)
  const length = end - start

  const proven = opening.mark !== null || (believed && body.fromLines > 0)
  const verbatim = believed && (body.fromLines > 0 || file.quotesNothing)
  const content = readContent(file, { start, length, verbatim })

  const problems = [
    ...problemsOfPlace(opening, body),
    ...problemsOfQuoting(content.quotedLines, proven),
    ...(believed ? [] : problemsOfEnd(blocks, body.next, declared)),
    ...problemsOfContent(blocks, start, length),
  ]
  return {
    step: 'item',
    start,
    length,
    separatorBytes: body.next - opening.start - length,
    bytes: content.bytes,
    pieces: content.pieces,
    envelope: opening.line,
    unquotedLines: verbatim ? 0 : content.quotedLines,
    ...readProgramMarks(blocks.view(start, Math.min(length, MARKS_GLANCE)), opening.line),
    problems,
    judgedText: body.doubtful,
    cursor: body.next,
  }
}

type Body = {
  /** Where the next separator begins, or the file ends. */
  readonly next: number
  /** Lines beginning "From " before it; how many of them might have been separators, and the first of those. */
  readonly fromLines: number
  readonly doubtful: number
  readonly firstDoubtful: number
}

/** Goes through a body to the next separator, or, when `until` is known, to there whatever the lines look like. */
function walkBody({ blocks, first }: Mbox, start: number, until: number | null): Body {
  let fromLines = 0
  let doubtful = 0
  let firstDoubtful = -1
  const body = (next: number): Body => ({ next, fromLines, doubtful, firstDoubtful })
  for (let at = findFromLine(blocks, start, first); at >= 0; at = findFromLine(blocks, at + 1, first)) {
    if (until !== null && at >= until) return body(until)
    const line = judgeFromLine(blocks, at, first)
    if (line.separator && until === null) return body(at)
    fromLines++
    if (!line.doubtful) continue
    if (doubtful === 0) firstDoubtful = at
    doubtful++
  }
  return body(until ?? blocks.size)
}

/** The end of a message that lies before `next`: less the empty line the writer added, and what a mark says it added. */
function endOfMessage({ blocks, addsEmptyLine }: Mbox, opening: FromLine, next: number): number {
  const from = Math.max(opening.next, next - 3)
  const emptyLine = emptyLineAtEnd(blocks.view(from, next - from), from > opening.next)
  const end = opening.mark !== null || addsEmptyLine ? next - emptyLine : next
  const lineEnd = opening.crlf ? '\r\n' : '\n'
  const lastLineEnd = blocks.view(end - lineEnd.length, lineEnd.length).toString('latin1')
  const open = opening.mark === 'open' && end - lineEnd.length >= opening.next && lastLineEnd === lineEnd
  return open ? end - lineEnd.length : end
}

function problemsOfPlace(opening: FromLine, body: Body): Problem[] {
  const problems: Problem[] = []
  const { start, next, problem } = opening
  if (problem !== null) problems.push({ kind: problem, start, length: next - start })
  if (body.doubtful > 0) {
    problems.push({ kind: 'from-line-in-body', start: body.firstDoubtful, detail: `lines: ${body.doubtful}` })
  }
  return problems
}

function problemsOfQuoting(lines: number, proven: boolean): Problem[] {
  return lines === 0 || proven ? [] : [{ kind: 'quoting-ambiguous', detail: `lines: ${lines}` }]
}

/** A Content-Length that leads beyond the end of the last message may be right, and the file cut off. */
function problemsOfEnd(blocks: Blocks, next: number, declared: Declared | null): Problem[] {
  if (next === blocks.size && endsInMiddle(blocks, declared?.end ?? 0)) return [{ kind: 'cut-off' }]
  return declared === null ? [] : [{ kind: 'content-length-wrong', detail: `leads to byte: ${declared.end}` }]
}

function problemsOfContent(blocks: Blocks, start: number, length: number): Problem[] {
  if (length === 0) return [{ kind: 'item-empty' }]
  const head = blocks.view(start, Math.min(length, MESSAGE_GLANCE))
  return looksLikeMessage(head) ? [] : [{ kind: 'not-a-message' }]
}

type Content = Pick<RawItem, 'bytes' | 'pieces'> & { readonly quotedLines: number }

/** The bytes of a message, un-quoted unless they lie there `verbatim`; the quoted lines are counted either way. */
function readContent(file: Mbox, span: { start: number; length: number; verbatim: boolean }): Content {
  const { start, length, verbatim } = span
  if (length > LARGE_ITEM) {
    const pieces = () => piecesOf(file.bytes, start, length)
    return {
      bytes: null,
      pieces: verbatim ? pieces : () => unquotePieces(pieces()),
      quotedLines: countQuoted(pieces()),
    }
  }
  // A view into the block would keep the whole block in memory for as long as the message.
  const raw =
    length > BLOCK ? readExactly(file.bytes, start, length) : Buffer.from(file.blocks.view(start, length))
  const unquoted = unquote(raw)
  const bytes = verbatim ? raw : unquoted.bytes
  return { bytes, pieces: () => [bytes], quotedLines: unquoted.lines }
}

/** A multipart that is closed as it should be is complete, even where the last line of the file has no line end. */
const closingBoundary = /(?:^|\n)--[^\n]+--$/

/** Whether the file ends in the middle of its last message: of a line, or before the `declared` end with no empty line after it. */
function endsInMiddle(blocks: Blocks, declared: number): boolean {
  const tail = Buffer.from(blocks.view(Math.max(0, blocks.size - 100), 100))
  if (declared > blocks.size) return emptyLineAtEnd(tail, false) === 0
  return tail.at(-1) !== LF && !closingBoundary.test(tail.toString('latin1'))
}
