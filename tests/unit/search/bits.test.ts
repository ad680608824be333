import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addAll,
  addBit,
  type Bits,
  countBits,
  hasBit,
  keepCommon,
  lastBitBelow,
  listBits,
  noBits,
  removeAll,
} from '../../../main/search/bits.ts'

const CAPACITY = 200
const numbers = fc.uniqueArray(fc.integer({ min: 0, max: CAPACITY - 1 }))

function bitsOf(members: readonly number[]): Bits {
  const bits = noBits(CAPACITY)
  for (const number of members) addBit(bits, number)
  return bits
}

const ascending = (members: Iterable<number>) => [...members].sort((a, b) => a - b)

test('a set of bits holds what a Set holds', () => {
  fc.assert(
    fc.property(
      numbers,
      fc.oneof(fc.integer({ min: 0, max: CAPACITY + 100 }), fc.maxSafeNat()),
      (members, bound) => {
        const bits = bitsOf(members)
        expect(listBits(bits)).toEqual(ascending(members))
        expect(countBits(bits)).toBe(members.length)
        expect(hasBit(bits, bound % CAPACITY)).toBe(members.includes(bound % CAPACITY))
        expect(lastBitBelow(bits, bound)).toBe(Math.max(-1, ...members.filter((number) => number < bound)))
      },
    ),
  )
})

test('sets of bits are joined, cut and taken away as Sets are', () => {
  fc.assert(
    fc.property(numbers, numbers, (some, others) => {
      for (const [change, expected] of [
        [keepCommon, some.filter((number) => others.includes(number))],
        [addAll, new Set([...some, ...others])],
        [removeAll, some.filter((number) => !others.includes(number))],
      ] as const) {
        const bits = bitsOf(some)
        change(bits, bitsOf(others))
        expect(listBits(bits)).toEqual(ascending(expected))
      }
    }),
  )
})
