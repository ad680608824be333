import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccessionLedger, LedgerLine } from '../../shared/ledger.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { goTo, isAtRecord, openSample, shows } from './at-the-list.ts'
import { type Archivist, ask, patience, sitDown } from './at-work.ts'

/** The account of an accession on the screen, as a table and on paper: it says what the engine says, of every file. */
const folder = makeTempFolder()
let archivist: Archivist
let account: AccessionLedger
let logHead: string

beforeAll(async () => {
  archivist = await openSample()
  const ledger = await ask(archivist.station, 'ledger.read')
  const [first] = ledger.accessions
  if (first === undefined) throw new Error('the sample has no accession')
  account = first
  logHead = ledger.logHead
  await showAccount()
})
afterAll(() => removeFolder(folder))

const page = () => archivist.station.page
const grid = () => page().getByRole('grid', { name: archivist.say('ledger.table') })
const rowOf = ({ sourceFile }: LedgerLine) => grid().locator(`[data-source="${sourceFile}"]`)
const number = (n: number) => new Intl.NumberFormat('en-GB').format(n)
const problemsOf = ({ problems }: LedgerLine) => problems.reduce((so, { count }) => so + count, 0)

async function showAccount(): Promise<void> {
  await goTo(archivist, 'accessions')
  await page().locator('[data-accession="1"]').getByRole('rowheader').getByRole('button').click(patience)
  await archivist.isAt('ledger.title', { number: 1 })
  await grid().locator('[data-place="0"]').waitFor(patience)
}

/** The lines of the account in words and figures, from the first to the last, as someone sees them who goes through by keys. */
async function readLines(): Promise<Map<number, string[]>> {
  const seen = new Map<number, string[]>()
  const total = Number(await grid().getAttribute('aria-rowcount')) - 1
  await grid().locator('[data-place="0"]').focus()
  await page().keyboard.press('Home')
  for (let steps = 0; seen.size < total && steps <= total; steps++) {
    const rows = await grid()
      .locator('[data-source]')
      .evaluateAll((all) =>
        all.map((row) => ({
          source: Number(row.dataset['source']),
          cells: [...row.querySelectorAll('th,td')].map((cell) => cell.textContent?.trim() ?? ''),
        })),
      )
    for (const { source, cells } of rows) seen.set(source, cells)
    await page().keyboard.press('PageDown')
  }
  return seen
}

/** Chooses which lines are listed, and waits until there are as many as the engine has. */
async function choose(filter: 'all' | 'mail' | 'other' | 'problems' | 'open', text = ''): Promise<number> {
  const { say, station, sees } = archivist
  await page()
    .getByRole('radio', { name: say(`ledger.filter.${filter}`), exact: true })
    .click(patience)
  await page()
    .getByRole('searchbox', { name: say('ledger.find') })
    .fill(text)
  const { total } = await ask(station, 'ledger.lines', { accession: 1, filter, text })
  await sees('ledger.shown', { n: total, of: account.totals.files })
  return total
}

