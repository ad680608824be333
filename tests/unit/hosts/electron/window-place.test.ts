import { expect, test } from 'vitest'
import { placeFor } from '../../../../main/hosts/electron/window-place.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const kept = (x: number, y: number) => ({ x, y, width: 1200, height: 800, maximized: false })

test.each([
  ['where it was', kept(100, 50), { x: 100, y: 50, width: 1200, height: 800 }],
  ['half over the edge', kept(1500, 500), { x: 1500, y: 500, width: 1200, height: 800 }],
  ['on a screen that is gone', kept(2500, 50), { width: 1200, height: 800 }],
  ['left of every screen', kept(-1150, 50), { width: 1200, height: 800 }],
  ['with its title bar above the screen', kept(100, -40), { width: 1200, height: 800 }],
  ['below the screen', kept(100, 1000), { width: 1200, height: 800 }],
  ['at the first start', null, { width: 1440, height: 900 }],
])('a window kept %s opens where a person finds it', (_where, window, place) => {
  expect(placeFor(window, () => screen)).toEqual(place)
})
