import { expect, test } from 'vitest'
import { hoursLeft } from '../../../../../renderer/screens/appraise/pace.ts'

test.each([
  [31_004, 210, { unit: 'days', n: 19 }],
  [3_360, 210, { unit: 'hours', n: 16 }],
  [3_361, 210, { unit: 'days', n: 3 }],
  [1, 210, { unit: 'hours', n: 1 }],
  [0, 210, null],
  [31_004, null, null],
])('%d undetermined at %s an hour: %j', (undecided, perHour, left) => {
  expect(hoursLeft(undecided, perHour)).toEqual(left)
})
