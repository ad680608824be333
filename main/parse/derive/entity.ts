import { createHash } from 'node:crypto'
import { digestOf } from '../body.ts'
import { type LeftOut, type Octets, piecesOf } from '../left-out.ts'
import { fieldOfParameters } from './fields.ts'

/**
 * A part of a message to be made (RFC 2045 §2.4): its fields, and a body that is written where it belongs in the end, so that
 * a large attachment is in memory as it came and as it goes, and not once more between them.
 */
export type Entity = {
  /** Fields with their line ends, those of the body last. */
  readonly fields: string
  /** Bytes of the body as it will be written, and of its outline: without what can be left out. */
  readonly size: number
  readonly outline: number
  /** Told by all bytes of the entity: no content can hold its own. Made when it is asked for: a message of one part has no boundary. */
  mark(): Buffer
  /** Writes exactly `size` bytes; where there is a list, `outline` bytes, and adds to the list what was left out. */
  lay(into: Buffer, at: number, leftOut: LeftOut[] | null): void
}

/** Bytes that make one line of base64, its letters, and lines that are made at a time. */
const LINE_BYTES = 57
const LINE_LETTERS = 76
const LINES = 4096

/** An entity whose body is these bytes as they are. */
export function verbatim(fields: string, body: Buffer): Entity {
  return {
    fields,
    size: body.length,
    outline: body.length,
    mark: () => markOf(fields, [body]),
    lay: (into, at) => {
      body.copy(into, at)
    },
  }
}

/** An entity whose body is these bytes in base64 (RFC 2045 §6.8), and can be left out. `fields` without the transfer encoding. */
export function inBase64(fields: string, octets: Octets): Entity {
  const digest = digestOf(octets)
  const letters = Math.ceil(digest.size / 3) * 4
  const size = letters + 2 * Math.max(0, Math.ceil(letters / LINE_LETTERS) - 1)
  return {
    fields: `${fields}Content-Transfer-Encoding: base64\r\n`,
    size,
    outline: 0,
    mark: () => markOf(fields, [digest.sha256]),
    lay: (into, at, leftOut) => {
      if (leftOut === null) layBase64(octets, { into, at, count: digest.size })
      else leftOut.push({ at, length: size, octets, digest })
    },
  }
}

/** An entity that is written whole also where others are left out. */
export function alwaysWhole(entity: Entity): Entity {
  return { ...entity, outline: entity.size, lay: (into, at) => entity.lay(into, at, null) }
}

/** Text, in the plainest encoding that keeps each of its bytes: as it is, quoted-printable, base64. `fields` as above. */
export function textEntity(fields: string, bytes: Buffer): Entity {
  if (isPlainLines(bytes)) return verbatim(`${fields}Content-Transfer-Encoding: 7bit\r\n`, bytes)
  let strange = 0
  for (const byte of bytes) if (byte > 0x7e || (byte < 0x20 && byte !== 0x0a && byte !== 0x0d)) strange++
  // How long it is beside other forms of the same text counts when it is read.
  if (strange * 4 > bytes.length) return alwaysWhole(inBase64(fields, bytes))
  return verbatim(`${fields}Content-Transfer-Encoding: quoted-printable\r\n`, quotedPrintable(bytes))
}

/** Entities one after the other (RFC 2046 §5.1). Only one: that one itself. */
export function multipart(subtype: 'mixed' | 'alternative' | 'related', parts: readonly Entity[]): Entity {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const mark = markOf(
    subtype,
    parts.map((part) => part.mark()),
  )
  // "=_" cannot stand in base64 or quoted-printable, and no text holds the hash of itself.
  const boundary = `=_${mark.toString('hex', 0, 16)}`
  const heads = parts.map((part, place) =>
    Buffer.from(`${place === 0 ? '' : '\r\n'}--${boundary}\r\n${part.fields}\r\n`),
  )
  const end = Buffer.from(`\r\n--${boundary}--\r\n`)
  const own = heads.reduce((sum, head) => sum + head.length, end.length)
  return {
    fields: fieldOfParameters('Content-Type', `multipart/${subtype}`, [`boundary="${boundary}"`]),
    size: parts.reduce((sum, { size }) => sum + size, own),
    outline: parts.reduce((sum, { outline }) => sum + outline, own),
    mark: () => mark,
    lay(into, start, leftOut) {
      let at = start
      for (const [place, part] of parts.entries()) {
        at += heads[place]?.copy(into, at) ?? 0
        part.lay(into, at, leftOut)
        at += leftOut === null ? part.size : part.outline
      }
      end.copy(into, at)
    },
  }
}

