import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64, decodeQuotedPrintable } from '../../../main/parse/transfer.ts'
import { encodePieces, transferEncodingNamed } from '../../../main/read/transfer-encode.ts'

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  fc
    .array(fc.constantFrom('a', ' ', '\t', '\n', '\r', '=', 'é', 'twintig letters lang '), { maxLength: 60 })
    .map((signs) => Buffer.from(signs.join(''))),
)
const cut = (whole: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
    whole.subarray(at * size, (at + 1) * size),
  )

test('what was encoded, from pieces of any size, decodes to the same bytes in lines of 76', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 100 }), (whole, size) => {
      const base64 = Buffer.concat([...encodePieces(cut(whole, size), 'base64')])
      const printable = Buffer.concat([...encodePieces(cut(whole, size), 'quoted-printable')])
      expect(decodeBase64(base64).bytes.equals(whole)).toBe(true)
      expect(decodeQuotedPrintable(printable).bytes.equals(whole)).toBe(true)
      for (const line of [base64, printable].flatMap((text) => text.toString('latin1').split('\n')))
        expect(line.length).toBeLessThanOrEqual(76)
      expect(printable.toString('latin1')).not.toMatch(/[ \t]$|[^\n\t -~]/m)
      expect(Buffer.concat([...encodePieces(cut(whole, size), 'identity')]).equals(whole)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['base64', 'base64'],
  [' Quoted-Printable ', 'quoted-printable'],
  ['7bit', 'identity'],
  ['x-uuencode', 'identity'],
  ['', 'identity'],
])('%j is %s', (value, encoding) => {
  expect(transferEncodingNamed(value)).toBe(encoding)
})
