/**
 * How mail begins. This decides only which reader gets a file; where messages begin and end is the reader's to say.
 * Texts are of one character per byte.
 */

/** An mbox: a separator at the start (or after empty lines). One with a date proves itself, another by the field after it. */
export function startsAsMbox(text: string): boolean {
  const line = firstLine(text.replace(/^[\r\n]+/, ''))
  return line.text.startsWith('From ') && (isDated(line.text) || isField(firstLine(line.rest).text))
}

/** An mbox behind other bytes: a separator with a date, then a header field. */
export function hasMboxInside(text: string): boolean {
  return separators(text, 1) === 1
}

/** Whether more than one message follows: two separators with a date, each with a header field after it. */
export function holdsSeveral(text: string): boolean {
  return separators(text, 2) === 2
}

function separators(text: string, enough: number): number {
  let found = 0
  for (const match of text.matchAll(/^From [^\r\n]{5,200}\r?\n/gm)) {
    const after = firstLine(text.slice(match.index + match[0].length, match.index + match[0].length + 1000))
    if (isDated(match[0]) && isField(after.text)) found += 1
    if (found === enough) break
  }
  return found
}

/**
 * A message (RFC 5322): a block of header fields, possibly behind empty lines and one separator line, with at least one field
 * that mail has. One alone counts only in a block without flaws; a flawed block (a lost colon, a stray line) needs two.
 */
export function startsAsMessage(text: string): boolean {
  let rest = text.replace(/^[\r\n]+/, '')
  if (/^>?From [^\r\n]/.test(rest)) rest = firstLine(rest).rest
  let known = 0
  let flaws = 0
  for (let first = true; rest !== '' && known < ENOUGH; first = false) {
    const line = firstLine(rest)
    if (line.text === '') break
    const isFolded = /^[ \t]/.test(line.text) && !first
    if (!isFolded && !isField(line.text)) {
      if (first) return false
      flaws += 1
    }
    if (KNOWN.test(line.text)) known += 1
    rest = line.rest
  }
  return flaws === 0 ? known >= 1 : known >= 2
}

/** An Apple Mail .emlx: the message's length in bytes alone on the first line, then the message. */
export function startsAsEmlx(text: string): boolean {
  const line = firstLine(text)
  return /^\d{1,12} *$/.test(line.text) && startsAsMessage(line.rest)
}

// So many fields of mail leave no doubt.
const ENOUGH = 4

const KNOWN = new RegExp(
  '^(?:(?:Resent-)?(?:From|To|Cc|Bcc|Date|Sender|Message-ID)|Subject|Reply-To|In-Reply-To|References|Received|' +
    'Return-Path|Delivered-To|Envelope-To|X-Original-To|MIME-Version|Content-Type|Content-Transfer-Encoding|' +
    'X-Mozilla-Status|X-UIDL|X-Mailer|X-GM-THRID|DKIM-Signature|ARC-Seal|Newsgroups)[ \\t]*:',
  'i',
)

// RFC 5322 allows every printable character but the colon in a name; real ones are made of these.
function isField(line: string): boolean {
  return /^[A-Za-z][\w.-]*[ \t]*:/.test(line)
}

// A clock time and a year, in whatever order and style the writer had them.
function isDated(line: string): boolean {
  return /\b\d{1,2}:\d{2}\b/.test(line) && /\b(?:19|20)\d{2}\b/.test(line)
}

function firstLine(text: string): { text: string; rest: string } {
  const end = text.search(/\r\n|\n|\r/)
  if (end < 0) return { text, rest: '' }
  const after = text.startsWith('\r\n', end) ? end + 2 : end + 1
  return { text: text.slice(0, end), rest: text.slice(after) }
}