/** A whole message as an entity to be put in another, its header as bytes. */
export function messageEntity(fields: string, head: Buffer, body: Entity): Entity {
  const empty = Buffer.from('\r\n')
  const inner = Buffer.concat([head, Buffer.from(body.fields), empty])
  return {
    fields,
    size: inner.length + body.size,
    outline: inner.length + body.outline,
    mark: () => markOf(fields, [inner, body.mark()]),
    lay(into, at, leftOut) {
      body.lay(into, at + inner.copy(into, at), leftOut)
    },
  }
}

function markOf(fields: string, parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256').update(fields)
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** Whether bytes are lines that every mail server leaves alone: ASCII, CR LF, at most 998 characters (RFC 5322 §2.1.1). */
function isPlainLines(bytes: Buffer): boolean {
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 0x0d && bytes[at + 1] === 0x0a) {
      length = 0
      at++
    } else if ((byte < 0x20 && byte !== 0x09) || byte > 0x7e || ++length > 998) return false
  }
  return true
}

const HEX = Buffer.from('0123456789ABCDEF', 'latin1')
const EQUALS = 0x3d
/** Characters of a line before the "=" that joins it to the next (RFC 2045 §6.7 rule 5). */
const QUOTED_LINE = 75

/** RFC 2045 §6.7. Only CR LF is a line end; another CR or LF is a byte like any other. */
function quotedPrintable(bytes: Buffer): Buffer {
  // Each byte becomes three at most, and each line of at least 73 of them gets three more.
  const out = Buffer.allocUnsafe(bytes.length * 3 + Math.ceil((bytes.length * 3) / (QUOTED_LINE - 2)) * 3)
  let length = 0
  let column = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const next = bytes[at + 1]
    if (byte === 0x0d && next === 0x0a) {
      out[length++] = byte
      out[length++] = next
      column = 0
      at++
      continue
    }
    // A blank at the end of a line would be taken for padding (rule 3).
    const isBlank = byte === 0x20 || byte === 0x09
    const isLast = next === undefined || next === 0x0d || next === 0x0a
    const isPlain = isBlank ? !isLast : byte > 0x20 && byte < 0x7f && byte !== EQUALS
    const width = isPlain ? 1 : 3
    if (column + width > QUOTED_LINE) {
      length += out.write('=\r\n', length, 'latin1')
      column = 0
    }
    column += width
    if (isPlain) out[length++] = byte
    else {
      out[length++] = EQUALS
      out[length++] = HEX[byte >> 4] ?? 0
      out[length++] = HEX[byte & 15] ?? 0
    }
  }
  return out.subarray(0, length)
}

/** Writes base64 in lines. The pieces may come in any size, and each line but the last is full. */
function layBase64(octets: Octets, { into, at, count }: { into: Buffer; at: number; count: number }): void {
  let room = count
  let place = at
  let isFirst = true
  const block = Buffer.alloc(Math.min(room, LINE_BYTES * LINES))
  let filled = 0
  const flush = () => {
    const letters = block.toString('base64', 0, filled)
    if (!isFirst) place += into.write('\r\n', place, 'latin1')
    into.write(letters, place, 'latin1')
    place += divideLines(into, place, letters.length)
    isFirst = false
    filled = 0
  }
  for (const piece of piecesOf(octets)) {
    for (let from = 0; from < piece.length && room > 0; ) {
      const copied = piece.copy(block, filled, from, Math.min(piece.length, from + room))
      from += copied
      filled += copied
      room -= copied
      if (filled === block.length) flush()
    }
  }
  if (filled > 0) flush()
}

/**
 * Makes lines of base64 that stands without line ends, in its place, from the last line on so that none is written over. Answers
 * with the bytes it takes then. One write and a move for each line cost half of two writes.
 */
function divideLines(into: Buffer, at: number, length: number): number {
  const lines = Math.ceil(length / LINE_LETTERS)
  for (let line = lines - 1; line > 0; line--) {
    const from = at + line * LINE_LETTERS
    const to = from + 2 * line
    into.copyWithin(to, from, Math.min(at + length, from + LINE_LETTERS))
    into[to - 2] = 0x0d
    into[to - 1] = 0x0a
  }
  return length + 2 * (lines - 1)
}
