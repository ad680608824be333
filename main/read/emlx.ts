import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from '../source/bytes.ts'
import { piecesOf, readExactly } from './blocks.ts'
import { readFlags } from './emlx-flags.ts'
import { type Frame, frameEmlx } from './emlx-frame.ts'
import { type Rejoined, rejoin } from './emlx-rejoin.ts'
import { looksLikeMessage, MESSAGE_GLANCE } from './header-line.ts'
import { type Beside, type Cursor, LARGE_ITEM, type MailFormat, type ReadStep } from './item.ts'

/**
 * One message as Apple Mail keeps it (Mac OS X 10.4 and later): the message's length in bytes on a line of its own, the message,
 * and a property list in XML with flags. Apple publishes no specification; this is what its files show.
 *
 * Of an .emlx whose attachments lie beside it as files (`.partial.emlx`) the content is the message put together again.
 */
export const emlx: MailFormat = {
  format: 'emlx',
  puid: 'fmt/2055',
  agent: 'bewaarpost-emlx',
  version: '1',
  fromBeside: true,
  read: (bytes, cursor, _survey, beside) => readEmlx(bytes, cursor, beside ?? null),
}

async function* readEmlx(bytes: Bytes, cursor: Cursor, beside: Beside | null): AsyncGenerator<ReadStep> {
  if (cursor > 0) return
  const frame = frameEmlx(bytes)
  const { start, length, trailer } = frame
  const isSmall = length <= LARGE_ITEM
  const head = readExactly(bytes, start, isSmall ? length : MESSAGE_GLANCE)
  // A message that lost its attachments is small: they are what made it large.
  const whole: Rejoined = isSmall
    ? await rejoin(head, beside)
    : { bytes: null, pieces: () => piecesOf(bytes, start, length), problems: [] }
  yield {
    step: 'item',
    start,
    length,
    separatorBytes: bytes.size - length,
    ...whole,
    envelope: null,
    unquotedLines: 0,
    ...readFlags(trailer),
    problems: [...problemsOf(frame, head), ...whole.problems],
    ...(trailer.length > 0 ? { trailer } : {}),
    cursor: Math.max(1, bytes.size),
  }
}

function problemsOf({ length, problems }: Frame, head: Buffer): readonly Problem[] {
  if (length === 0) return [...problems, { kind: 'item-empty' }]
  return looksLikeMessage(head) ? problems : [...problems, { kind: 'not-a-message' }]
}
