import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeSampleDrive } from '../../main/hosts/sample/drive.ts'
import { found, queryBox, recordAt, shows } from './at-the-list.ts'
import { ask, beginWork, isClosed, isIdle, isOpen, patience } from './at-work.ts'

/** A day's work from an empty desk to a closed depot, without a mouse. */
const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Presses of Tab after which something that should be reachable counts as unreachable. */
const MOST_TABS = 120

test('a drive is imported, accounted for, searched, appraised and closed by keys alone', async () => {
  const drive = join(folder, 'drive')
  writeSampleDrive(drive)
  const archivist = await beginWork({ language: 'en', viewport: { width: 1280, height: 800 } })
  const { station, say } = archivist
  const { page } = station
  const { keyboard } = page
  /** Whatever would be a mouse is a failure of the test. */
  await page.evaluate(() => {
    for (const kind of ['pointerdown', 'mousedown'] as const) {
      window.addEventListener(kind, () => document.documentElement.setAttribute('data-mouse', kind), true)
    }
  })
  const tabTo = async (name: string): Promise<void> => {
    const isThere = () =>
      page.evaluate((wanted) => {
        const at = document.activeElement
        return (
          at !== null &&
          at !== document.body &&
          (at.getAttribute('aria-label') ?? at.textContent ?? '').trim() === wanted
        )
      }, name)
    for (let press = 0; press < MOST_TABS && !(await isThere()); press++) await keyboard.press('Tab')
    expect([name, await isThere()]).toEqual([name, true])
  }
  const screen = (name: string) => page.locator(`main[data-screen=${name}]`).waitFor(patience)
  const counts = async (query = '') => (await ask(station, 'record.totals', { query })).values

  // A depot.
  await archivist.isAt('start.title')
  await station.answer('save', join(folder, 'work.depot'))
  await tabTo(say('start.new'))
  await keyboard.press('Enter')
  await isOpen(station, 'work.depot')

  // A drive: its inventory, who handed it over, its import.
  await station.answer('open', [drive])
  await keyboard.press('Control+i')
  await screen('accessions')
  await page.getByRole('button', { name: say('drive.folder') }).waitFor(patience)
  await tabTo(say('drive.folder'))
  await keyboard.press('Enter')
  const begin = page.locator('form button[type=submit]')
  await begin.and(page.locator(':enabled')).waitFor(patience)
  await page.getByRole('table', { name: say('drive.formats') }).waitFor(patience)
  const label = (await begin.innerText()).trim()
  const items = Number(label.replaceAll(/\D/g, ''))
  const from = page.getByRole('textbox', { name: say('drive.from') })
  for (
    let press = 0;
    press < MOST_TABS && !(await from.evaluate((field) => field === document.activeElement));
    press++
  ) {
    await keyboard.press('Tab')
  }
  await keyboard.type('afd. ICT')
  await tabTo(label)
  await keyboard.press('Enter')
  await archivist.sees('drive.imported.closes')
  await isIdle(station)
  const { records, closes } = await ask(station, 'depot.status')
  expect([records, closes]).toEqual([items, true])

  // Its account.
  await keyboard.press('g')
  await keyboard.press('a')
  await page.locator('main table').getByRole('button').first().waitFor(patience)
  const account = await page
    .locator('main table')
    .getByRole('button')
    .first()
    .evaluate((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim())
  await tabTo(account)
  await keyboard.press('Enter')
  await page.locator('main').getByText(say('ledger.closes'), { exact: false }).first().waitFor(patience)
  const { accessions } = await ask(station, 'ledger.read')
  expect(accessions[0]?.handedOverBy).toBe('afd. ICT')

  // A query.
  await keyboard.press('g')
  await keyboard.press('r')
  await screen('records')
  await shows(archivist, '')
  await keyboard.press('/')
  await expect
    .poll(() => queryBox(archivist).evaluate((box) => box === document.activeElement), patience)
    .toBe(true)
  await keyboard.type('mailbox:griffie')
  await keyboard.press('Enter')
  const { records: griffie } = await shows(archivist, 'mailbox:griffie')
  const ids = await found(archivist, 'mailbox:griffie')

  // Ten decisions, each followed by the next undetermined record.
  await keyboard.press('Home')
  for (let n = 0; n < 10; n++) {
    await expect.poll(() => recordAt(archivist), patience).toBe(ids[n])
    await keyboard.press(n % 2 === 0 ? 'p' : 'd')
  }
  await expect.poll(() => recordAt(archivist), patience).toBe(ids[10])
  expect(await counts('mailbox:griffie')).toEqual({ B: 5, V: 5, N: griffie - 10 })

  // The rest at once, and back again.
  await keyboard.press('/')
  await keyboard.press('End')
  await keyboard.type(' is:undecided')
  await keyboard.press('Enter')
  await shows(archivist, 'mailbox:griffie is:undecided')
  await keyboard.press('Shift+A')
  const sheet = page.getByRole('dialog', { name: say('appraise.bulk.title') })
  await sheet.waitFor(patience)
  await keyboard.press('d')
  const apply = say('appraise.bulk.apply', { n: griffie - 10, value: 'V' })
  await sheet
    .getByRole('button', { name: apply, exact: true })
    .and(page.locator(':enabled'))
    .waitFor(patience)
  await tabTo(apply)
  await keyboard.press('Enter')
  await sheet.waitFor({ state: 'detached', ...patience })
  expect(await counts('mailbox:griffie')).toEqual({ B: 5, V: griffie - 5, N: 0 })
  await keyboard.press('Control+z')
  await archivist.sees('appraise.undone.value', { n: griffie - 10 })
  expect(await counts('mailbox:griffie')).toEqual({ B: 5, V: 5, N: griffie - 10 })

  // Where it stands, what was done, and home.
  await keyboard.press('Escape')
  await keyboard.press('g')
  await keyboard.press('o')
  await screen('overview')
  await archivist.isAt('overview.title')
  await keyboard.press('g')
  await keyboard.press('l')
  await screen('log')
  const { events } = await ask(station, 'log.read')
  await expect.poll(() => page.locator('.log-table tbody tr').count(), patience).toBe(events.length)
  expect(events.filter(({ action }) => action === 'mark.value').length).toBe(11)
  expect(await page.locator('html').getAttribute('data-mouse')).toBeNull()
  await keyboard.press('Control+w')
  await isClosed(station)
  await archivist.isAt('start.title')
  await station.close()
})
