import { beforeAll, describe, expect, test } from 'vitest'
import { parseQuery } from '../../shared/query.ts'
import {
  found,
  goTo,
  isAtRecord,
  listOf,
  openSample,
  queryBox,
  readRecord,
  search,
  shows,
  until,
} from './at-the-list.ts'
import { type Archivist, ask, patience, sitDown } from './at-work.ts'

/** Log, settings and help: what was done is told, what is chosen holds at once and for good, what is explained works. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
})
const page = () => archivist.station.page
const settings = async () => (await ask(archivist.station, 'desk.state')).settings

describe('settings', () => {
  const choose = (group: 'language' | 'theme' | 'rows' | 'view' | 'letters', choice: string) =>
    page()
      .getByRole('group', { name: archivist.say(`settings.${group}`) })
      .getByRole('radio', { name: choice, exact: true })
      // Not `check`, which looks for the choice by its name once more: in another language it has another.
      .click()

  test('hold at once: colours, rows, name, language', async () => {
    await goTo(archivist, 'settings')
    await choose('theme', archivist.say('settings.theme.dark'))
    await expect.poll(() => page().locator('html').getAttribute('data-theme')).toBe('dark')
    await choose('rows', archivist.say('settings.rows.roomy'))
    await page()
      .getByRole('textbox', { name: archivist.say('settings.name') })
      .fill('M. de Wit')
    await page().keyboard.press('Enter')
    await page()
      .getByRole('button', { name: archivist.say('status.person', { name: 'M. de Wit' }) })
      .waitFor(patience)
    await goTo(archivist, 'records')
    await expect
      .poll(
        async () => (await listOf(archivist).locator('[data-place]').first().boundingBox())?.height,
        patience,
      )
      .toBe(36)
    await goTo(archivist, 'settings')
    await choose('language', archivist.say('settings.language.nl'))
    archivist = sitDown(archivist.station, 'nl')
    await archivist.isAt('settings.title')
    expect(await page().locator('html').getAttribute('lang')).toBe('nl')
  })

  test('hold after a restart', async () => {
    archivist = sitDown(await archivist.station.restart({ argv: [] }), 'nl')
    await until(async () => expect(await page().locator('html').getAttribute('lang')).toBe('nl'))
    await expect.poll(() => page().locator('html').getAttribute('data-theme'), patience).toBe('dark')
    expect(await settings()).toMatchObject({
      theme: 'dark',
      rows: 'roomy',
      language: 'nl',
      person: 'M. de Wit',
    })
    await goTo(archivist, 'settings')
    await choose('language', archivist.say('settings.language.en'))
    archivist = sitDown(archivist.station, 'en')
    await archivist.isAt('settings.title')
  })

  test('have a size that holds in the window', async () => {
    const width = () => page().evaluate(() => innerWidth)
    const before = await width()
    await page().keyboard.press('Control+=')
    await expect.poll(width, patience).toBeLessThan(before)
    await page().keyboard.press('Control+0')
    await expect.poll(width, patience).toBe(before)
  })
})

describe('the log', () => {
  test('has a line for each thing done, with who did it, and leads to its record', async () => {
    await goTo(archivist, 'records')
    await search(archivist, 'is:undecided')
    const [id = 0] = await found(archivist, 'is:undecided')
    await readRecord(archivist, id)
    await page().keyboard.press('p')
    await expect
      .poll(async () => (await ask(archivist.station, 'record.read', { id })).value, patience)
      .toBe('B')
    await ask(archivist.station, 'mark.note', { id, text: 'seen' })
    await goTo(archivist, 'log')
    const { events, head } = await ask(archivist.station, 'log.read')
    await page().getByText(head).waitFor(patience)
    const lines = page().locator('.log-table tbody tr')
    await expect.poll(() => lines.count(), patience).toBe(events.length)
    const first = lines.first()
    expect(await first.innerText()).toContain('M. de Wit')
    expect(await first.innerText()).toContain(archivist.say('log.action.mark.note'))
    expect(await lines.nth(1).innerText()).toContain(archivist.say('log.action.mark.value'))
    expect(await lines.nth(1).innerText()).toContain(archivist.say('value.B'))
    await first.getByRole('button', { name: archivist.say('log.record', { n: id }) }).click()
    await shows(archivist, `id:${id}`)
    await isAtRecord(archivist, id)
  })

  test('shows one kind of line on request', async () => {
    await goTo(archivist, 'log')
    const { events } = await ask(archivist.station, 'log.read')
    const kind = 'accession.import'
    await page()
      .getByRole('combobox', { name: archivist.say('log.filter') })
      .selectOption(kind)
    const lines = page().locator('.log-table tbody tr')
    await expect
      .poll(() => lines.count(), patience)
      .toBe(events.filter(({ action }) => action === kind).length)
  })
})

describe('help', () => {
  const topics = ['begin', 'import', 'ledger', 'query', 'appraise', 'keys', 'safe', 'about'] as const

  test('has all its pages, by mouse and by the arrows', async () => {
    await goTo(archivist, 'help')
    for (const topic of topics) {
      await page()
        .getByRole('navigation', { name: archivist.say('help.topics') })
        .getByRole('button', { name: archivist.say(`help.topic.${topic}`), exact: true })
        .click()
      await archivist.isAt(`help.topic.${topic}`)
    }
    await page().keyboard.press('Home')
    await page().keyboard.press('Enter')
    await archivist.isAt('help.topic.begin')
  })

  test.each(['en', 'nl'] as const)('has examples of queries that all can be asked: %s', async (language) => {
    await ask(archivist.station, 'desk.settings', { language })
    archivist = sitDown(archivist.station, language)
    await goTo(archivist, 'help')
    await archivist.press('help.topic.query')
    await archivist.isAt('help.topic.query')
    const examples = page().locator('.help-text button.link.mono')
    await expect.poll(() => examples.count(), patience).toBeGreaterThan(20)
    const queries = (await examples.allTextContents()).map((text) => text.trim())
    for (const query of queries) {
      expect([query, parseQuery(query).ok]).toEqual([query, true])
      await ask(archivist.station, 'record.search', { query, limit: 1 })
    }
    await examples.first().click()
    await shows(archivist, queries[0] ?? '')
    expect(await queryBox(archivist).inputValue()).toBe(queries[0])
    await ask(archivist.station, 'desk.settings', { language: 'en' })
    archivist = sitDown(archivist.station, 'en')
  })

  test('opens at what one is doing: F1 in the query box tells how to search', async () => {
    await goTo(archivist, 'records')
    await queryBox(archivist).press('F1')
    await archivist.isAt('help.topic.query')
  })
})
