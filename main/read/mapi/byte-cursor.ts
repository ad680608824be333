import { decodeUtf16 } from './encoding.ts'
import { withoutRest } from './properties.ts'

/** Thrown by a ByteCursor that is asked for more than there is. Caught by whoever made the cursor. */
export class CutShort extends Error {}

/** Reads little-endian fields one after another; never beyond the end of its bytes. */
export class ByteCursor {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** Bytes not read yet. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  u8(): number {
    return this.take(1).readUInt8()
  }

  u16(): number {
    return this.take(2).readUInt16LE()
  }

  u32(): number {
    return this.take(4).readUInt32LE()
  }

  i32(): number {
    return this.take(4).readInt32LE()
  }

  /** The next bytes, without a copy. Throws CutShort. */
  take(length: number): Buffer {
    if (length > this.left) throw new CutShort()
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /** The bytes before the next zero of so many bytes, which is read too; the rest when there is none. */
  takeUntilZero(width: 1 | 2): Buffer {
    for (let length = 0; length + width <= this.left; length += width) {
      if (this.#bytes.readUIntLE(this.#at + length, width) !== 0) continue
      const found = this.take(length)
      this.take(width)
      return found
    }
    return this.take(this.left)
  }

  /** Text of so many characters of UTF-16LE, up to its end mark. */
  wide(characters: number): string {
    return withoutRest(decodeUtf16(this.take(characters * 2)))
  }
}

/** What `read` makes of bytes; null when they end before it is done. */
export function readWhole<Result>(bytes: Buffer, read: (cursor: ByteCursor) => Result): Result | null {
  try {
    return read(new ByteCursor(bytes))
  } catch (error) {
    if (error instanceof CutShort) return null
    throw error
  }
}
