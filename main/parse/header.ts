import { FIELD_BYTES, HEADER_BYTES, HEADER_FIELDS } from './bounds.ts'
import type { Problems } from './problems.ts'

/** One header field as it lies in the bytes: `start` of its name, `value` after the colon, `end` before its line end. */
export type Field = {
  readonly name: string
  readonly start: number
  readonly value: number
  readonly end: number
}

/** A header block. `body` is the first byte after the empty line (or after the last field when there is none). */
export type Header = { readonly fields: Field[]; readonly body: number }

/** What the header scanner asks and tells its surroundings. */
export type HeaderScan = {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  /** True when a boundary line of an open multipart begins here: the header ends without an empty line. */
  isBoundary(lineStart: number, lineEnd: number): boolean
  /** How many fields may still be kept for this message. */
  readonly room: number
  readonly problems: Problems
}

const LF = 0x0a
const CR = 0x0d
const COLON = 0x3a

/** The end of the line that holds `at` (its CR, LF or `end`). */
export function lineEndAt(bytes: Buffer, at: number, end: number): number {
  let i = at
  while (i < end) {
    const byte = bytes[i]
    if (byte === LF || byte === CR) return i
    i++
  }
  return end
}

/** The start of the line after a line end at `at`. Any run of CRs before an LF is one line end; a CR alone is one too. */
export function nextLine(bytes: Buffer, at: number, end: number): number {
  if (at >= end) return end
  if (bytes[at] === LF) return at + 1
  let i = at + 1
  while (i < end && bytes[i] === CR) i++
  return i < end && bytes[i] === LF ? i + 1 : at + 1
}

/**
 * Reads a header block (RFC 5322 §2.2). Fields end at the first line that is no longer a continuation. The block ends at
 * an empty line, at a boundary, or where text begins: a line that is no field, followed by another that is none either.
 * A single stray line among fields is passed over (`header-malformed`).
 */
export function scanHeader(scan: HeaderScan): Header {
  const { bytes, start, end, problems } = scan
  const fields: Field[] = []
  const lastByte = Math.min(end, start + HEADER_BYTES)
  let kept = true
  let goesOnTo = 0
  let at = start
  while (at < end) {
    const lineEnd = lineEndAt(bytes, at, end)
    const next = nextLine(bytes, lineEnd, end)
    if (lineEnd === at) return { fields, body: next }
    if (bytes[at] === 0x2d && scan.isBoundary(at, lineEnd)) return { fields, body: at }
    const colon = colonOf(bytes, at, lineEnd)
    if (colon < 0) {
      if (isBlank(bytes, at, lineEnd)) return { fields, body: next }
      // Looked up once for all the lines up to there, so that a million stray lines cost one pass.
      if (at >= goesOnTo) goesOnTo = headerGoesOnTo(scan, at, next)
      if (goesOnTo < 0) return { fields, body: at }
      problems.add('header-malformed', { start: at, length: lineEnd - at })
      at = next
      continue
    }
    const { valueEnd, next: after } = scanContinuations(bytes, lineEnd, next, end)
    const isKept = fields.length < Math.min(HEADER_FIELDS, scan.room) && at < lastByte
    if (isKept) fields.push(fieldAt(bytes, at, colon, valueEnd, problems))
    else if (kept) problems.add('header-too-large', { start: at })
    kept = isKept
    at = after
  }
  return { fields, body: end }
}

function fieldAt(bytes: Buffer, start: number, colon: number, valueEnd: number, problems: Problems): Field {
  let nameEnd = colon
  while (nameEnd > start && isWhite(bytes[nameEnd - 1])) nameEnd--
  let end = valueEnd
  if (end - start > FIELD_BYTES) {
    end = start + FIELD_BYTES
    problems.add('header-too-large', { start, length: valueEnd - start })
  }
  return {
    name: bytes.toString('latin1', start, nameEnd).toLowerCase(),
    start,
    value: Math.min(colon + 1, end),
    end,
  }
}

/** Follows folded lines. A line of blanks only is one when a field or another continuation comes after it. */
function scanContinuations(bytes: Buffer, lineEnd: number, next: number, end: number) {
  let valueEnd = lineEnd
  let at = next
  while (at < end && isWhite(bytes[at])) {
    const thisEnd = lineEndAt(bytes, at, end)
    const after = nextLine(bytes, thisEnd, end)
    if (isBlank(bytes, at, thisEnd) && !isFieldOrFold(bytes, after, end)) break
    valueEnd = thisEnd
    at = after
  }
  return { valueEnd, next: at }
}

