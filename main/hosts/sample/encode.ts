/** Turns text into the forms that mail carries: character sets, transfer encodings, encoded words. */

export type Charset = 'us-ascii' | 'utf-8' | 'iso-8859-1' | 'windows-1252'
export type TransferEncoding = '7bit' | '8bit' | 'quoted-printable' | 'base64'

/** The characters windows-1252 has where ISO 8859-1 has controls and that our text uses. */
const windowsOnly: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
}

/** Encodes text; a character the set lacks becomes '?', as old mail programs did. */
export function encodeText(text: string, charset: Charset): Buffer {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8')
  const limit = charset === 'us-ascii' ? 0x80 : 0x100
  return Buffer.from(Array.from(text, (character) => singleByte(character, charset, limit)))
}

function singleByte(character: string, charset: Charset, limit: number): number {
  const code = character.codePointAt(0) ?? 0x3f
  const special = charset === 'windows-1252' ? windowsOnly[character] : undefined
  if (special !== undefined) return special
  return code < limit ? code : 0x3f
}

/** Applies a transfer encoding (RFC 2045 section 6). Lines are cut at 76 characters and end in "\n". */
export function encodeTransfer(bytes: Buffer, encoding: TransferEncoding): Buffer {
  if (encoding === 'base64') return Buffer.from(cutLines(bytes.toString('base64')))
  if (encoding === 'quoted-printable') return quotedPrintable(bytes)
  return bytes
}

function cutLines(text: string): string {
  return text.replace(/.{1,76}/g, '$&\n')
}

function quotedPrintable(bytes: Buffer): Buffer {
  let out = ''
  let column = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const next = bytes[at + 1]
    if (byte === 0x0a) {
      out += '\n'
      column = 0
      continue
    }
    const atLineEnd = next === 0x0a || next === undefined
    const plain =
      (byte > 0x20 && byte < 0x7f && byte !== 0x3d) || ((byte === 0x20 || byte === 0x09) && !atLineEnd)
    const token = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (column + token.length > 75) {
      out += '=\n'
      column = 0
    }
    out += token
    column += token.length
  }
  return Buffer.from(out, 'latin1')
}

/** A header text, in encoded words (RFC 2047) short enough for a line of 76 behind any name where it is not plain ASCII. */
export function encodeWords(text: string, charset: Charset = 'utf-8'): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const room = 62 - `=?${charset}?B??=`.length
  const words: string[] = []
  let piece = ''
  for (const character of text) {
    if (Math.ceil(encodeText(piece + character, charset).length / 3) * 4 > room) {
      words.push(piece)
      piece = ''
    }
    piece += character
  }
  words.push(piece)
  return words.map((word) => `=?${charset}?B?${encodeText(word, charset).toString('base64')}?=`).join('\n ')
}
