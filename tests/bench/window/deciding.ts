import type { Page } from 'playwright-core'
import { askIn } from './open-window.ts'
import { timeTo } from './stopwatch.ts'

const keys = ['p', 'd'] as const

/**
 * Decides on so many records, one after the other, each `pause` milliseconds after its message was shown. Answers with the
 * milliseconds from each key to the next message. Rejects when not every decision is in the depot afterwards.
 */
export async function timeDeciding(page: Page, times: number, pause: number): Promise<number[]> {
  const before = await countDecided(page)
  const took: number[] = []
  for (let turn = 0; turn < times; turn++) {
    await page.waitForTimeout(pause)
    took.push(await timeTo(page, 'message', () => page.keyboard.press(keys[turn % 2] ?? 'p')))
  }
  const decided = (await countDecided(page)) - before
  if (decided !== times) throw new Error(`${decided} of ${times} decisions are in the depot`)
  return took
}

/** Moves from the top of the list to its first undetermined record, which is shown when this resolves. */
export async function beginDeciding(page: Page): Promise<void> {
  await page.locator('[data-list]').focus()
  await timeTo(page, 'message', () => page.keyboard.press('Shift+J'))
}

async function countDecided(page: Page): Promise<number> {
  // The desk answers with the contract's output.
  const { permanent, destroyable } = (await askIn(page, 'depot.status', {})) as {
    permanent: number
    destroyable: number
  }
  return permanent + destroyable
}
