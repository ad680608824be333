import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { sharesOf } from '../../../../../renderer/screens/overview/shares.ts'
import { sumOf } from '../../../../../shared/results.ts'

const count = fc.integer({ min: 0, max: 1_000_000 })

test.prop([fc.record({ B: count, V: count, N: count })])(
  'the shares of the values fill the bar, B first',
  (counts) => {
    const parts = sharesOf(counts)
    let end = 0
    for (const { from, share } of parts) {
      expect(from).toBeCloseTo(end)
      end = from + share
    }
    expect(end).toBeCloseTo(sumOf(counts) === 0 ? 0 : 1)
    expect(parts.map(({ value }) => value)).toEqual(
      (['B', 'V', 'N'] as const).filter((value) => counts[value] > 0),
    )
  },
)
