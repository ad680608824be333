import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '../../../build/chromium.mjs'
import { safeName } from '../../../main/hosts/electron/safe-name.ts'
import type { Name, Output } from '../../../shared/contract.ts'
import { call, launchWorkstation, type Workstation } from '../launch.ts'
import { biteBare } from './bare.ts'
import { names } from './names.ts'
import { hostileSet, type Row, writeHostileDrive } from './set.ts'
import { elementsSeen, isOurs, watchElements } from './shell.ts'

/** Hostile messages, read and clicked as a person does: none runs, none reaches the network, none writes where it should not. */
const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-hostile-'))
const saved = join(folder, 'saved')
const rows = hostileSet()
/** Mostly waiting, so it goes on beside the rest. */
let bitten: Promise<string[]> = Promise.resolve([])
const pane = '[data-pane=reading]'
/** What the window's policy says, and stops, when a message is parsed to be made harmless: there no handler could run anyway. */
const saidWhileParsing =
  /^(?:Executing inline event handler|Setting the document's base URI|Loading media) .*(?:script-src 'self'|base-uri 'none'|default-src 'none').*The action has been blocked\.$/s
/** The ways to read a record, in the order of their keys. */
const views = ['text', 'html', 'headers', 'parts', 'raw', 'origin']
const heard: string[] = []
let station: Workstation
let page: Page
/** The record of each row. */
const records = new Map<number, Row>()

async function ask<N extends Name>(name: N, input: unknown = {}): Promise<Output<N>> {
  const reply = await call(page, name, input)
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.failure)}`)
  return reply.value
}

/** The path of each record's file; asked inside the page, so that what else is known of it stays there. */
async function readPaths(): Promise<{ id: number; path: string }[]> {
  const { hits } = await ask('record.search', { limit: 1_000 })
  return page.evaluate(
    (ids) => {
      type Answer = { value: Output<'record.read'> }
      const { bewaarpost } = globalThis as unknown as {
        bewaarpost: { call(name: string, input: unknown): Promise<Answer> }
      }
      const pathOf = async (id: number) =>
        (await bewaarpost.call('record.read', { id })).value.provenance.path
      return Promise.all(ids.map(async (id) => ({ id, path: await pathOf(id) })))
    },
    hits.map(({ id }) => id),
  )
}

/** Waits for what is so before long; the hook's own limit ends what never is. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await page.waitForTimeout(100)
}

beforeAll(async () => {
  if (findChromium() !== null) bitten = biteBare(rows)
  // Should it fail, its own test says so.
  bitten.catch(() => {})
  const drive = join(folder, 'drive')
  writeHostileDrive(drive, rows)
  mkdirSync(saved)
  station = await launchWorkstation({ language: 'en', viewport: { width: 1280, height: 800 } })
  page = station.page
  page.on('console', (message) => heard.push(message.text()))
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('popup', () => heard.push('popup'))
  page.on('download', () => heard.push('download'))
  await station.answer('save', join(folder, 'vijandig'))
  const { chosen } = await ask('desk.choose', { what: 'new-depot', name: 'vijandig' })
  await ask('desk.create', { ticket: chosen?.ticket })
  await until(async () => (await ask('desk.state')).depot.is === 'open')
  await station.answer('open', [drive])
  const from = await ask('desk.choose', { what: 'drive-folder' })
  await ask('accession.import', { ticket: from.chosen?.ticket })
  await until(async () => (await ask('desk.state')).job === null)
  for (const { id, path } of await readPaths()) {
    const row = rows[Number(/(\d+)\.eml$/.exec(path)?.[1])]
    if (row !== undefined) records.set(id, row)
  }
  await watchElements(page)
}, 180_000)
afterAll(async () => {
  await station?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Waits until another record is on show than before. */
async function nextShown(before: string): Promise<string> {
  const shown = await page.waitForFunction(
    ([at, old]) => {
      const reading = document.querySelector(at)
      const isThere =
        reading !== null && reading.getAttribute('data-record') !== old && reading.ariaBusy !== 'true'
      return isThere ? reading.getAttribute('data-record') : null
    },
    [pane, before] as const,
    { timeout: 20_000 },
  )
  return (await shown.jsonValue()) ?? ''
}

/** Does something with the first records of the list, or all, moving as a person does from one to the next. */
async function withEach(
  doing: (row: Row, record: number) => Promise<void>,
  most = records.size,
): Promise<void> {
  const grid = page.getByRole('grid')
  await grid.focus()
  await page.keyboard.press('Home')
  let before = ''
  for (let n = 0; n < most; n++) {
    if (n > 0) {
      await grid.focus()
      await page.keyboard.press('j')
    }
    before = await nextShown(before)
    const row = records.get(Number(before))
    if (row === undefined) throw new Error(`no row of record ${before}`)
    await doing(row, Number(before))
  }
}

/** The rows beside the messages with HTML or hostile fields; they are the latest, and so the first of the list. */
const withFiles = rows.filter(({ name }) => name.startsWith('names') || name === 'documents').length

/** A script in a frame is also heard in the console; here it is known of which message it was. */
async function expectNoScriptInFrames(what: string): Promise<void> {
  for (const frame of page.frames().slice(1)) {
    const inFrame = await frame.evaluate(() => 'canary' in globalThis).catch(() => false)
    expect(inFrame, `${what}: a script ran in the frame`).toBe(false)
  }
}

/** Nothing of all that was shown so far ran, loaded, led away, or became an element of the window even for a moment. */
async function expectNothingLeft(): Promise<void> {
  expect(await page.evaluate(() => 'canary' in globalThis), 'a script ran in the window').toBe(false)
  const strangers = (await elementsSeen(page)).filter((element) => !isOurs(element))
  const named = strangers.map((element) => ({ ...element, row: records.get(Number(element.record))?.name }))
  expect(named, 'elements made of data').toEqual([])
  const urls = (await station.requests()).map(({ url }) => url)
  const ours = /^https:\/\/(?:app|[0-9a-f]{32}\.message)\.bewaarpost\.invalid\/|^data:|^blob:https:\/\/app\./
  expect(urls.filter((url) => !ours.test(url))).toEqual([])
  expect((await ask('desk.state')).refused).toBe(0)
  expect(page.url()).toBe('https://app.bewaarpost.invalid/')
  expect(page.context().pages()).toHaveLength(1)
  expect(heard.filter((text) => !saidWhileParsing.test(text))).toEqual([])
}

describe('the hostile set', () => {
  test('is all imported, every row a record', () => {
    expect(rows.length).toBeGreaterThanOrEqual(100)
    expect(records.size).toBe(rows.length)
  })

  test('read in every way and clicked everywhere: nothing runs, loads, leads away or becomes more than text', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await page.getByRole('grid').waitFor()
    let [shown, framed] = [0, 0]
    await withEach(async (row) => {
      shown++
      const others = ['headers', 'parts', 'raw', 'origin', 'text'] as const
      for (const view of row.html === null ? others : (['html', 'text'] as const)) {
        await page.keyboard.press(`Control+${views.indexOf(view) + 1}`)
        const panel = page.locator(`[data-view=${view}]`)
        if (view !== 'html') await panel.waitFor({ timeout: 20_000 })
        else if (await isFramed(panel)) {
          framed++
          await clickAll(page)
          await expectNoScriptInFrames(row.name)
          // A click leaves the focus in the frame, where the window's keys do not reach.
          await page.getByRole('grid').focus()
        }
      }
    })
    expect(shown).toBe(rows.length)
    // The rest is too large for a frame, and shown as text.
    expect(framed).toBeGreaterThanOrEqual(100)
    await expectNothingLeft()
  }, 180_000)
})

/** What lies outside of the folder that is saved into, before and after. */
const outside = () => readdirSync(folder).sort()

describe('the names of the set', () => {
  test('are saved in the folder that was chosen, each under a name of one line', async () => {
    const before = outside()
    let count = 0
    await withEach(async (row, record) => {
      if (!row.name.startsWith('names')) return
      const { attachments } = await ask('record.read', { id: record })
      const more = page.getByRole('button', { name: /more attachments?$/ })
      if (await more.count()) await more.click()
      for (const { path, name } of attachments) {
        const place = join(saved, String(count++))
        mkdirSync(place)
        // The dialog proposes this name, and the person takes it.
        await station.answer('save', join(place, safeName(name, `record ${record}`)))
        await page
          .locator(`[data-attachment="${path}"]`)
          .getByRole('button', { name: /^Save as … / })
          .click()
        const care = page.getByRole('alertdialog').getByRole('button', { name: 'Save all the same' })
        const write = async () => {
          if (await care.isVisible()) await care.click()
          return readdirSync(place).length
        }
        await expect.poll(write, { timeout: 20_000 }).toBe(1)
        const [file = ''] = readdirSync(place)
        expect(file).toMatch(/^[^\p{Cc}\p{Cf}\\/:*?"<>|]+$/u)
        const part = await ask('record.part', { id: record, path })
        await expect.poll(() => readFileSync(join(place, file)).equals(part.bytes)).toBe(true)
      }
      if (row.name === 'names 2') {
        const said = await page.locator('.reading-files').innerText()
        expect(said).toContain('aU+202Efdp.exe')
        expect(said).toContain('reversed name')
      }
    }, withFiles)
    expect(count).toBeGreaterThan(names.length)
    expect(outside()).toEqual(before)
    await expectNothingLeft()
  }, 120_000)
})

describe('documents', () => {
  test('are shown by what they are, and do nothing', async () => {
    await withEach(async (row, record) => {
      if (row.name !== 'documents') return
      const { attachments } = await ask('record.read', { id: record })
      await page.getByRole('button', { name: /more attachments?$/ }).click()
      for (const { path } of attachments) {
        const show = page.locator(`[data-attachment="${path}"]`).getByRole('button', { name: /^Show / })
        if (!(await show.count())) continue
        await show.click()
        const sheet = page.getByRole('dialog')
        await sheet.locator('iframe.mail, canvas, [data-text], [data-not-shown]').first().waitFor()
        await page.waitForTimeout(300)
        await expectNoScriptInFrames(`document ${path}`)
        await page.keyboard.press('Escape')
        await sheet.waitFor({ state: 'detached' })
      }
    }, withFiles)
    await expectNothingLeft()
  })
})

describe('without protection', () => {
  test.skipIf(findChromium() === null)('the set bites: most of it loads, runs or leads away', async () => {
    expect((await bitten).length).toBeGreaterThan(45)
  })
})

/** Waits until a message is shown as HTML, in a frame, or as text where it is too large for one. */
async function isFramed(panel: Locator): Promise<boolean> {
  const shown = panel.locator('iframe.mail, [data-text]').first()
  return (await shown.evaluate((element) => element.localName)) === 'iframe'
}

/** Clicks whatever a message offers, with the mouse. */
async function clickAll(on: Page): Promise<void> {
  const frame = on.frameLocator('iframe.mail')
  await frame.locator('body').waitFor({ state: 'attached', timeout: 10_000 })
  const places = frame.locator(
    'a, area, button, input, label, summary, .bewaarpost-link, .bewaarpost-picture',
  )
  const count = Math.min(4, await places.count())
  for (let place = 0; place < count; place++) {
    await places
      .nth(place)
      .click({ timeout: 1_000, force: true, noWaitAfter: true })
      .catch(() => {})
  }
}
