import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from '../source/bytes.ts'
import { piecesOf, readExactly } from './blocks.ts'
import { looksLikeMessage, MESSAGE_GLANCE } from './header-line.ts'
import { type Cursor, LARGE_ITEM, type ReadStep } from './item.ts'

/**
 * Reads a file that is one message (RFC 5322): one item, all its bytes, nothing taken off. An mbox separator line that some
 * programs leave at the top is part of the file and stays. An empty file is an item too (`item-empty`); a file that
 * does not begin with a header field is `not-a-message`. The item's cursor is the file's size, or 1 of an empty file, so that
 * reading from any cursor but 0 finds nothing more. Of a file that is no message but an item of a program, `looksRight` judges
 * the head instead.
 */
export async function* readWholeFile(
  bytes: Bytes,
  cursor: Cursor,
  looksRight: (head: Buffer) => boolean = looksLikeMessage,
): AsyncGenerator<ReadStep> {
  if (cursor > 0) return
  const length = bytes.size
  const small = length <= LARGE_ITEM
  const head = readExactly(bytes, 0, small ? length : MESSAGE_GLANCE)
  yield {
    step: 'item',
    start: 0,
    length,
    separatorBytes: 0,
    bytes: small ? head : null,
    pieces: () => (small ? [head] : piecesOf(bytes, 0, length)),
    envelope: null,
    unquotedLines: 0,
    flags: '',
    keywords: [],
    problems: problemsOf(length, looksRight(head)),
    cursor: Math.max(1, length),
  }
}

function problemsOf(length: number, looksRight: boolean): Problem[] {
  if (length === 0) return [{ kind: 'item-empty' }]
  return looksRight ? [] : [{ kind: 'not-a-message' }]
}
