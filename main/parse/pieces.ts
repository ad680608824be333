import { cutText } from './text.ts'

/** Text collected up to a bound. */
export class Pieces {
  readonly #room: number
  readonly #pieces: string[] = []
  #length = 0
  isCut = false

  constructor(room: number) {
    this.#room = room
  }

  get isFull(): boolean {
    return this.#length >= this.#room
  }

  get isEmpty(): boolean {
    return this.#length === 0
  }

  add(text: string): void {
    const trimmed = text.trim()
    if (trimmed === '') return
    const kept = cutText(trimmed, this.#room - this.#length)
    if (kept.length < trimmed.length) this.isCut = true
    if (kept === '') return
    this.#pieces.push(kept)
    this.#length += kept.length
  }

  join(): string {
    return this.#pieces.join('\n\n')
  }
}
