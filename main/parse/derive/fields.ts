/** Makes header fields (RFC 5322 §2.2), folded, in UTF-8, each with its line end. The same text gives the same bytes. */

/** Characters of a line after which it is folded (RFC 5322 §2.1.1 advises 78). */
const LINE = 76
/** Bytes of text in one encoded word: 60 letters of base64, with "=?utf-8?B?" and "?=" under the 75 of RFC 2047 §2. */
const WORD_BYTES = 45
/** Characters of one word that is left as it is; a longer one could not be folded and is encoded. */
const WORD = 200
/** Characters of a parameter in one piece; a longer one is divided (RFC 2231 §3). */
const PIECE = 50

/** A field of words, which are joined by one blank each and folded between them. */
export function fieldOfWords(name: string, words: readonly string[]): string {
  let out = `${name}:`
  let length = out.length
  for (const word of words) {
    const isFolded = length > name.length + 1 && length + 1 + word.length > LINE
    out += isFolded ? `\r\n ${word}` : ` ${word}`
    length = (isFolded ? 0 : length) + 1 + word.length
  }
  return `${out}\r\n`
}

/** A field of free text (RFC 5322 §3.2.5). Whatever is not plain printable text in single blanks is encoded as a whole. */
export function fieldOfText(name: string, text: string): string {
  return fieldOfWords(name, wordsOf(text))
}

/** A field of names and addresses, one entry per list of words. Empty when there are none. */
export function fieldOfEntries(name: string, entries: readonly (readonly string[])[]): string {
  const last = entries.length - 1
  const words = entries.flatMap((entry, place) =>
    place === last || entry.length === 0 ? entry : [...entry.slice(0, -1), `${entry.at(-1)},`],
  )
  return words.length === 0 ? '' : fieldOfWords(name, words)
}

/** A name before an address, or a keyword (RFC 5322 §3.2.5 "phrase"). */
export function phraseOf(text: string): string[] {
  if (isPlain(text) && /^[\w!#$%&'*+\-/=?^`{|}~ ]+$/.test(text)) return text.split(' ')
  if (isPlain(text) && text.length <= WORD) return [`"${text.replace(/["\\]/g, '\\$&')}"`]
  return encodedWords(text)
}

/** Text in round brackets (RFC 5322 §3.2.2). */
export function commentOf(text: string): string[] {
  const words = isPlain(text) ? text.replace(/[()\\]/g, '\\$&').split(' ') : encodedWords(text)
  return `(${words.join(' ')})`.split(' ')
}

/** A parameter of Content-Type or Content-Disposition; in pieces and with percent signs where it must (RFC 2231 §4). */
export function parameterOf(name: string, value: string): string[] {
  if (/^[\w!#$&+\-.^{}~]{1,60}$/.test(value)) return [`${name}=${value}`]
  if (/^[\x20-\x7e]{0,60}$/.test(value) && !value.includes('=?'))
    return [`${name}="${value.replace(/["\\]/g, '\\$&')}"`]
  const pieces = cut(percentOf(value), PIECE)
  if (pieces.length === 1) return [`${name}*=utf-8''${pieces[0]}`]
  return pieces.map((piece, place) => `${name}*${place}*=${place === 0 ? "utf-8''" : ''}${piece}`)
}

/** A field with a value and parameters: Content-Type, Content-Disposition. */
export function fieldOfParameters(name: string, value: string, parameters: readonly string[]): string {
  const words = [value, ...parameters]
  return fieldOfWords(
    name,
    words.map((word, place) => (place < words.length - 1 ? `${word};` : word)),
  )
}

function wordsOf(text: string): string[] {
  return isPlain(text) ? text.split(' ') : encodedWords(text)
}

/** Printable ASCII in words that can be folded, with single blanks, and nothing that would be taken for an encoded word. */
function isPlain(text: string): boolean {
  if (!/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text) || text.includes('=?')) return false
  return text.length <= WORD || text.split(' ').every((word) => word.length <= WORD)
}

/** Text as encoded words (RFC 2047 §4.1), none of which cuts a character. */
function encodedWords(text: string): string[] {
  const words: string[] = []
  let word = ''
  let bytes = 0
  for (const char of text.toWellFormed()) {
    const size = Buffer.byteLength(char)
    if (bytes + size > WORD_BYTES) {
      words.push(encodedWord(word))
      word = ''
      bytes = 0
    }
    word += char
    bytes += size
  }
  if (word !== '') words.push(encodedWord(word))
  return words
}

function encodedWord(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
}

/** The bytes of UTF-8 with percent signs for all that is no attribute-char (RFC 2231 §7). */
function percentOf(text: string): string {
  return Buffer.from(text.toWellFormed())
    .toString('latin1')
    .replace(/[^A-Za-z0-9.\-_]/g, (char) => percents[char.charCodeAt(0)] ?? '')
}

/** By byte: "%E9". */
const percents: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
)

/** Cuts text into pieces, never inside "%E9". */
function cut(text: string, length: number): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + length, text.length)
    const sign = text.lastIndexOf('%', end - 1)
    if (end < text.length && sign > at && sign > end - 3) end = sign
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}
