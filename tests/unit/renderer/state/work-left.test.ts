import { expect, test } from 'vitest'
import { workLeft } from '../../../../renderer/state/work-left.ts'

test.each([
  [1, 210, { unit: 'hours', n: 1 }],
  [210, 210, { unit: 'hours', n: 1 }],
  [211, 210, { unit: 'hours', n: 2 }],
  [3_360, 210, { unit: 'hours', n: 16 }],
  [3_361, 210, { unit: 'days', n: 3 }],
  [10_080, 210, { unit: 'days', n: 6 }],
  [10_081, 210, { unit: 'days', n: 7 }],
  [31_004, 210, { unit: 'days', n: 19 }],
  [0, 210, null],
  [31_004, null, null],
])('%d records at %s an hour are never said to take less than they do: %j', (records, perHour, left) => {
  expect(workLeft(records, perHour)).toEqual(left)
})
