import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newestSpans, type Span } from '../../../../../main/read/pst/ndb/newest-spans.ts'

const spans = fc
  .array(fc.record({ low: fc.nat(40), size: fc.integer({ min: 1, max: 20 }) }), { maxLength: 12 })
  .chain((list) =>
    fc
      .shuffledSubarray(
        list.map((_, age) => age),
        { minLength: list.length },
      )
      .map((ages) =>
        list.map(
          ({ low, size }, place): Span => ({ start: place, age: ages[place] ?? 0, low, high: low + size }),
        ),
      ),
  )

test('every key belongs to the newest span that has it, and to no other', () => {
  fc.assert(
    fc.property(spans, (given) => {
      const cut = newestSpans(given)
      for (let key = 0; key < 64; key++) {
        const having = given.filter(({ low, high }) => low <= key && key < high)
        const newest = having.sort((a, b) => b.age - a.age)[0]
        const found = cut.filter(({ low, high }) => low <= key && key < high)
        expect(found.map(({ start }) => start)).toEqual(newest === undefined ? [] : [newest.start])
      }
      expect(cut).toEqual([...cut].sort((a, b) => a.low - b.low))
    }),
    { numRuns: 200 },
  )
})