describe('the account on the screen', () => {
  test('says what was handed over, that it closes, and what all lines come to', async () => {
    const { sees, say } = archivist
    expect(account.closes).toBe(true)
    await sees('ledger.closes')
    const head = await page().locator('.led-head').innerText()
    for (const text of ['USB-schijf HD-3', '7 January 2020', 'afd. ICT', logHead])
      expect(head).toContain(text)
    const { files, found, imported, setAside, problems } = account.totals
    const foot = await page().locator('.led-foot').innerText()
    for (const text of [
      say('ledger.foot.files', { n: files }),
      say('ledger.foot.found', { n: found }),
      say('accession.imported.n', { n: imported }),
      say('accession.aside.n', { n: setAside }),
      say('ledger.foot.problems', { n: problems }),
      say('ledger.foot.mail', { n: account.totals.mail }),
      say('ledger.foot.other', { n: account.totals.other }),
    ])
      expect(foot).toContain(text)
    expect(found).toBe(imported + setAside)
  })

  test('has a line for every file with the figures of the engine; what is not mail says so', async () => {
    await choose('all')
    const seen = await readLines()
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual(
      account.lines.map(({ sourceFile }) => sourceFile).sort((a, b) => a - b),
    )
    for (const line of account.lines) {
      const [path = '', size, ...rest] = seen.get(line.sourceFile) ?? []
      expect(path.endsWith(line.path), path).toBe(true)
      expect(size, path).toBe(number(line.size))
      const problems = problemsOf(line)
      expect(rest.at(-1), path).toBe(problems === 0 ? '' : number(problems))
      const { say } = archivist
      expect(rest.at(-2), path).toContain(say(line.closes ? 'ledger.yes' : 'ledger.no'))
      const figures = [line.found, line.imported, line.firstCopy, line.shared, line.setAside].map(number)
      if (line.role === 'mail') expect(rest.slice(0, 5), path).toEqual(figures)
      else expect(rest, path).toHaveLength(3)
      if (line.role === 'other' || line.role === 'unreadable')
        expect(rest[0], path).toMatch(/not mail|NOT READ/)
    }
    // The sample has both kinds.
    expect(new Set(account.lines.map(({ role }) => role)).size).toBeGreaterThan(1)
  })

  test.each(['mail', 'other', 'problems', 'open', 'all'] as const)('lists by kind: %s', async (filter) => {
    const total = await choose(filter)
    if (total > 0) {
      await expect.poll(() => grid().getAttribute('aria-rowcount'), patience).toBe(String(total + 1))
      return
    }
    await archivist.sees(filter === 'open' ? 'ledger.none.open' : 'ledger.none')
    await archivist.press('ledger.none.clear')
    await archivist.sees('ledger.shown', { n: account.totals.files, of: account.totals.files })
  })

  test('lists by a word of the path', async () => {
    const line = account.lines.find(({ container }) => container === null)
    const name = line?.path.split('/').at(-1) ?? ''
    expect(await choose('all', name)).toBeGreaterThan(0)
    await choose('all', 'no file has this in its path')
    await archivist.sees('ledger.none')
    await choose('all')
  })

  test('leads from a count of records to just these', async () => {
    const line = account.lines.find(({ imported }) => imported > 1)
    if (line === undefined) throw new Error('no file with records')
    await choose('all', line.path)
    await archivist.press('ledger.records.of', { n: line.imported, path: line.path })
    const totals = await shows(archivist, `source:${line.sourceFile}`)
    expect(totals.records).toBe(line.imported)
    await showAccount()
  })

  test('opens, by keys, to the kinds of records in a file, which lead to just these', async () => {
    const { station, say } = archivist
    const line = account.lines.find(({ imported }) => imported > 1)
    if (line === undefined) throw new Error('no file with records')
    await choose('all', line.path)
    await rowOf(line).focus()
    await page().keyboard.press('Enter')
    const kinds = page().getByRole('group', { name: say('ledger.kinds.of', { path: line.path }) })
    await kinds.getByRole('button').first().focus(patience)
    await page().keyboard.press('Enter')
    const { classes } = await ask(station, 'ledger.source', { sourceFile: line.sourceFile })
    const [first] = classes
    const { records } = await shows(archivist, `source:${line.sourceFile} kind:${first?.kind}`)
    expect(records).toBe(first?.records)
    await showAccount()
  })

  test.each(['mouse', 'keys'] as const)(
    'leads from a file to its problems to their record, by %s',
    async (by) => {
      const { station, sees, say } = archivist
      const listed = await ask(station, 'problem.list', { accession: 1, limit: 1000 })
      const ofRecord = listed.problems.find(({ record, path }) => record !== null && path !== null)
      const line = account.lines.find(({ path, role }) => path === ofRecord?.path && role === 'mail')
      if (line === undefined || ofRecord === undefined) throw new Error('no problem of a record')
      await choose('problems', line.path)
      await rowOf(line).waitFor(patience)
      const { problems } = await ask(station, 'problem.list', {
        accession: 1,
        sourceFile: line.sourceFile,
        limit: 1000,
      })
      const link = page().getByRole('button', {
        name: say('ledger.problems.of', { n: problemsOf(line), path: line.path }),
      })
      if (by === 'mouse') await link.click(patience)
      else {
        // Enter opens the line, in which the problems are named; Tab goes to what can be pressed.
        await rowOf(line).focus()
        await page().keyboard.press('Enter')
        await sees('ledger.line.hash')
        await link.focus()
        await page().keyboard.press('Enter')
      }
      const sheet = page().getByRole('dialog', { name: say('problems.title.of', { path: line.path }) })
      await sheet.getByText(say('problems.shown', { n: problems.length })).waitFor(patience)
      const kinds = await sheet
        .locator('[data-problem]')
        .evaluateAll((all) => all.map((one) => one.dataset['problem']))
      expect(kinds).toEqual(problems.map(({ kind }) => kind))
      const id = problems.find(({ record }) => record !== null)?.record ?? 0
      const read = sheet.getByRole('button', { name: say('problems.read', { id }) }).first()
      if (by === 'mouse') await read.click(patience)
      else {
        await read.focus()
        await page().keyboard.press('Enter')
      }
      await isAtRecord(archivist, id)
      await shows(archivist, `id:${id}`)
      await showAccount()
    },
  )
})

