import { askIn, openWindow, type WindowAsk } from './open-window.ts'
import { putStopwatch, timeTo } from './stopwatch.ts'

/**
 * A process of its own that opens a depot once, tells its parent how long that took, and leaves the depot among the recent ones,
 * closed by hand.
 */
const { began, ...ask } = JSON.parse(process.argv[2] ?? '') as WindowAsk & { readonly began: number }
const { page, close } = await openWindow(ask)
await putStopwatch(page)
process.send?.(ask.argv.length > 0 ? await fromStart() : await fromClick())
await askIn(page, 'desk.close', {})
await close()

async function fromStart(): Promise<number> {
  // Nothing was pressed: what it answers is the moment on the page's clock, whose beginning it knows by the common one.
  const seen = await timeTo(page, 'rows', async () => {})
  return (await page.evaluate(() => performance.timeOrigin)) + seen - began
}

async function fromClick(): Promise<number> {
  const recent = page.locator('.start-recents tbody button').first()
  await recent.waitFor()
  return timeTo(page, 'rows', () => recent.click())
}
