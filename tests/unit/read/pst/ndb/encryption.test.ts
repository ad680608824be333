import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decrypted } from '../../../../../main/read/pst/ndb/encryption.ts'

const text = Buffer.from('Postvak IN')

test('plain bytes stay what they are', () => {
  expect(decrypted(text, 'none', 4)).toBe(text)
})

test('permuted bytes are looked up in the third table of the specification', () => {
  // mpbbI begins with 71, 241, 180, 230 and ends with 108, 249, 236.
  const stored = Buffer.from([0, 1, 2, 3, 253, 254, 255])
  expect(decrypted(stored, 'permute', 4)).toEqual(Buffer.from([71, 241, 180, 230, 108, 249, 236]))
})

test('the first byte of a cyclic block passes the three rotors by hand', () => {
  // Identifier 4 folds to the key 4: 0 + 4, mpbbR gives 168; mpbbS 26, mpbbI 186; less 4.
  expect(decrypted(Buffer.from([0]), 'cyclic', 4)).toEqual(Buffer.from([182]))
})

test('the cyclic method undoes itself, with every key; another key undoes nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 300 }), fc.nat(2 ** 40), (array, id) => {
      const bytes = Buffer.from(array)
      const stored = decrypted(bytes, 'cyclic', id)
      expect(decrypted(stored, 'cyclic', id)).toEqual(bytes)
      expect(decrypted(stored, 'cyclic', id + 4)).not.toEqual(bytes)
    }),
    { numRuns: 50 },
  )
})

test('permuted bytes are the same wherever they lie in memory', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(3), (array, at) => {
      const bytes = Buffer.concat([Buffer.alloc(at), array]).subarray(at)
      const one = Array.from(array, (byte) => decrypted(Buffer.from([byte]), 'permute', 4)[0])
      expect([...decrypted(bytes, 'permute', 4)]).toEqual(one)
    }),
    { numRuns: 50 },
  )
})
