import type { Page } from 'playwright-core'
import { timeTo } from './stopwatch.ts'

/** What is asked: a query, and the order of the list. */
export type Asked = { readonly query: string; readonly order: string }

/** Milliseconds until the first page of what a query finds is on the screen. */
export type Asking = {
  /** From Enter. */
  readonly fromEnter: number
  /** From the last letter; the list follows by itself when typing rests. */
  readonly fromTyping: number
}

const BOX = '[data-query] input'
const ORDER = '.records-order'
/** Asked in between, so that the list always comes from elsewhere. It has a word: only then can the order be by relevance. */
const ELSEWHERE = 'plan date:2004'

/** Asks a query twice, once by Enter and once by typing it only. */
export async function timeAsking(page: Page, { query, order }: Asked): Promise<Asking> {
  await askFor(page, ELSEWHERE)
  if ((await page.locator(ORDER).inputValue()) !== order) {
    await timeTo(page, 'list', () =>
      page
        .locator(ORDER)
        .selectOption(order)
        .then(() => {}),
    )
  }
  const fromTyping = await timeTo(page, 'list', () => type(page, query))
  await askFor(page, ELSEWHERE)
  const fromEnter = await timeTo(page, 'list', async () => {
    await type(page, query)
    await page.keyboard.press('Enter')
  })
  return { fromEnter, fromTyping }
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
