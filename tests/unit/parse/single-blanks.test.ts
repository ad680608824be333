import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inSingleBlanks } from '../../../main/parse/single-blanks.ts'

test('a text is on one line in single blanks, and is left alone where it is so already', () => {
  const unit = fc.constantFrom('a', 'é', ' ', '\t', '\r\n', '\u00a0', '\u2028', '\ufeff', '\0')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
      expect(inSingleBlanks(text)).toBe(
        text
          .split(/\s/)
          .filter((word) => word !== '')
          .join(' '),
      )
    }),
    { numRuns: 500 },
  )
})
