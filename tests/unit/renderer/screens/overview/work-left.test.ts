import { expect, test } from 'vitest'
import { workLeft } from '../../../../../renderer/screens/overview/work-left.ts'

test.each([
  [1, 210, 'hours', 1],
  [210, 210, 'hours', 1],
  [211, 210, 'hours', 2],
  [3_360, 210, 'hours', 16],
  [3_361, 210, 'days', 3],
  [10_080, 210, 'days', 6],
  [10_081, 210, 'days', 7],
])('%i records at %i an hour are never said to take less than they do: %s %i', (records, pace, unit, n) => {
  expect(workLeft(records, pace)).toEqual({ in: unit, n })
})
