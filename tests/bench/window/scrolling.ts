import type { Page } from 'playwright-core'
import { type Motion, watchFrames } from './frames.ts'

/** Pixels of one step of a wheel, and how often a second it is turned when one scrolls fast. */
const NOTCH = 120
const NOTCHES_PER_SECOND = 60

/** Turns the wheel over the list, down, for so many rows. */
export async function wheel(page: Page, rows: number): Promise<Motion> {
  const at = await page.locator('[data-list]').boundingBox()
  if (at === null) throw new Error('there is no list to scroll')
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
  const height = await page
    .locator('.records-row')
    .first()
    .evaluate((row) => row.clientHeight)
  return watchFrames(page, async () => {
    const began = performance.now()
    const steps = Math.ceil((rows * height) / NOTCH)
    for (let step = 0; step < steps; step++) {
      await page.mouse.wheel(0, NOTCH)
      const early = began + (step * 1000) / NOTCHES_PER_SECOND - performance.now()
      if (early > 1) await page.waitForTimeout(early)
    }
  })
}

/** A drag goes over the list in so many pulls, each this long, with a look at what is there after each; milliseconds. */
const PULLS = 12
const PULL = 200
const LOOK = 500

/**
 * Takes the list from its top to its end as a person drags its scroll bar: by pulls, looking in between. Unseen, Chromium has no
 * scroll bar to drag, so the place is set frame by frame.
 */
export async function drag(page: Page): Promise<Motion> {
  return watchFrames(page, async () => {
    for (let pull = 0; pull < PULLS; pull++) {
      await page.locator('[data-list]').evaluate(
        (list, [from, to, lasting]) =>
          new Promise<void>((done) => {
            const began = performance.now()
            const step = (): void => {
              const part = Math.min(1, (performance.now() - began) / lasting)
              list.scrollTop = (from + part * (to - from)) * (list.scrollHeight - list.clientHeight)
              if (part < 1) requestAnimationFrame(step)
              else done()
            }
            requestAnimationFrame(step)
          }),
        [pull / PULLS, (pull + 1) / PULLS, PULL] as const,
      )
      await page.waitForTimeout(LOOK)
    }
  })
}
