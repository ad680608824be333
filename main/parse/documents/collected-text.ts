import { cutText } from '../text.ts'

/** The text of a document as it is put together, up to a bound. */
export class CollectedText {
  readonly #most: number
  readonly #pieces: string[] = []
  #length = 0
  /** Whether there was more than the bound. */
  isCut = false
  /** Why not all of it could be read; null when all was. */
  fault: string | null = null

  constructor(most: number) {
    this.#most = most
  }

  get isFull(): boolean {
    return this.#length >= this.#most
  }

  add(text: string): void {
    if (text === '') return
    const kept = cutText(text, Math.max(0, this.#most - this.#length))
    if (kept.length < text.length) this.isCut = true
    this.#pieces.push(kept)
    this.#length += kept.length
  }

  /** The text with blanks at line ends and empty lines taken out. */
  join(): string {
    return this.#pieces
      .join('')
      .replace(/[ \t\r\0]*\n\s*/g, '\n')
      .trim()
  }
}
