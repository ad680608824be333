import { isUtf8 } from 'node:buffer'
import { decodeText } from './charset.ts'
import type { Problems } from './problems.ts'

/**
 * Decodes header text: encoded words (RFC 2047), raw UTF-8 (RFC 6532), or raw bytes in some charset. In: a string of bytes,
 * one character each, unfolded. Out: text. Words that follow each other in one charset are joined as bytes before they are
 * decoded, because mailers cut inside characters; a word that cannot be read stays as it is (`encoded-word-malformed`).
 */
export function decodeHeaderText(raw: string, problems: Problems): string {
  if (!raw.includes('=?')) return decodeRaw(raw, problems)
  return new WordDecoder(raw, problems).decode()
}

const beyondAscii = /[^\x01-\x7f]/

/** Text without encoded words. NULs go; bytes that are no UTF-8 are read by the order of charset.ts. */
export function decodeRaw(raw: string, problems: Problems): string {
  if (!beyondAscii.test(raw) && !raw.includes('\u001b')) return raw
  const bytes = Buffer.from(raw, 'latin1')
  if (isUtf8(bytes)) return decodeText(bytes, 'utf-8', problems)
  return decodeText(bytes, '', problems)
}

type Word = {
  readonly charset: string
  readonly encoding: 'b' | 'q'
  readonly text: string
  readonly end: number
}

class WordDecoder {
  readonly #raw: string
  readonly #problems: Problems
  #out = ''
  /** Words waiting to be decoded together, all in one charset. */
  #pending: Word[] = []
  /** The next "?=" and "=?" at or after a place, kept so that a million unterminated words cost one pass. */
  #terminator = 0
  #opener = 0

  constructor(raw: string, problems: Problems) {
    this.#raw = raw
    this.#problems = problems
  }

  decode(): string {
    const raw = this.#raw
    let plainFrom = 0
    let at = raw.indexOf('=?')
    while (at >= 0) {
      const word = this.#readWord(at)
      if (word === null) {
        this.#problems.add('encoded-word-malformed')
        at = raw.indexOf('=?', at + 2)
        continue
      }
      this.#addPlain(raw.slice(plainFrom, at))
      if (this.#pending.length > 0 && this.#pending[0]?.charset !== word.charset) this.#flush()
      this.#pending.push(word)
      plainFrom = word.end
      at = raw.indexOf('=?', word.end)
    }
    this.#flush()
    this.#out += decodeRaw(raw.slice(plainFrom), this.#problems)
    return this.#out
  }

  /** Text between words. Blanks between two words are only there to part them (RFC 2047 §6.2). */
  #addPlain(text: string): void {
    if (text === '' || (this.#wasWord && text.trim() === '')) return
    this.#flush()
    this.#out += decodeRaw(text, this.#problems)
  }

  get #wasWord(): boolean {
    return this.#pending.length > 0
  }

  #readWord(at: number): Word | null {
    const raw = this.#raw
    const charsetEnd = raw.indexOf('?', at + 2)
    if (charsetEnd < 0 || charsetEnd - at > 100 || raw[charsetEnd + 2] !== '?') return null
    const encoding = raw[charsetEnd + 1]?.toLowerCase()
    if (encoding !== 'b' && encoding !== 'q') return null
    const textStart = charsetEnd + 3
    this.#terminator = nextAt(raw, '?=', textStart, this.#terminator)
    this.#opener = nextAt(raw, '=?', textStart, this.#opener)
    const end = this.#terminator
    // Another word opens before this one ends: it was never terminated. ("abc=?=" is text ending in "=".)
    if (end === raw.length || this.#opener < end - 1) return null
    const charset = raw.slice(at + 2, charsetEnd).toLowerCase()
    return { charset, encoding, text: raw.slice(textStart, end), end: end + 2 }
  }

  #flush(): void {
    const [first] = this.#pending
    if (first === undefined) return
    const bytes = Buffer.concat(decodeWordTexts(this.#pending))
    this.#pending = []
    this.#out += decodeText(bytes, first.charset, this.#problems)
  }
}

/** The place of `what` at or after `from`, its length when there is none; `known` is the last answer. */
function nextAt(text: string, what: string, from: number, known: number): number {
  if (known >= from) return known
  const at = text.indexOf(what, from)
  return at < 0 ? text.length : at
}

function decodeWordTexts(words: readonly Word[]): Buffer[] {
  const pieces: Buffer[] = []
  let base64 = ''
  for (const word of words) {
    if (word.encoding === 'b') {
      // Base64 cut anywhere, not at four characters, goes on in the next word.
      if (base64.length % 4 === 0 || base64.endsWith('=')) {
        pieces.push(Buffer.from(base64, 'base64'))
        base64 = ''
      }
      base64 += word.text.replace(/\s+/g, '')
    } else {
      pieces.push(Buffer.from(base64, 'base64'), decodeQ(word.text))
      base64 = ''
    }
  }
  pieces.push(Buffer.from(base64, 'base64'))
  return pieces
}

/** The Q encoding (RFC 2047 §4.2): "_" is a blank, "=XX" a byte. */
function decodeQ(text: string): Buffer {
  const plain = text.replaceAll('_', ' ')
  if (!plain.includes('=')) return Buffer.from(plain, 'latin1')
  const decoded = plain.replace(/=([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
  return Buffer.from(decoded, 'latin1')
}
