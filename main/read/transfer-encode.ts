import { CR, LF } from './blocks.ts'

/** Ways of writing bytes in a message (RFC 2045 §6); `identity` stands for 7bit, 8bit, binary and what nobody knows. */
export type TransferEncoding = 'base64' | 'quoted-printable' | 'identity'

/** The encoding a Content-Transfer-Encoding field names. */
export function transferEncodingNamed(value: string): TransferEncoding {
  const name = value.trim().toLowerCase()
  return name === 'base64' || name === 'quoted-printable' ? name : 'identity'
}

/** Bytes in the form of a part's body, without a line end after the last line: decoding gives the same bytes. */
export function encodePieces(pieces: Iterable<Buffer>, encoding: TransferEncoding): Iterable<Buffer> {
  if (encoding === 'base64') return base64(pieces)
  return encoding === 'quoted-printable' ? quotedPrintable(pieces) : pieces
}

/** Bytes that make one line of 76 characters (RFC 2045 §6.8). */
const LINE = 57

function* base64(pieces: Iterable<Buffer>): Generator<Buffer> {
  let left: Buffer = Buffer.alloc(0)
  let isFirst = true
  const write = (bytes: Buffer): Buffer => {
    const lines = bytes.toString('base64').match(/.{1,76}/g) ?? []
    const text = (isFirst ? '' : '\n') + lines.join('\n')
    isFirst = false
    return Buffer.from(text, 'latin1')
  }
  for (const piece of pieces) {
    const bytes = left.length === 0 ? piece : Buffer.concat([left, piece])
    const whole = bytes.length - (bytes.length % LINE)
    left = bytes.subarray(whole)
    if (whole > 0) yield write(bytes.subarray(0, whole))
  }
  if (left.length > 0) yield write(left)
}

/** Lines break before this column, so that "=" still fits (RFC 2045 §6.7 rule 5). */
const COLUMNS = 73

/** Line feeds stay line ends; every byte that is no printable ASCII, and blanks at the end of a line, are escaped. */
function* quotedPrintable(pieces: Iterable<Buffer>): Generator<Buffer> {
  let column = 0
  for (const piece of pieces) {
    let text = ''
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0
      if (byte === LF) {
        text += '\n'
        column = 0
        continue
      }
      const sign = isPlain(byte, piece[at + 1]) ? String.fromCharCode(byte) : escaped(byte)
      if (column + sign.length > COLUMNS) {
        text += '=\n'
        column = 0
      }
      text += sign
      column += sign.length
    }
    yield Buffer.from(text, 'latin1')
  }
}

/** What follows the last byte of a piece is not known yet: a blank there is escaped to be safe. */
function isPlain(byte: number, next: number | undefined): boolean {
  if (byte === 0x20 || byte === 0x09) return next !== undefined && next !== LF && next !== CR
  return byte >= 0x21 && byte <= 0x7e && byte !== 0x3d
}

function escaped(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
}
