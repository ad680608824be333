import { beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, isWalkable } from './accessible.ts'
import { goTo, openSample } from './at-the-list.ts'
import type { Archivist } from './at-work.ts'

/** The main screens by WCAG 2.2 A and AA where colours are the system’s, the window is small, or everything is twice as large. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
})
const page = () => archivist.station.page

describe('a screen', () => {
  const screens = ['overview', 'records', 'accessions', 'settings'] as const

  test.each(screens)('%s holds with forced colours', async (screen) => {
    await page().emulateMedia({ forcedColors: 'active' })
    await goTo(archivist, screen)
    expect(await faultsOf(archivist)).toEqual([])
    await isWalkable(page())
    await page().emulateMedia({ forcedColors: 'none' })
  })

  test.each(screens)('%s holds in a small window and at twice the size', async (screen) => {
    await page().setViewportSize({ width: 1024, height: 640 })
    await goTo(archivist, screen)
    expect(await faultsOf(archivist)).toEqual([])
    // Twice the size is half of the CSS pixels.
    await page().setViewportSize({ width: 640, height: 450 })
    expect(await faultsOf(archivist)).toEqual([])
    await isWalkable(page())
    const sideways = await page().evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(sideways).toBe(false)
    await page().setViewportSize({ width: 1440, height: 900 })
  })
})
