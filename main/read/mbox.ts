import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from '../source/bytes.ts'
import { BLOCK, type Blocks, LF, openBlocks, piecesOf, readExactly } from './blocks.ts'
import { readContentLength } from './content-length.ts'
import { looksLikeMessage } from './header-line.ts'
import {
  type Cursor,
  LARGE_ITEM,
  type MailFormat,
  type RawItem,
  type ReadStep,
  type SetAside,
  type Survey,
} from './item.ts'
import { surveyMbox } from './mbox-survey.ts'
import { countQuoted, unquote, unquotePieces } from './quoting.ts'
import { emptyLineAtEnd, type FromLine, findFromLine, firstLine, judgeFromLine } from './separator.ts'

/**
 * mbox in all its dialects (RFC 4155 describes the family, none of its members).
 *
 * What is a separator is decided line by line (`judgeFromLine`), except inside a body whose Content-Length header is to be
 * believed (`readContentLength`). What lies between two separators is the message, less the one empty line that writers put
 * after it. Two things are a matter of the whole file and taken from the survey:
 * - Where most separators have no empty line before them, the writer adds none, and none is taken off.
 * - A body with a believed Content-Length in which a line begins "From " was not quoted (mboxcl2); neither were the others
 *   of a file that has more such lines than Content-Length headers. Else (mboxcl) it is un-quoted like the rest.
 * Everything else is un-quoted as mboxrd: one ">" off each line of one or more ">" and "From ". mboxo, which quotes lines
 * without ">" only, cannot be told from it, not even by ">>From " in the file, which people type too. So each record
 * that lost a ">", or kept it because of what the rest of its file looks like, has the problem `quoting-ambiguous`;
 * only a mark (`Mark`) or a "From " in the same body makes it certain.
 *
 * A Content-Length header stays in the message: it is one of its bytes.
 */
export const mbox: MailFormat = {
  format: 'mbox',
  puid: 'fmt/720',
  agent: 'bewaarpost-mbox',
  version: '1',
  survey: surveyMbox,
  read: (bytes, cursor, survey) => readMbox(bytes, cursor, survey),
}

type Mbox = {
  readonly bytes: Bytes
  readonly blocks: Blocks
  /** Where the first line of the file begins. */
  readonly first: number
  readonly addsEmptyLine: boolean
  readonly usesContentLength: boolean
  readonly quotesNothing: boolean
}

/** As `MailFormat.read`; the outcome is the same for every `blockSize`. */
export async function* readMbox(
  bytes: Bytes,
  cursor: Cursor,
  survey: Survey,
  blockSize = BLOCK,
): AsyncGenerator<ReadStep> {
  const blocks = openBlocks(bytes, blockSize)
  const lengths = survey['contentLengths']
  const file: Mbox = {
    bytes,
    blocks,
    first: firstLine(blocks),
    addsEmptyLine: (survey['timedElsewhere'] ?? 0) <= (survey['timedAfterEmptyLine'] ?? 0),
    usesContentLength: lengths !== 0,
    quotesNothing: lengths !== undefined && (survey['fromLines'] ?? 0) > lengths,
  }
  let at = yield* readAside(file, cursor)
  while (at < bytes.size) {
    const item = readItem(file, judgeFromLine(blocks, at, file.first))
    at = item.cursor
    yield item
  }
}

/** Yields what lies between `cursor` and the next separator, in bounded pieces, and returns where that separator begins. */
function* readAside(file: Mbox, cursor: Cursor): Generator<SetAside, number> {
  const { blocks, first } = file
  let start = cursor
  let judgedText = 0
  const aside = (end: number): SetAside => {
    const span = { start, length: end - start, judgedText, cursor: end }
    start = end
    judgedText = 0
    return { step: 'aside', reason: 'bytes-before-first-message', ...span }
  }
  for (let from = cursor; ; ) {
    const found = findFromLine(blocks, from, first)
    const line = found < 0 ? null : judgeFromLine(blocks, found, first)
    const reached = found < 0 ? blocks.size : found
    while (reached - start >= LARGE_ITEM) yield aside(start + LARGE_ITEM)
    if (line === null || line.separator) {
      if (reached > start) yield aside(reached)
      return reached
    }
    if (line.doubtful) judgedText++
    from = found + 1
  }
}

function readItem(file: Mbox, opening: FromLine): RawItem {
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

  const problems: Problem[] = []
  const note = (kind: Problem['kind'], about: Omit<Problem, 'kind'> = {}) => problems.push({ kind, ...about })
  if (opening.problem !== null) note(opening.problem, { start: opening.start, length: start - opening.start })
  if (body.doubtful > 0)
    note('from-line-in-body', { start: body.firstDoubtful, detail: `lines: ${body.doubtful}` })
  if (content.quotedLines > 0 && !proven)
    note('quoting-ambiguous', { detail: `lines: ${content.quotedLines}` })
  const cutOff = !believed && body.next === blocks.size && endsInMiddle(blocks, start, declared?.end ?? 0)
  if (cutOff) note('cut-off')
  else if (declared !== null && !believed)
    note('content-length-wrong', { detail: `leads to byte: ${declared.end}` })
  if (length === 0) note('item-empty')
  else if (!looksLikeMessage(blocks.view(start, Math.min(length, MESSAGE_GLANCE)))) note('not-a-message')

  return {
    step: 'item',
    start,
    length,
    separatorBytes: body.next - opening.start - length,
    bytes: content.bytes,
    pieces: content.pieces,
    envelope: opening.line,
    unquotedLines: verbatim ? 0 : content.quotedLines,
    flags: '',
    keywords: [],
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

/** Bytes at the start of a message by which it is known as one. */
const MESSAGE_GLANCE = 4096

/** A multipart that is closed as it should be is complete, even where the last line of the file has no line end. */
const closingBoundary = /(?:^|\n)--[^\n]+--$/

/** Whether the file ends in the middle of its last message: of a line, or before the `declared` end with no empty line after it. */
function endsInMiddle(blocks: Blocks, start: number, declared: number): boolean {
  const tail = Buffer.from(blocks.view(Math.max(start, blocks.size - 100), 100))
  if (declared > blocks.size) return emptyLineAtEnd(tail, false) === 0
  return tail.at(-1) !== LF && !closingBoundary.test(tail.toString('latin1'))
}
