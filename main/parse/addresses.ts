import type { Role } from '../../shared/roles.ts'
import { angleEnd, closingBracket, closingQuote, isProse, unescapePairs } from './address-text.ts'
import { ADDRESSES_PER_FIELD, GROUP_DEPTH, NAME_LENGTH } from './bounds.ts'
import type { ParsedAddress } from './parsed.ts'
import type { Problems } from './problems.ts'
import { inSingleBlanks } from './single-blanks.ts'
import { decodeHeaderText, decodeRaw } from './words.ts'

/**
 * Reads an address field (RFC 5322 §3.4, RFC 6854, and what is really written). In: a string of bytes, one character each,
 * unfolded. Out: the addresses in order; a group gives its name (without address) and then its members. Text that is no
 * address is kept as a name, with `address-malformed`. One pass, no recursion.
 */
export function parseAddresses(raw: string, role: Role, problems: Problems): ParsedAddress[] {
  return new AddressReader(raw, role, problems).read()
}

const encodedWord = /=\?[^?\s]{1,75}\?[bq]\?[^?]*\?=/iy
/** Characters that mean something; everything up to the next of them is text. */
const plainText = /[^"(<,;:\\[\]\s=@]+/y

class AddressReader {
  readonly #raw: string
  readonly #role: Role
  readonly #problems: Problems
  readonly #found: ParsedAddress[] = []
  #at = 0
  #groups = 0
  /** Words of the entry being read, as written; `isBare` when outside quotes: only such words can be an address. */
  #words: { text: string; isBare: boolean }[] = []
  #comment = ''
  #angle: string | null = null
  #isBroken = false
  /** Whether the next word follows the last one without blanks: a."b"@c is one word. */
  #isJoined = false
  /** Set when an opening quote or bracket had no end, so that the search for one is not repeated. */
  #noQuotes = false
  #noComments = false

  constructor(raw: string, role: Role, problems: Problems) {
    this.#raw = raw
    this.#role = role
    this.#problems = problems
  }

  read(): ParsedAddress[] {
    while (this.#at < this.#raw.length) {
      if (this.#found.length >= ADDRESSES_PER_FIELD) {
        this.#problems.add('addresses-too-many', {
          detail: `${this.#role}: more than ${ADDRESSES_PER_FIELD}`,
        })
        return this.#found
      }
      this.#step(this.#raw[this.#at] ?? '')
    }
    this.#finish()
    return this.#found
  }

  #step(char: string): void {
    switch (char) {
      case '"':
        this.#readQuoted()
        return
      case '(':
        this.#readComment()
        return
      case '<':
        this.#readAngle()
        return
      case ',':
        this.#finish()
        this.#at++
        return
      case ';':
        this.#finish()
        this.#groups = Math.max(0, this.#groups - 1)
        this.#at++
        return
      case ':':
        this.#openGroup()
        return
      case '\\':
        this.#addText(this.#raw.slice(this.#at + 1, this.#at + 2), true)
        this.#at += 2
        return
      case '[':
        this.#readLiteral()
        return
      case ' ':
      case '\t':
        this.#isJoined = false
        this.#at++
        return
      default:
        this.#readText()
    }
  }

  #readText(): void {
    encodedWord.lastIndex = this.#at
    // An encoded word is one piece, even with a comma inside, where it should not be.
    const word = this.#raw[this.#at] === '=' ? encodedWord.exec(this.#raw) : null
    plainText.lastIndex = this.#at
    const text = word?.[0] ?? plainText.exec(this.#raw)?.[0] ?? this.#raw[this.#at] ?? ''
    this.#at += text.length
    if (text.trim() === '') this.#isJoined = false
    else this.#addText(text, true)
  }

  #addText(text: string, isBare: boolean): void {
    const last = this.#words.at(-1)
    if (this.#isJoined && last !== undefined && last.isBare === isBare) last.text += text
    else this.#words.push({ text, isBare })
    this.#isJoined = true
  }

  #readQuoted(): void {
    const end = this.#noQuotes ? -1 : closingQuote(this.#raw, this.#at)
    if (end < 0) {
      this.#noQuotes = true
      this.#isBroken = true
      this.#at++
      return
    }
    const inside = this.#raw.slice(this.#at + 1, end)
    const isLocalPart = this.#raw[end + 1] === '@'
    if (isLocalPart) this.#addText(`"${inside}"`, true)
    else {
      this.#isJoined = false
      this.#addText(unescapePairs(inside), false)
      this.#isJoined = false
    }
    this.#at = end + 1
  }

  #readComment(): void {
    const end = this.#noComments ? -1 : closingBracket(this.#raw, this.#at)
    if (end < 0) {
      this.#noComments = true
      this.#isBroken = true
      this.#at++
      return
    }
    const text = unescapePairs(this.#raw.slice(this.#at + 1, end)).trim()
    this.#comment += this.#comment === '' || text === '' ? text : ` ${text}`
    this.#at = end + 1
  }

  #readAngle(): void {
    const { end, isClosed } = angleEnd(this.#raw, this.#at + 1)
    const inside = this.#raw.slice(this.#at + 1, end)
    this.#at = isClosed ? end + 1 : end
    this.#isJoined = false
    if (!isClosed) this.#isBroken = true
    if (this.#angle === null || this.#angle === '') {
      this.#angle = inside
      return
    }
    // Two addresses without a comma between them are two addresses.
    this.#isBroken = true
    this.#finish()
    this.#angle = inside
  }

  /** The domain literal of user@[192.0.2.1], whose colons are no groups. */
  #readLiteral(): void {
    const end = this.#words.at(-1)?.text.endsWith('@') ? this.#raw.indexOf(']', this.#at) : -1
    const isLiteral = end > 0 && end - this.#at < 100
    this.#addText(isLiteral ? this.#raw.slice(this.#at, end + 1) : '[', true)
    this.#at = isLiteral ? end + 1 : this.#at + 1
  }

  #openGroup(): void {
    this.#at++
    // The bound first: looking for an "@" in a field of colons would cost a pass for each of them.
    const isName =
      this.#groups < GROUP_DEPTH &&
      this.#words.length > 0 &&
      this.#angle === null &&
      !this.#words.some((word) => hasAt(word))
    if (!isName) {
      this.#addText(':', true)
      return
    }
    this.#groups++
    this.#push(this.#joinedName(), '')
    this.#reset()
  }

  /** Ends the entry being read and keeps what was in it. */
  #finish(): void {
    const isEmpty = this.#words.length === 0 && this.#angle === null && this.#comment === ''
    if (!isEmpty) this.#keepEntry()
    this.#reset()
  }

  #keepEntry(): void {
    // "<Saved by a browser>" is no address; what it says is kept as a name.
    if (this.#angle !== null && isProse(this.#angle)) this.#addAngleAsName(this.#angle)
    if (this.#angle !== null && this.#angle.trim() !== '') {
      this.#push(this.#nameSaid(), addressOf(this.#angle, this.#problems))
    } else {
      const { address, rest } = takeAddress(this.#words)
      this.#words = rest
      if (address === '' ? this.#angle === null : rest.length > 0) this.#isBroken = true
      this.#push(this.#nameSaid(), decodeRaw(address, this.#problems))
    }
    if (this.#isBroken) this.#problems.add('address-malformed', { detail: this.#role })
  }

  #push(name: string, address: string): void {
    if (name === '' && address === '') return
    const entry = {
      role: this.#role,
      name: name.slice(0, NAME_LENGTH),
      address: address.slice(0, NAME_LENGTH),
    }
    this.#found.push({ ...entry, name: entry.name.toWellFormed(), address: entry.address.toWellFormed() })
  }

  #addAngleAsName(text: string): void {
    this.#isJoined = false
    this.#addText(text.trim(), false)
    this.#angle = null
  }

  /** The name of the entry: its words, else its comment. */
  #nameSaid(): string {
    return this.#words.length > 0 ? this.#joinedName() : this.#decode(this.#comment)
  }

  #joinedName(): string {
    return this.#decode(this.#words.map((word) => word.text).join(' '))
  }

  #decode(text: string): string {
    return inSingleBlanks(decodeHeaderText(text, this.#problems))
  }

  #reset(): void {
    this.#words = []
    this.#comment = ''
    this.#angle = null
    this.#isBroken = false
    this.#isJoined = false
  }
}

