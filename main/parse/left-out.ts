import type { LargeValue } from '../read/mapi/item.ts'
import type { Digest } from './body.ts'

/** Octets of a value, whole or in pieces. */
export type Octets = Buffer | LargeValue

/**
 * A body that a message made here is parsed without: writing it as base64 and undoing that again would take most of the time of a
 * message with attachments, and twice their memory.
 */
export type LeftOut = {
  /** Where it would begin, in the bytes without it, and how many bytes it would take there. */
  readonly at: number
  readonly length: number
  readonly octets: Octets
  readonly digest: Digest
}

/** A value piece by piece. */
export function piecesOf(octets: Octets): Iterable<Buffer> {
  return Buffer.isBuffer(octets) ? [octets] : octets.pieces()
}

/** A value in one piece. */
export function wholeOf(octets: Octets): Buffer {
  return Buffer.isBuffer(octets) ? octets : Buffer.concat([...octets.pieces()])
}

/** The first `length` bytes of a value. */
export function beginningOf(octets: Octets, length: number): Buffer {
  if (Buffer.isBuffer(octets)) return octets.subarray(0, length)
  const pieces: Buffer[] = []
  let got = 0
  for (const piece of octets.pieces()) {
    pieces.push(piece)
    got += piece.length
    if (got >= length) break
  }
  return Buffer.concat(pieces).subarray(0, length)
}

/** Where a place in the bytes without them lies in the message with all that was left out before it. */
export function placeInWhole(leftOut: readonly LeftOut[], at: number): number {
  return leftOut.reduce((place, each) => (each.at < at ? place + each.length : place), at)
}
