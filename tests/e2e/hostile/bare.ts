import { type ConsoleMessage, chromium } from 'playwright-core'
import { findChromium } from '../../../build/chromium.mjs'
import type { Row } from './set.ts'

const place = 'https://bare.example.invalid'
/** Milliseconds a message has to load something, and then to answer a click. */
const WAIT = 150
const AT_ONCE = 6

/** Shows each row's HTML in a bare page, unsanitised and without a sandbox, clicks in it, and names the rows that got somewhere. */
export async function biteBare(rows: readonly Row[]): Promise<string[]> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('no Chromium')
  const args = [
    '--host-resolver-rules=MAP * ~NOTFOUND',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
  const browser = await chromium.launch({ executablePath, args })
  const bitten = new Set<string>()
  const context = await browser.newContext()
  await context.route('**/*', (route) => {
    const url = route.request().url()
    if (!url.startsWith(place)) {
      // Every row has addresses of its own.
      const row = rows[Number(/\d+$/.exec(url)?.[0])]
      if (row !== undefined) bitten.add(row.name)
      return route.abort()
    }
    const html = rows[Number(url.slice(place.length + 1))]?.html ?? ''
    return route.fulfill({ contentType: 'text/html', body: html })
  })
  const waiting = rows.flatMap(({ name, html }, at) =>
    html !== null && html.length < 100_000 ? [{ name, at }] : [],
  )
  const work = async () => {
    const page = await context.newPage()
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      const { name, at } = row
      const hear = (message: ConsoleMessage) => message.text() === 'canary' && bitten.add(name)
      page.on('console', hear)
      await page.goto(`${place}/${at}`, { timeout: 5_000 }).catch(() => {})
      await page.waitForTimeout(WAIT)
      const clicked = page.locator('a, area, button, input, label').first()
      if (!bitten.has(name) && (await clicked.count().catch(() => 0)) > 0) {
        await clicked.click({ timeout: 500, force: true, noWaitAfter: true }).catch(() => {})
        await page.waitForTimeout(WAIT)
      }
      page.off('console', hear)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await browser.close()
  return [...bitten].sort()
}
