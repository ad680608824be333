import { describe, expect, test } from 'vitest'
import {
  MOST_TRACK,
  type Range,
  scrolledTo,
  standAt,
  topToShow,
  trackOf,
} from '../../../../../renderer/screens/records/scroll-range.ts'

const short: Range = { total: 28 * 526, view: 600 }
const long: Range = { total: 36 * 1_000_000, view: 600 }
const topOf = ({ scroll, shift }: { scroll: number; shift: number }) => scroll + shift

describe('the range a list is scrolled in', () => {
  test('is of the pixels of its rows, and never higher than a browser draws well', () => {
    expect(trackOf(short)).toBe(short.total)
    expect(trackOf(long)).toBe(MOST_TRACK)
  })

  test.each([0, 1, 600, 17_999_700, 35_999_399, 35_999_400])(
    'shows pixel %d of a million rows exactly, within the track',
    (top) => {
      const stand = standAt(long, top)
      expect(topOf(stand)).toBe(top)
      expect(stand.scroll).toBeGreaterThanOrEqual(0)
      expect(stand.scroll).toBeLessThanOrEqual(MOST_TRACK - long.view)
    },
  )

  test('moves by as many pixels of a million rows as the wheel does', () => {
    const before = standAt(long, 18_000_000)
    expect(topOf(scrolledTo(long, before, before.scroll + 120)) - topOf(before)).toBe(120)
    expect(topOf(scrolledTo(long, before, before.scroll - 120)) - topOf(before)).toBe(-120)
  })

  test('leaps in proportion, and reaches both ends', () => {
    const most = MOST_TRACK - long.view
    expect(topOf(scrolledTo(long, standAt(long, 0), most / 2))).toBeCloseTo((long.total - long.view) / 2, -1)
    expect(topOf(scrolledTo(long, standAt(long, 5_000), 0))).toBe(0)
    expect(topOf(scrolledTo(long, standAt(long, long.total - 5_000), most))).toBe(long.total - long.view)
  })

  test('is the plain one for a list that fits', () => {
    expect(scrolledTo(short, standAt(short, 0), 3_000)).toEqual({ scroll: 3_000, shift: 0 })
  })

  test.each([
    ['a row in view moves nothing', 1_000, 40, 1_000],
    ['a row just above comes to the top', 1_000, 35, 980],
    ['a row just below comes to the bottom', 1_000, 58, 1_052],
    ['a row far away comes to the middle', 1_000, 500, 13_714],
    ['the first row shows the top', 1_000, 0, 0],
  ])('%s', (_, top, row, expected) => {
    expect(topToShow(short, top, row, 28)).toBe(expected)
  })
})
