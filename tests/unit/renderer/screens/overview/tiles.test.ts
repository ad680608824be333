import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { layTiles } from '../../../../../renderer/screens/overview/tiles.ts'

const counts = fc
  .array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 60 })
  .map((all) => all.sort((one, other) => other - one).map((count) => ({ count })))
const size = fc.record({
  width: fc.integer({ min: 40, max: 1_500 }),
  height: fc.integer({ min: 40, max: 900 }),
})

describe('the areas of the overview', () => {
  test.prop([counts, size])(
    'lie within the picture and not over each other',
    (entries, { width, height }) => {
      const tiles = layTiles(entries, { width, height }, 600)
      for (const tile of tiles) {
        expect(tile.x).toBeGreaterThanOrEqual(0)
        expect(tile.x + tile.width).toBeLessThanOrEqual(width)
        expect(tile.y).toBeGreaterThanOrEqual(0)
        expect(tile.y + tile.height).toBeLessThanOrEqual(height)
      }
      for (const [place, one] of tiles.entries()) {
        for (const other of tiles.slice(place + 1)) {
          const apart =
            one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y
          expect(apart).toBe(true)
        }
      }
    },
  )

  test.prop([counts, size])('are of the largest entries, in their order', (entries, area) => {
    const tiles = layTiles(entries, area, 600)
    expect(tiles.map(({ of }) => of)).toEqual(entries.slice(0, tiles.length))
  })

  test('are as large as their counts ask, but for the gaps', () => {
    const [large, small] = layTiles([{ count: 300 }, { count: 100 }], { width: 800, height: 200 }, 1)
    expect(large?.width).toBeCloseTo(599, -1)
    expect(small?.width).toBeCloseTo(199, -1)
  })

  test('leave out what would be too small to see and hit', () => {
    const entries = [{ count: 1_000 }, { count: 1 }]
    expect(layTiles(entries, { width: 100, height: 100 }, 400)).toHaveLength(1)
    expect(layTiles(entries, { width: 100, height: 100 }, 1)).toHaveLength(2)
  })

  test.each([
    [[], { width: 100, height: 100 }],
    [[{ count: 0 }], { width: 100, height: 100 }],
    [[{ count: 5 }], { width: 100, height: 0 }],
  ])('are none of %j in %j', (entries, area) => {
    expect(layTiles(entries, area, 1)).toEqual([])
  })
})
