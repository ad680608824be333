import { createHash, hash } from 'node:crypto'
import { HASH_PIECE } from './bounds.ts'
import { beginningOf, type Octets, wholeOf } from './left-out.ts'
import { Problems } from './problems.ts'
import type { Part } from './structure.ts'
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts'
import { decodeUuencoded } from './uuencode.ts'

/** The bytes of a part as they were meant, its transfer encoding undone. Damage is reported as `encoding-damaged`. */
export function decodeBody(part: Part, problems: Problems): Buffer {
  if (part.leftOut !== null) return wholeOf(part.leftOut.octets)
  const raw = part.bytes.subarray(part.bodyStart, part.bodyEnd)
  if (part.encoding === 'identity' || part.encoding === 'unknown') return raw
  if (part.encoding === 'uuencode') return decodeUuencoded(raw)?.bytes ?? raw
  const decoded = part.encoding === 'base64' ? decodeBase64(raw) : decodeQuotedPrintable(raw)
  if (decoded.damaged) problems.add('encoding-damaged', { start: part.bodyStart, detail: part.path })
  return decoded.bytes
}

/** The first bytes of a part as they were meant, some `length` of them: enough to see what it is. */
export function decodeHead(part: Part, length: number): Buffer {
  if (part.leftOut !== null) return beginningOf(part.leftOut.octets, length)
  // In base64 each byte takes a third more and line ends, in quoted-printable three.
  const raw = part.bytes.subarray(part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + 3 * length))
  if (part.encoding === 'base64') return decodeBase64(raw).bytes
  if (part.encoding === 'quoted-printable') return decodeQuotedPrintable(raw).bytes
  return part.encoding === 'uuencode' ? decodeBody(part, new Problems()) : raw.subarray(0, length)
}

/** How many bytes something has, and their SHA-256. */
export type Digest = { readonly size: number; readonly sha256: Uint8Array }

/** Size and hash of octets. The hash is a view of 32 bytes of its own: sent to a thread, a view drags its buffer along. */
export function digestOf(octets: Octets): Digest {
  if (Buffer.isBuffer(octets))
    return { size: octets.length, sha256: new Uint8Array(hash('sha256', octets, 'buffer')) }
  const sum = createHash('sha256')
  let size = 0
  for (const piece of octets.pieces()) {
    sum.update(piece)
    size += piece.length
  }
  return { size, sha256: new Uint8Array(sum.digest()) }
}

/** Size and hash of a part's decoded bytes; a large base64 part is decoded piece by piece and never whole in memory. */
export function digestBody(part: Part, problems: Problems): Digest {
  if (part.leftOut !== null) return part.leftOut.digest
  const isLarge = part.encoding === 'base64' && part.bodyEnd - part.bodyStart > 4 * HASH_PIECE
  return (
    (isLarge ? digestPieces(part.bytes.subarray(part.bodyStart, part.bodyEnd)) : null) ??
    digestOf(decodeBody(part, problems))
  )
}

/** Null where the text is damaged or has padding before its end: then only all of it together says what was meant. */
function digestPieces(raw: Buffer): Digest | null {
  const sum = createHash('sha256')
  let size = 0
  let rest = ''
  let isPadded = false
  for (let at = 0; at < raw.length; at += HASH_PIECE) {
    const letters = rest + raw.toString('latin1', at, at + HASH_PIECE).replace(/\s+/g, '')
    if (/[^A-Za-z0-9+/=]|=[^=]/.test(letters) || (isPadded && letters !== '')) return null
    isPadded = letters.endsWith('=')
    const whole = letters.length - (letters.length % 4)
    const bytes = Buffer.from(letters.slice(0, whole), 'base64')
    sum.update(bytes)
    size += bytes.length
    rest = letters.slice(whole)
  }
  return rest === '' ? { size, sha256: new Uint8Array(sum.digest()) } : null
}
