import { expect, test } from 'vitest'
import { placeFor } from '../../../../renderer/parts/roving.ts'

test.each([
  ['ArrowRight', 0, 3, 1],
  ['ArrowDown', 1, 3, 2],
  ['ArrowRight', 2, 3, 2],
  ['ArrowLeft', 0, 3, 0],
  ['ArrowUp', 2, 3, 1],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['Enter', 0, 3, null],
  ['ArrowDown', 0, 0, null],
])('%s from mark %i of %i goes to %s', (key, from, count, to) => {
  expect(placeFor(key, from, count)).toBe(to)
})
