import type { Page } from 'playwright-core'
import { askFor } from './asking.ts'
import { timeTo } from './stopwatch.ts'

/** What marking all that a query finds took, in milliseconds. */
export type Bulk = {
  readonly records: number
  /** From the key that asks for the sheet to the button that can be pressed: all is counted by then. */
  readonly preview: number
  /** From Apply to the line with Undo. */
  readonly apply: number
  /** From Undo to the line that says what came back. */
  readonly undo: number
}

/** Marks all that a query finds as destroyable, and takes it back. */
export async function timeBulk(page: Page, query: string): Promise<Bulk> {
  await askFor(page, query)
  await page.locator('[data-list]').focus()
  const began = performance.now()
  await page.keyboard.press('Shift+A')
  const apply = page.locator('[data-apply]')
  await apply.waitFor()
  await page.keyboard.press('d')
  await page.waitForFunction(() => document.querySelector('[data-apply]:not([disabled])') !== null)
  const preview = performance.now() - began
  const records = Number(((await apply.textContent()) ?? '').replaceAll(/\D/g, ''))
  const applied = await timeTo(page, 'notice', () => apply.click())
  const undone = await timeTo(page, 'notice', () => page.locator('.notice button').first().click())
  return { records, preview, apply: applied, undo: undone }
}
