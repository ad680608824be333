import type { Lines } from './words.ts'

/** A growing buffer that is written front to back and used again: no garbage, however many messages are made. */
export type Writer = {
  /** ASCII text. */
  text(text: string): void
  /** `count` consecutive lines, from line `first` on. */
  lines(from: Lines, first: number, count: number): void
  bytes(from: Buffer, start: number, end: number): void
  readonly length: number
  /** What was written so far. Valid until the next call of clear. */
  view(): Buffer
  clear(): void
}

/** Makes a writer with room for `size` bytes at first. */
export function writerOf(size: number): Writer {
  let buffer = Buffer.allocUnsafe(size)
  let length = 0
  const room = (wanted: number): void => {
    if (length + wanted <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + wanted))
    buffer.copy(larger, 0, 0, length)
    buffer = larger
  }
  const bytes = (from: Buffer, start: number, end: number): void => {
    room(end - start)
    length += from.copy(buffer, length, start, end)
  }
  return {
    text(text) {
      room(text.length)
      length += buffer.write(text, length, 'latin1')
    },
    lines: (from, first, count) =>
      bytes(from.bytes, from.starts[first] ?? 0, from.starts[first + count] ?? 0),
    bytes,
    get length() {
      return length
    },
    view: () => buffer.subarray(0, length),
    clear() {
      length = 0
    },
  }
}
