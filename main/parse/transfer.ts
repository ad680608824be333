/**
 * Content-Transfer-Encoding (RFC 2045 §6): bytes as they lie in the message → the bytes that were meant, with whatever is
 * damaged skipped or left as it is. On bytes and in one pass, because nine of ten bytes of a mailbox go through here.
 */
export type Encoding = 'identity' | 'base64' | 'quoted-printable' | 'uuencode' | 'unknown'

export type Decoded = { bytes: Buffer; damaged: boolean }

/** Reads the value of a Content-Transfer-Encoding field; tolerates comments, quotes and a few wrong names. */
export function encodingNamed(value: string): Encoding {
  const word = /[a-z0-9][a-z0-9-]*/.exec(value.slice(0, 100).toLowerCase())?.[0] ?? ''
  switch (word) {
    case '':
    case '7bit':
    case '8bit':
    case '7-bit':
    case '8-bit':
    case 'binary':
    case 'none':
      return 'identity'
    case 'base64':
    case 'base-64':
      return 'base64'
    case 'quoted-printable':
    case 'quotedprintable':
      return 'quoted-printable'
    case 'x-uuencode':
    case 'x-uue':
    case 'uuencode':
      return 'uuencode'
    default:
      return 'unknown'
  }
}

/** Decodes base64. Damaged: characters outside the alphabet, text after padding, or a last character too few. */
export function decodeBase64(raw: Buffer): Decoded {
  const text = raw.toString('latin1')
  const end = text.indexOf('=')
  // Node skips what is not in the alphabet and stops at padding, which is right for all but damaged or joined parts.
  if (end < 0 || !/[A-Za-z0-9+/]/.test(text.slice(end))) {
    const bytes = Buffer.from(text, 'base64')
    // A last group of one letter carries no byte: something was cut off. Only unpadded text can end so.
    return { bytes, damaged: strange.test(text) || (end < 0 && countLetters(text) % 4 === 1) }
  }
  // Parts encoded one by one and joined go on after padding in whole groups of four; anything else there is rubbish.
  const pieces = text.match(/[^=]+=*/g) ?? []
  const kept = pieces.filter((piece, place) => place === 0 || countLetters(piece) % 4 === 0)
  const bytes = Buffer.concat(kept.map((piece) => Buffer.from(piece, 'base64')))
  return { bytes, damaged: strange.test(text) || kept.length < pieces.length }
}

const strange = /[^A-Za-z0-9+/=\s]/

function countLetters(text: string): number {
  let letters = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 32) letters++
  return letters
}

/** Value of each hexadecimal digit, 255 for any other byte. */
const hex = new Uint8Array(256).fill(255)
for (let digit = 0; digit < 16; digit++) {
  hex[digit.toString(16).charCodeAt(0)] = digit
  hex[digit.toString(16).toUpperCase().charCodeAt(0)] = digit
}

/**
 * Decodes quoted-printable. Blanks before a line end are padding (RFC 2045 §6.7 rule 3) and go; "=" at a line end, or at
 * the end of the part, joins lines; "=" before anything else stays as it is and counts as damage.
 */
export function decodeQuotedPrintable(raw: Buffer): Decoded {
  const out = Buffer.allocUnsafe(raw.length)
  const end = raw.length
  let length = 0
  let solid = 0
  let damaged = false
  for (let i = 0; i < end; i++) {
    const byte = raw[i] ?? 0
    if (byte === 0x20 || byte === 0x09) {
      out[length++] = byte
      continue
    }
    if (byte === 0x0a || (byte === 0x0d && raw[i + 1] === 0x0a)) {
      length = solid
      out[length++] = byte
      if (byte === 0x0d) out[length++] = raw[++i] ?? 0
    } else if (byte !== 0x3d) {
      out[length++] = byte
    } else {
      const high = hex[raw[i + 1] ?? 0] ?? 255
      const low = hex[raw[i + 2] ?? 0] ?? 255
      if (high < 16 && low < 16) {
        out[length++] = (high << 4) | low
        i += 2
      } else {
        const next = skipSoftBreak(raw, i + 1)
        if (next < 0) {
          damaged = true
          out[length++] = byte
        } else i = next - 1
      }
    }
    solid = length
  }
  return { bytes: out.subarray(0, solid), damaged }
}

/** The place after a soft line break whose "=" stands before `at`; -1 when it is none. */
function skipSoftBreak(raw: Buffer, at: number): number {
  let i = at
  while (raw[i] === 0x20 || raw[i] === 0x09) i++
  if (i >= raw.length) return i
  if (raw[i] === 0x0d) i++
  else if (raw[i] !== 0x0a) return -1
  return raw[i] === 0x0a ? i + 1 : i
}
