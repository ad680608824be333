import type { Page } from 'playwright-core'
import { timeTo } from './stopwatch.ts'

/** What is asked: a query, and the order of the list. */
export type Asked = { readonly query: string; readonly order: string }

const BOX = '[data-query] input'
const ORDER = '.records-order'
/** Milliseconds. */
const REST = 500
/** Asked in between, so that the list always comes from elsewhere. It has a word: only then can the order be by relevance. */
const ELSEWHERE = 'plan date:2004'

/**
 * Milliseconds from the key that asks to the first page of what a query finds: from Enter, or from the last letter when the list
 * follows by itself once typing rests.
 */
export async function timeAsking(
  page: Page,
  { query, order }: Asked,
  by: 'enter' | 'typing',
): Promise<number> {
  await askFor(page, ELSEWHERE)
  if ((await page.locator(ORDER).inputValue()) !== order) {
    await timeTo(page, 'list', async () => {
      await page.locator(ORDER).selectOption(order)
    })
  }
  // What is counted beside the list has come by the time a person asks again.
  await page.waitForTimeout(REST)
  return timeTo(page, 'list', async () => {
    await type(page, query)
    if (by === 'enter') await page.keyboard.press('Enter')
  })
}

/** Asks a query by Enter, unless it is asked already, and waits for the list. */
export async function askFor(page: Page, query: string): Promise<void> {
  if ((await page.locator(BOX).inputValue()) === query) return
  await timeTo(page, 'list', async () => {
    await type(page, query)
    await page.keyboard.press('Enter')
  })
}

/** Puts a text in the place of what stands in the box, at one stroke: no part of it is asked on the way. */
async function type(page: Page, text: string): Promise<void> {
  await page.locator(BOX).focus()
  await page.keyboard.press('Control+A')
  if (text === '') await page.keyboard.press('Delete')
  else await page.keyboard.insertText(text)
}
