import { LF } from './blocks.ts'

/*
 * mboxrd quoting: in a message, every line that begins with any number of ">" and then "From " gets one ">" more; reading
 * takes one off. Both run over pieces of any size and hold back no more than the six bytes in which a decision may fall.
 * Since one ">" among others is like any other, it is put in, and taken out, directly before "From ".
 */

const from = Buffer.from('From ')
const quotedFrom = Buffer.from('>From ')
const quoteMark = Buffer.from('>')
const GREATER = 62

/** A message with its lines quoted, ready to stand in an mbox file. */
export function* quotePieces(pieces: Iterable<Buffer>): Generator<Buffer> {
  for (const { bytes, hits } of fromLines(pieces)) {
    let done = 0
    for (const hit of hits) {
      yield bytes.subarray(done, hit)
      yield quoteMark
      done = hit
    }
    if (done < bytes.length) yield bytes.subarray(done)
  }
}

/** The inverse: one ">" taken off every line that begins with one or more and then "From ". Returns how many there were. */
export function* unquotePieces(pieces: Iterable<Buffer>): Generator<Buffer, number> {
  let lines = 0
  for (const { bytes, hits } of fromLines(pieces)) {
    let done = 0
    for (const hit of hits) {
      if (bytes[hit - 1] !== GREATER) continue
      lines++
      if (hit - 1 > done) yield bytes.subarray(done, hit - 1)
      done = hit
    }
    if (done < bytes.length) yield bytes.subarray(done)
  }
  return lines
}

/** Un-quotes a message that fits in memory. Gives the same buffer back when nothing was quoted. */
export function unquote(message: Buffer): { readonly bytes: Buffer; readonly lines: number } {
  if (!message.includes(quotedFrom)) return { bytes: message, lines: 0 }
  const parts: Buffer[] = []
  const pieces = unquotePieces([message])
  for (;;) {
    const next = pieces.next()
    if (next.done) return { bytes: next.value === 0 ? message : Buffer.concat(parts), lines: next.value }
    parts.push(next.value)
  }
}

/** Counts the lines `unquotePieces` would change. */
export function countQuoted(pieces: Iterable<Buffer>): number {
  const run = unquotePieces(pieces)
  for (;;) {
    const next = run.next()
    if (next.done) return next.value
  }
}

/**
 * Cuts pieces anew so that no "From " at the beginning of a line, quoted or not, is cut, nor its last ">" parted from it.
 * `hits` are the places of the F.
 */
function* fromLines(pieces: Iterable<Buffer>): Generator<{ bytes: Buffer; hits: number[] }> {
  let kept: Buffer = Buffer.alloc(0)
  // Whether the bytes before `kept` in its line are all ">" (or none).
  let open = true
  for (const piece of pieces) {
    const bytes = kept.length === 0 ? piece : Buffer.concat([kept, piece])
    const hits: number[] = []
    for (let hit = bytes.indexOf(from); hit >= 0; hit = bytes.indexOf(from, hit + from.length)) {
      if (onlyQuotesBefore(bytes, hit, open)) hits.push(hit)
    }
    const keep = undecidedAtEnd(bytes, open)
    open = keep >= 0
    kept = Buffer.from(keep >= 0 ? bytes.subarray(keep) : [])
    if (keep !== 0) yield { bytes: keep > 0 ? bytes.subarray(0, keep) : bytes, hits }
  }
  if (kept.length > 0) yield { bytes: kept, hits: [] }
}

/** Whether between the beginning of its line and `at` there is nothing but ">". */
function onlyQuotesBefore(bytes: Buffer, at: number, open: boolean): boolean {
  let before = at - 1
  while (bytes[before] === GREATER) before--
  return before < 0 ? open : bytes[before] === LF
}

/** Where the end of `bytes` begins that may turn out to be a quoted "From " once more is known, or -1. */
function undecidedAtEnd(bytes: Buffer, open: boolean): number {
  let at = bytes.length
  for (let length = Math.min(4, bytes.length); length > 0; length--) {
    if (!bytes.subarray(bytes.length - length).equals(from.subarray(0, length))) continue
    at -= length
    break
  }
  if (!onlyQuotesBefore(bytes, at, open)) return -1
  return bytes[at - 1] === GREATER ? at - 1 : at
}
