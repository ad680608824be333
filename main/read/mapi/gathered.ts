import { LARGE_VALUE } from './item.ts'

/** Bytes gathered before they are handed on. */
const PIECE = 64 * 1024

/** Blocks that nobody gathers in just now: most items are far smaller than one, and a new one for each is dear. */
const spare: Buffer[] = []
const MOST_SPARE = 4

/** Joins small values in a block, and parts large ones: one buffer for each number would cost more than reading the item. */
export class Gathered {
  readonly #block = spare.pop() ?? Buffer.allocUnsafeSlow(PIECE)
  #filled = 0
  #pieces: Buffer[] = []

  /** A number of 32 bits, little-endian. */
  uint32(value: number): void {
    if (this.#filled + 4 > PIECE) this.#flush()
    this.#filled = this.#block.writeUInt32LE(value >>> 0, this.#filled)
  }

  zeros(count: number): void {
    if (this.#filled + count > PIECE) this.#flush()
    this.#block.fill(0, this.#filled, this.#filled + count)
    this.#filled += count
  }

  /** Of PIECE bytes and more the buffer itself is handed on, not a copy. */
  bytes(bytes: Buffer): void {
    if (bytes.length >= PIECE) {
      this.#flush()
      for (let at = 0; at < bytes.length; at += LARGE_VALUE)
        this.#pieces.push(bytes.subarray(at, at + LARGE_VALUE))
      return
    }
    if (this.#filled + bytes.length > PIECE) this.#flush()
    this.#filled += bytes.copy(this.#block, this.#filled)
  }

  get hasPieces(): boolean {
    return this.#pieces.length > 0
  }

  /** The pieces there are, each once. They stay what they are. */
  take(): readonly Buffer[] {
    const taken = this.#pieces
    this.#pieces = []
    return taken
  }

  /** The last pieces. Nothing can be gathered after it. */
  end(): readonly Buffer[] {
    this.#flush()
    if (spare.length < MOST_SPARE) spare.push(this.#block)
    return this.take()
  }

  #flush(): void {
    if (this.#filled > 0) this.#pieces.push(Buffer.from(this.#block.subarray(0, this.#filled)))
    this.#filled = 0
  }
}
