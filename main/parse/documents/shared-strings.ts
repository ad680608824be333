/**
 * The texts that cells of a workbook share: an SST record and those that continue it ([MS-XLS] §2.4.265, §2.5.293). A text may go
 * on in the next record in the middle of its characters, which then begin with a flag of their own.
 */
export function readSharedStrings(pieces: readonly Buffer[]): {
  readonly texts: readonly string[]
  /** Whether as many texts were there as the table says. */
  readonly isWhole: boolean
} {
  const place = new Place(pieces)
  place.skip(4)
  const count = place.number(4)
  const texts: string[] = []
  while (texts.length < count && !place.isAtEnd) texts.push(readText(place))
  return { texts, isWhole: texts.length >= count && !place.wentOver }
}

const Flag = { wide: 1, phonetic: 4, rich: 8 } as const

function readText(place: Place): string {
  const length = place.number(2)
  const flags = place.number(1)
  const runs = flags & Flag.rich ? place.number(2) : 0
  const phonetic = flags & Flag.phonetic ? place.number(4) : 0
  const text = place.characters(length, (flags & Flag.wide) !== 0)
  place.skip(runs * 4 + phonetic)
  return text.toWellFormed()
}

/** Where reading stands in the pieces. Never goes beyond them. */
class Place {
  readonly #pieces: readonly Buffer[]
  #piece = 0
  #at = 0
  /** Whether more was asked for than there is. */
  wentOver = false

  constructor(pieces: readonly Buffer[]) {
    this.#pieces = pieces
  }

  get isAtEnd(): boolean {
    this.#settle()
    return this.#piece >= this.#pieces.length
  }

  number(bytes: number): number {
    let value = 0
    for (let place = 0; place < bytes; place++) value += this.#byte() * 256 ** place
    return value
  }

  skip(bytes: number): void {
    let left = bytes
    while (left > 0 && !this.isAtEnd) {
      const step = Math.min(left, (this.#pieces[this.#piece]?.length ?? 0) - this.#at)
      this.#at += step
      left -= step
    }
    if (left > 0) this.wentOver = true
  }

  characters(count: number, isWideFirst: boolean): string {
    let text = ''
    let isWide = isWideFirst
    for (let left = count; left > 0; ) {
      const piece = this.#pieces[this.#piece]
      if (piece === undefined) {
        this.wentOver = true
        break
      }
      const width = isWide ? 2 : 1
      const there = Math.min(left, Math.floor((piece.length - this.#at) / width))
      text += piece.toString(isWide ? 'utf16le' : 'latin1', this.#at, this.#at + there * width)
      this.#at += there * width
      left -= there
      if (left === 0) break
      this.#piece++
      this.#at = 1
      isWide = ((this.#pieces[this.#piece]?.[0] ?? 0) & Flag.wide) !== 0
    }
    return text
  }

  #byte(): number {
    if (this.isAtEnd) {
      this.wentOver = true
      return 0
    }
    return this.#pieces[this.#piece]?.[this.#at++] ?? 0
  }

  /** On to the next piece at the end of one. */
  #settle(): void {
    while (this.#piece < this.#pieces.length && this.#at >= (this.#pieces[this.#piece]?.length ?? 0)) {
      this.#piece++
      this.#at = 0
    }
  }
}