describe('the account outside of the window', () => {
  test('as CSV is the export of the engine, with the mark that spreadsheets need', async () => {
    const { station, press, sees } = archivist
    const file = join(folder, 'ledger.csv')
    await station.answer('save', file)
    await press('ledger.csv')
    await sees('status.saved', { name: 'ledger.csv' })
    const { text } = await ask(station, 'ledger.export', { accession: 1, form: 'csv' })
    expect(readFileSync(file, 'utf8')).toBe(`\u{feff}${text}`)
  })

  test('for print is the whole document and nothing of the window; as PDF it can be read', async () => {
    const { station, press, sees, say } = archivist
    const file = join(folder, 'ledger.pdf')
    const window = page().locator('.frame')
    const paper = page().locator('article.paper')
    expect(await paper.count()).toBe(0)
    await press('ledger.pdf')
    // While the person says where, the paper lies ready.
    await paper.waitFor({ ...patience, state: 'attached' })
    expect([await paper.isVisible(), await window.isVisible()]).toEqual([false, true])
    await page().emulateMedia({ media: 'print' })
    expect([await paper.isVisible(), await window.isVisible()]).toEqual([true, false])
    const printed = await paper.locator('tbody th').allInnerTexts()
    expect(printed.slice(0, -1)).toEqual(account.lines.map(({ path }) => path))
    // Nothing is cut off by a box that scrolls.
    const hidden = await paper.evaluate((each) => {
      const box = document.scrollingElement
      return (box?.scrollHeight ?? 0) + 1 < each.getBoundingClientRect().height
    })
    expect(hidden).toBe(false)
    await page().emulateMedia({ media: null })
    await station.answer('save', file)
    await sees('status.saved', { name: 'ledger.pdf' })
    await paper.waitFor({ ...patience, state: 'detached' })

    const words = await textOf(file)
    const pages = words.length
    expect(pages).toBeGreaterThan(0)
    const all = words.join('\n')
    for (const text of [
      say('ledger.paper.title', { number: 1 }),
      'USB-schijf HD-3',
      say('ledger.closes'),
      say('ledger.paper.total'),
      number(account.totals.size),
    ])
      expect(all).toContain(text)
    const solid = all.replace(/\s+/g, '')
    for (const { path } of account.lines) expect(solid).toContain(path.replace(/\s+/g, ''))
    expect(solid).toContain(logHead)
    words.forEach((text, place) => {
      expect(text.replace(/\s+/g, ' ')).toContain(`${place + 1} / ${pages}`)
    })
  })

  test('is in the language of the window', async () => {
    const { station } = archivist
    await ask(station, 'desk.settings', { language: 'nl' })
    const dutch = sitDown(station, 'nl')
    await dutch.isAt('ledger.title', { number: 1 })
    const file = join(folder, 'verantwoording.pdf')
    await station.answer('save', file)
    await dutch.press('ledger.pdf')
    await dutch.sees('status.saved', { name: 'verantwoording.pdf' })
    const words = (await textOf(file)).join('\n')
    expect(words).toContain(dutch.say('ledger.paper.title', { number: 1 }))
    expect(words).toContain(dutch.say('ledger.closes'))
    expect(words).not.toContain(archivist.say('ledger.closes'))
    await ask(station, 'desk.settings', { language: 'en' })
  })
})

/** The text of each page of a PDF. */
async function textOf(file: string): Promise<string[]> {
  const loading = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 })
  const document = await loading.promise
  const pages: string[] = []
  for (let place = 1; place <= document.numPages; place++) {
    const content = await (await document.getPage(place)).getTextContent()
    pages.push(
      content.items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''),
    )
  }
  await loading.destroy()
  return pages
}
