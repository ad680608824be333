import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as plain } from 'vitest'
import { base64Of, encode, fromText } from '../../../../build/stand-in/wire.ts'

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true }).filter((number) => !Object.is(number, -0)),
    fc.constantFrom(null, undefined, true, false, Number.NaN, Number.NEGATIVE_INFINITY),
    fc.bigInt(),
    fc.uint8Array(),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('@stand-in', 'of')), tie('value')),
  ),
}))

describe('what crosses between page and process', () => {
  test.prop([value])('arrives as it was', (sent) => {
    expect(fromText(encode(sent, base64Of))).toEqual(sent)
  })
  plain.each([[() => 1], [Symbol('s')], [new Map()], [{ deep: [new Set()] }]])(
    'is refused when Electron could not or we do not carry it',
    (sent) => {
      expect(() => encode(sent, base64Of)).toThrow('could not be cloned')
    },
  )
})
