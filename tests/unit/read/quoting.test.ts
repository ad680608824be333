import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countQuoted, quotePieces, unquote, unquotePieces } from '../../../main/read/quoting.ts'

const text = fc
  .array(fc.constantFrom('From ', 'Fro', 'm ', 'F', '>', '>>', '\n', '\r\n', 'x', ' '), { maxLength: 30 })
  .map((parts) => Buffer.from(parts.join(''), 'latin1'))

/** The same bytes in pieces of these sizes, over and over; a size may be 0. */
function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    pieces.push(bytes.subarray(at, at + size))
    at += size
  }
  return pieces
}
const sizes = fc
  .array(fc.nat(9), { minLength: 1, maxLength: 4 })
  .filter((all) => all.some((size) => size > 0))
const joined = (pieces: Iterable<Buffer>) => Buffer.concat([...pieces]).toString('latin1')

describe('quoting', () => {
  test.each([
    ['From x', '>From x'],
    ['a\nFrom x\n>From y\n', 'a\n>From x\n>>From y\n'],
    ['a From x\n> From y\nFrom\nFrom:', 'a From x\n> From y\nFrom\nFrom:'],
    ['', ''],
  ])('%j becomes %j', (plain, quoted) => {
    expect(joined(quotePieces([Buffer.from(plain)]))).toBe(quoted)
    expect(unquote(Buffer.from(quoted)).bytes.toString()).toBe(plain)
  })

  test('follows the rule "one > more before ^>*From " however the message is cut into pieces', () => {
    fc.assert(
      fc.property(text, sizes, (bytes, by) => {
        const expected = bytes.toString('latin1').replace(/(^|\n)(>*From )/g, '$1>$2')
        expect(joined(quotePieces(cut(bytes, by)))).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })

  test('un-quoting follows the rule "one > less before ^>+From " and counts the lines', () => {
    fc.assert(
      fc.property(text, sizes, (bytes, by) => {
        const source = bytes.toString('latin1')
        const expected = source.replace(/(^|\n)>(>*From )/g, '$1$2')
        expect(joined(unquotePieces(cut(bytes, by)))).toBe(expected)
        expect(countQuoted(cut(bytes, by))).toBe(source.length - expected.length)
        expect(unquote(bytes)).toEqual({
          bytes: Buffer.from(expected, 'latin1'),
          lines: source.length - expected.length,
        })
      }),
      { numRuns: 2000 },
    )
  })

  test('a line of a hundred thousand ">" is quoted and back, a piece never much larger than it came', () => {
    const bytes = Buffer.from(`${'>'.repeat(100_000)}From x`)
    const quoted = [...quotePieces(cut(bytes, [4096]))]
    expect(Math.max(...quoted.map((piece) => piece.length))).toBeLessThan(4096 + 8)
    expect(joined(unquotePieces(quoted))).toBe(bytes.toString())
  })
})
