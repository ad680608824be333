import { expect, test } from 'vitest'
import { countsOf } from '../../../../../renderer/screens/appraise/bulk.ts'

test('what records are now does not depend on the value that was previewed', () => {
  const now = { B: 3, V: 40, N: 1_204 }
  const previews = [
    {
      value: 'V',
      changes: [
        { from: 'B', count: 3 },
        { from: 'N', count: 1_204 },
      ],
      unchanged: 40,
    },
    {
      value: 'B',
      changes: [
        { from: 'V', count: 40 },
        { from: 'N', count: 1_204 },
      ],
      unchanged: 3,
    },
    {
      value: 'N',
      changes: [
        { from: 'B', count: 3 },
        { from: 'V', count: 40 },
      ],
      unchanged: 1_204,
    },
  ] as const
  for (const { value, changes, unchanged } of previews) {
    expect(countsOf({ changes: [...changes], unchanged }, value)).toEqual(now)
  }
})
