import type { Page } from 'playwright-core'
import type { Visit } from './unseen.ts'

/** How long a slow machine may take until something is on the screen. */
const patience = { timeout: 30_000 }

/** How to come to each picture from anywhere, as a person would. In the order of the tour. */
const ways = {
  overview: (visit: Visit) => goTo(visit, 'overview'),
  records: (visit: Visit) => find(visit, 'bestemmingsplan zienswijzen'),
  async message(visit: Visit) {
    await find(visit, 'from:kennisnet')
    await visit.page.keyboard.press('Control+2')
    await visit.page.locator('[data-pane=reading] iframe').waitFor(patience)
  },
  appointment: (visit: Visit) => find(visit, 'commissie kind:calendar mailbox:outlook'),
  async bulk(visit: Visit) {
    await find(visit, 'vakantie OR kermis')
    await visit.page.keyboard.press('Shift+A')
    await visit.page.getByRole('dialog', { name: visit.words['appraise.bulk.title'] }).waitFor(patience)
    await visit.page.keyboard.press('d')
  },
  accessions: (visit: Visit) => goTo(visit, 'accessions'),
  async ledger(visit: Visit) {
    await goTo(visit, 'accessions')
    await visit.page.locator('[data-accession="1"] th button').click(patience)
    await visit.page.getByRole('button', { name: visit.words['ledger.print'] }).waitFor(patience)
  },
  async inventory(visit: Visit) {
    await goTo(visit, 'accessions')
    await press(visit, visit.words['accession.import'])
    visit.answer('open', [visit.drive])
    await press(visit, visit.words['drive.folder'])
    await visit.page.locator('.acc-inventory').waitFor(patience)
  },
  log: (visit: Visit) => goTo(visit, 'log'),
  settings: (visit: Visit) => goTo(visit, 'settings'),
  help: (visit: Visit) => goTo(visit, 'help'),
  async keys(visit: Visit) {
    await visit.page.keyboard.press('Shift+?')
    await visit.page.getByRole('dialog', { name: visit.words['keymap.title'] }).waitFor(patience)
  },
  async palette(visit: Visit) {
    await visit.page.keyboard.press('Control+k')
    await visit.page.getByRole('dialog', { name: visit.words['palette.title'] }).waitFor(patience)
  },
  async start({ page }: Visit) {
    for (const key of ['g', 'd']) await page.keyboard.press(key)
    await page.locator('main[data-screen=start]').waitFor(patience)
  },
} as const

/** A place the tour stops at. */
export type Stop = keyof typeof ways
/** All stops, in the order of the tour. The keys of a literal are just these. */
export const stops = Object.keys(ways) as readonly Stop[]

/** Goes to some stops of an open depot, by mouse and keys; calls `look` at each when it has come to rest. */
export async function goBy(
  visit: Visit,
  wanted: readonly Stop[],
  look: (stop: Stop) => Promise<void>,
): Promise<void> {
  for (const stop of wanted) {
    await ways[stop](visit)
    await settled(visit.page)
    await look(stop)
    await leaveSheets(visit.page)
  }
}

async function goTo(
  { page, words }: Visit,
  screen: 'overview' | 'records' | 'accessions' | 'log' | 'settings' | 'help',
): Promise<void> {
  const screens = page.getByRole('navigation', { name: words['nav.label'] })
  await screens.getByRole('button', { name: words[`nav.${screen}`], exact: true }).click(patience)
  await page.locator(`main[data-screen=${screen}]`).waitFor(patience)
}

/** Asks for records and goes to the first. */
async function find(visit: Visit, query: string): Promise<void> {
  const { page, words } = visit
  await goTo(visit, 'records')
  await page.getByRole('combobox', { name: words['records.query'] }).fill(query, patience)
  await page.keyboard.press('Enter')
  await settled(page)
  await page.getByRole('grid', { name: words['records.list'] }).focus(patience)
  await page.keyboard.press('Home')
  await page.locator('[data-pane=reading][data-record][aria-busy=false]').waitFor(patience)
}

async function press({ page }: Visit, name: string): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).first().click(patience)
}

async function leaveSheets(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0) return
  await page.keyboard.press('Escape')
  await page
    .getByRole('dialog')
    .first()
    .waitFor({ state: 'detached', ...patience })
}

/** Waits until nothing is being read, and what moves has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null, null, patience)
  await page.waitForTimeout(400)
}
