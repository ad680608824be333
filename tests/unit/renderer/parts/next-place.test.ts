import { expect, test } from 'vitest'
import { nextPlace } from '../../../../renderer/parts/next-place.ts'

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 25],
  ['PageUp', 5, 0],
  ['Home', 50, 0],
  ['End', 5, 99],
  ['a', 5, null],
])('%s from place %i of a hundred leads to %s', (key, from, to) => {
  expect(nextPlace(key, from, 100, 20)).toBe(to)
})

test('in an empty list there is nowhere to go', () => {
  expect(nextPlace('End', 0, 0, 20)).toBeNull()
})
