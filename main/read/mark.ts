/**
 * The mark by which an mbox file written by Bewaarpost says, message by message, that it can be undone exactly.
 *
 * mbox cannot say whether the last line of a message ended in a line feed, whether ">From " was quoted by the writer, or
 * whether a Content-Length header is about this file. The mark says all three: what follows is mboxrd, whatever the message
 * itself contains, and, as `open`, its last line has no line end. It stands where the format has always let a remark stand,
 * "remote from <host>" at the end of the separator line (Unix mail, 7th edition), with a host name that can never exist
 * (RFC 2606 §2). Other readers skip it; a file of which parts are copied or joined keeps it where it belongs.
 */
export type Mark = 'exact' | 'open'

const words: Record<Mark, string> = {
  exact: ' remote from mboxrd.invalid',
  open: ' remote from open-end.mboxrd.invalid',
}

/** Bytes the longest mark takes. */
export const MARK_ROOM = words.open.length

/** The mark at the end of a separator line (Latin-1, without its line end), or null. */
export function markOf(line: string): Mark | null {
  if (line.endsWith(words.exact)) return 'exact'
  return line.endsWith(words.open) ? 'open' : null
}

/** A separator line with this mark at its end, and no other. */
export function withMark(line: string, mark: Mark): string {
  const old = markOf(line)
  return (old === null ? line : line.slice(0, -words[old].length)) + words[mark]
}