function isFieldOrFold(bytes: Buffer, at: number, end: number): boolean {
  if (at >= end) return false
  const lineEnd = lineEndAt(bytes, at, end)
  return (isWhite(bytes[at]) && !isBlank(bytes, at, lineEnd)) || colonOf(bytes, at, lineEnd) > 0
}

/** Lines looked at to tell a damaged header from the beginning of the text. */
const LINES_AHEAD = 200

/** Fields that hardly begin a line of text. "Note:" or "To:" might. */
const certainField =
  /^(?:from|subject|date|message-id|mime-version|content-[a-z-]+|received|return-path|references|in-reply-to|reply-to|delivered-to|dkim-signature|authentication-results|x-[a-z-]+)[ \t]*:/i

/**
 * Up to where the header surely goes on after a line that is no field: to the line after it when that is a field or the empty
 * line, else to an unmistakable field before the empty line. -1: the text begins at this line.
 */
function headerGoesOnTo({ bytes, end }: HeaderScan, at: number, next: number): number {
  if (next >= end) return -1
  const lineEnd = lineEndAt(bytes, next, end)
  if (isEnvelope(bytes, at) || lineEnd === next || isFieldOrFold(bytes, next, end)) return next
  let ahead = next
  for (let line = 0; line < LINES_AHEAD && ahead < end; line++) {
    const aheadEnd = lineEndAt(bytes, ahead, end)
    if (aheadEnd === ahead) return -1
    if (certainField.test(bytes.toString('latin1', ahead, Math.min(aheadEnd, ahead + 60)))) return ahead
    ahead = nextLine(bytes, aheadEnd, end)
  }
  return -1
}

/** "From " or ">From ": the separator of an mbox that stayed in front of the message. */
export function isEnvelope(bytes: Buffer, at: number): boolean {
  const from = bytes[at] === 0x3e ? at + 1 : at
  return bytes.toString('latin1', from, from + 5) === 'From '
}

/**
 * The colon that ends a field name at the start of this line, or -1. A name is printable ASCII without blanks (RFC 5322
 * §2.2); blanks between it and the colon are obsolete syntax (§4.5).
 */
export function colonOf(bytes: Buffer, at: number, lineEnd: number): number {
  let i = at
  while (i < lineEnd) {
    const byte = bytes[i] ?? 0
    if (byte === COLON) return i > at ? i : -1
    if (byte <= 0x20 || byte >= 0x7f) break
    i++
  }
  if (i === at) return -1
  while (i < lineEnd && isWhite(bytes[i])) i++
  return bytes[i] === COLON && i < lineEnd ? i : -1
}

function isBlank(bytes: Buffer, at: number, lineEnd: number): boolean {
  for (let i = at; i < lineEnd; i++) if (!isWhite(bytes[i])) return false
  return true
}

function isWhite(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09
}

/** The value of a field as a string of bytes (one character each), unfolded (RFC 5322 §2.2.3) and trimmed. */
export function rawValue(bytes: Buffer, field: Field): string {
  const text = bytes.toString('latin1', field.value, field.end)
  return (foldedLine.test(text) ? text.replace(/[\r\n]+/g, '') : text).trim()
}

const foldedLine = /[\r\n]/

/** The unfolded value of the first field of this name, null when there is none. Later ones are duplicates (RFC 5322 §3.6). */
export function firstValue(bytes: Buffer, fields: readonly Field[], name: string): string | null {
  const field = fields.find((each) => each.name === name)
  return field === undefined ? null : rawValue(bytes, field)
}

/** Where the header begins: after a byte order mark, blank lines and an mbox separator left in front. */
export function headerStartOf(bytes: Buffer, from = 0, end = bytes.length): number {
  let at = from
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3
  let lineStart = at
  while (at < end && isBlankByte(bytes[at])) {
    if (bytes[at] === 0x0a || bytes[at] === 0x0d) lineStart = at + 1
    at++
  }
  at = lineStart
  if (isEnvelope(bytes, at)) at = nextLine(bytes, lineEndAt(bytes, at, end), end)
  // Without a field after them the empty lines are the body's.
  return colonOf(bytes, at, lineEndAt(bytes, at, end)) > 0 ? at : from
}

/** White space or a line end. */
export function isBlankByte(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09
}
