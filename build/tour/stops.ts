import type { Page } from 'playwright-core'
import { en } from '../../shared/words/en.ts'
import { nl } from '../../shared/words/nl.ts'

/** The screens the tour goes by, in its order. */
const screens = ['overview', 'records', 'accessions', 'log', 'settings', 'help'] as const
export type Stop = (typeof screens)[number] | 'record' | 'ledger'

/**
 * Goes by every screen of an open depot, as a person would, and a message and an account on the way; calls `stop` at each when it has
 * settled.
 */
export async function goBy(
  page: Page,
  language: 'nl' | 'en',
  stop: (name: Stop) => Promise<void>,
): Promise<void> {
  const words = language === 'nl' ? nl : en
  for (const screen of screens) {
    const name = words[`nav.${screen}`]
    await page.getByRole('navigation').getByRole('button', { name, exact: true }).click()
    await page.locator(`main[data-screen="${screen}"]`).waitFor()
    await settled(page)
    await stop(screen)
    const inner = within[screen]
    const row = page.locator('main').getByRole('row').nth(1)
    if (inner !== undefined && (await row.count()) > 0) {
      await row.click()
      await settled(page)
      await stop(inner)
    }
  }
}

/** What the first row of a screen's list opens. */
const within: Partial<Record<Stop, Stop>> = { records: 'record', accessions: 'ledger' }

/** Waits until nothing is being read, and what moves has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  await page.waitForTimeout(400)
}
