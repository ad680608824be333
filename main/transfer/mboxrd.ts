import { LF } from '../read/blocks.ts'
import { MARK_ROOM, withMark } from '../read/mark.ts'
import { quotePieces } from '../read/quoting.ts'
import { LONGEST_SEPARATOR } from '../read/separator.ts'
import { endsInDate } from '../read/separator-date.ts'

/** A message on its way into an mbox file. */
export type OutgoingMessage = {
  /** The message's bytes, whatever they are: whole, or in pieces that can be asked for twice. */
  readonly bytes: Buffer | (() => Iterable<Buffer>)
  /** The separator line it had, without line end; null when it did not come from an mbox file. */
  readonly envelope: Buffer | null
  /** Seconds since 1970 UTC, for a separator line that has to be made; null when unknown. */
  readonly date: number | null
}

/**
 * Writes messages as one mbox file, in pieces to be written one after another. Each message is a separator line, the message
 * with its "From " lines quoted (mboxrd), a line feed if its last line has none, and an empty line. Whether that line feed
 * was there is told by the separator line (main/read/mark.ts), so reading the file gives the same bytes for every message
 * there can be: without a last line end, empty, binary, or with a Content-Length that leads elsewhere.
 * Programs that do not know the mark read plain mboxrd and see the one line feed more.
 */
export function* writeMboxrd(messages: Iterable<OutgoingMessage>): Generator<Buffer> {
  for (const message of messages) {
    const { bytes } = message
    const pieces = Buffer.isBuffer(bytes) ? () => [bytes] : bytes
    const mark = endsOpen(pieces()) ? 'open' : 'exact'
    yield Buffer.from(`${withMark(separatorLine(message), mark)}\n`, 'latin1')
    yield* quotePieces(pieces())
    yield Buffer.from(mark === 'open' ? '\n\n' : '\n')
  }
}

/** Whether the last line has no line feed. The separator line, which comes first, must say so: hence the two passes. */
function endsOpen(pieces: Iterable<Buffer>): boolean {
  let last = LF
  for (const piece of pieces) last = piece.at(-1) ?? last
  return last !== LF
}

/** The message's own separator line where it will be read as one, else one made of its date (asctime, UTC). */
function separatorLine({ envelope, date }: OutgoingMessage): string {
  const line = envelope?.toString('latin1') ?? ''
  const usable =
    /^From [^\r\n]*$/.test(line) && line.length + MARK_ROOM < LONGEST_SEPARATOR && endsInDate(line)
  return usable ? line : `From MAILER-DAEMON ${asctime(date ?? 0)}`
}

/** The first second of the year 2100; the separator rule reads no later dates. */
const LATEST = 4_102_444_800

function asctime(seconds: number): string {
  const date = new Date(seconds >= 0 && seconds < LATEST ? seconds * 1000 : 0)
  // "Mon, 01 Jan 2001 00:00:00 GMT"
  const [weekday = '', day = '', month = '', year = '', time = ''] = date
    .toUTCString()
    .replace(',', '')
    .split(' ')
  return `${weekday} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`
}
