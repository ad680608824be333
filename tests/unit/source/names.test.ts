import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameText, zipNameText } from '../../../main/source/names.ts'

const noise = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))

test('any name becomes text without NUL, and a UTF-8 name becomes itself', () => {
  fc.assert(
    fc.property(noise, (bytes) => {
      const name = bytes.toString('latin1')
      expect(nameText(name).text).not.toContain('\0')
      expect(zipNameText(name).text).not.toContain('\0')
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0'))
      expect(nameText(Buffer.from(text).toString('latin1'))).toEqual({ text, problems: [] })
    }),
  )
})
