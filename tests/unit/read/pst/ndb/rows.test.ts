import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRows } from '../../../../../main/read/pst/ndb/rows.ts'

const row = fc.tuple(fc.nat(9), fc.nat(4), fc.nat(3))

/** The rows in their order (up, down, up), of those with the same first two numbers the first. */
function settled(rows: readonly (readonly [number, number, number])[]): unknown[] {
  const sorted = rows.toSorted((a, b) => a[0] - b[0] || b[1] - a[1] || a[2] - b[2])
  return sorted.filter(([a, b], place) => sorted[place - 1]?.[0] !== a || sorted[place - 1]?.[1] !== b)
}

test('rows are sorted, each once, however many of the same came', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 400 }), (given) => {
      const rows = openRows({ order: [1, -1, 1], key: 2, most: 10_000 })
      expect(given.every((one) => rows.push(one))).toBe(true)
      rows.settle()
      const found = Array.from({ length: rows.count }, (_, place) =>
        [0, 1, 2].map((at) => rows.at(place, at)),
      )
      expect(found).toEqual(settled(given))
      for (let value = 0; value < 11; value++) {
        const first = found.findIndex(([key = 0]) => key >= value)
        expect(rows.lowest(value)).toBe(first < 0 ? rows.count : first)
      }
    }),
    { numRuns: 60 },
  )
})

test('the same rows over and over need no room; too many that differ are refused, and those before them stay', () => {
  const rows = openRows({ order: [1], key: 1, most: 200 })
  for (let turn = 0; turn < 1000; turn++) expect(rows.push([turn % 20])).toBe(true)
  let taken = 0
  while (taken < 1000 && rows.push([100 + taken])) taken++
  expect(taken).toBeGreaterThanOrEqual(100)
  expect(taken).toBeLessThan(200)
  expect(rows.push([0])).toBe(false)
  rows.settle()
  expect(rows.count).toBe(20 + taken)
})