type Word = { text: string; isBare: boolean }

function hasAt(word: Word): boolean {
  return word.isBare && word.text.includes('@')
}

/**
 * Picks the address out of words without angle brackets: "a@b", the obsolete "a @ b . c", or one word with an "@" among
 * others. The other words are the name.
 */
function takeAddress(words: readonly Word[]): { address: string; rest: Word[] } {
  const at = words.findIndex((word) => hasAt(word))
  if (at < 0) return { address: '', rest: [...words] }
  let first = at
  let last = at
  if (words[first]?.text.startsWith('@') && first > 0 && words[first - 1]?.isBare) first--
  while (
    words[last]?.text.endsWith('@') ||
    words[last + 1]?.text.startsWith('.') ||
    words[last]?.text.endsWith('.')
  ) {
    if (last + 1 >= words.length || !words[last + 1]?.isBare) break
    last++
  }
  const address = words
    .slice(first, last + 1)
    .map((word) => word.text)
    .join('')
  const isAddress = address.length > 1 && !address.startsWith('=?')
  return isAddress
    ? { address, rest: [...words.slice(0, first), ...words.slice(last + 1)] }
    : { address: '', rest: [...words] }
}

/** What stands between angle brackets: without blanks and comments, without the obsolete route "@a,@b:". */
function addressOf(inside: string, problems: Problems): string {
  let text = inside.trim()
  if (text.startsWith('@')) text = text.slice(text.indexOf(':') + 1)
  if (text.startsWith('"')) return decodeRaw(text, problems)
  const bare = text
    .replace(/\([^()]*\)/g, '')
    .replace(/\s+/g, '')
    .replace(/^mailto:/i, '')
  return bare.includes('=?') ? decodeHeaderText(bare, problems) : decodeRaw(bare, problems)
}
