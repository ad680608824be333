import type { Bytes } from '../source/bytes.ts'
import { BLOCK, openBlocks } from './blocks.ts'
import { type Cursor, LARGE_ITEM, type MailFormat, type RawItem, type SetAside, type Survey } from './item.ts'
import { type Mbox, readItem } from './mbox-item.ts'
import { surveyMbox } from './mbox-survey.ts'
import { findFromLine, firstLine, judgeFromLine } from './separator.ts'

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
  recount: (survey, judgedText) => (survey['separators'] ?? 0) - judgedText,
  read: (bytes, cursor, survey) => readMbox(bytes, cursor, survey),
}

/** As `MailFormat.read`; the outcome is the same for every `blockSize`. */
export async function* readMbox(
  bytes: Bytes,
  cursor: Cursor,
  survey: Survey,
  blockSize = BLOCK,
): AsyncGenerator<RawItem | SetAside> {
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
