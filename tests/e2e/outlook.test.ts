import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleFolders } from '../helpers/pst/sample.ts'
import { buildPst, writePst } from '../helpers/pst/write.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { faultsOf, lookLike, looks, walkThrough } from './accessible.ts'
import { found, goTo, listOf, readRecord } from './at-the-list.ts'
import { type Archivist, ask, beginWork, importDrive, makeDepot, patience } from './at-work.ts'
import { sentencesIn } from './sentences.ts'

/** A mailbox of Outlook in the window: its appointments, contacts, tasks and notes are what they are, and nothing of them is lost. */
const folder = makeTempFolder()
let archivist: Archivist

const drive = join(folder, 'HD-7')

beforeAll(async () => {
  mkdirSync(drive)
  writePst(join(drive, 'burgemeester.pst'), { folders: sampleFolders() })
  const { bytes } = buildPst({ folders: sampleFolders() })
  // In the middle of it, where items lie.
  writeFileSync(
    join(drive, 'kapot.pst'),
    Buffer.from(bytes).fill(0, bytes.length / 2, bytes.length / 2 + 4096),
  )
  writeFileSync(join(drive, 'brief.eml'), 'From: a@example.org\r\nSubject: quillfeather\r\n\r\nText.\r\n')
  archivist = await beginWork({ viewport: { width: 1440, height: 900 }, language: 'en' })
})
afterAll(() => removeFolder(folder))

const page = () => archivist.station.page
const pane = () => page().getByRole('region', { name: archivist.say('reading.label'), exact: true })
const card = (word: Parameters<Archivist['say']>[0]) =>
  pane().getByRole('region', { name: archivist.say(word), exact: true })

/** Reads the first record that a query finds, and answers with its number. */
async function read(query: string): Promise<number> {
  const [id = 0] = await found(archivist, query)
  await readRecord(archivist, id)
  return id
}

test('a drive with a file of personal folders is imported', async () => {
  await makeDepot(archivist, join(folder, 'raad.depot'))
  await importDrive(archivist, drive)
  await goTo(archivist, 'records')
  expect((await found(archivist, 'is:derived')).length).toBeGreaterThan(20)
})

describe('an item is shown as what it is', () => {
  test('an appointment with its time, place and people, how it recurs, and what is otherwise', async () => {
    await read('kind:calendar subject:staf')
    const entry = card('card.calendar')
    await entry.getByText('every week on Tuesday, 10 times').waitFor(patience)
    await entry.getByText('Raadzaal').waitFor(patience)
    await entry.getByText('‹e.jansen@example.nl›').waitFor(patience)
    await entry.getByText(archivist.say('card.changed', { n: 1 })).click()
    await entry.getByText('Staf (verzet)').waitFor(patience)
    await entry.getByText(archivist.say('card.removed', { n: 1 })).click()
    await entry.getByText(/Tuesday,? 30 April 2013/).waitFor(patience)
    expect(await faultsOf(archivist, [looks[1]])).toEqual([])
  })

  test.each([
    [
      'kind:contact',
      'card.contact',
      ['el Amrani, Fatima', 'Gemeente Voorbeeld', '+31 6 5550 0102', 'Dorpsstraat 1'],
    ],
    ['kind:list', 'card.list', ['3 members', '‹wang@example.org›']],
    ['kind:task', 'card.task', ['Friday, 12 April 2013', 'in progress · 50% complete']],
    ['kind:note', 'card.note', ['green']],
    ['kind:journal', 'card.journal', ['Phone call']],
  ] as const)('%s', async (query, word, facts) => {
    await read(query)
    const said = await card(word).innerText()
    for (const fact of facts) expect(said).toContain(fact)
  })

  test('and nothing of it stays on the next record', async () => {
    for (const query of ['kind:calendar subject:staf', 'kind:contact', 'subject:quillfeather'])
      await read(query)
    await pane().locator('[data-view=text]').waitFor(patience)
    expect(await pane().locator('[data-card]').count()).toBe(0)
  })

  test('in Dutch', async () => {
    const say = sentencesIn('nl')
    await read('kind:task')
    await lookLike(archivist, looks[2])
    const entry = pane().or(page().locator('[data-pane=reading]')).locator('[data-card=task]')
    expect(await entry.getAttribute('aria-label')).toBe(say('card.task'))
    expect(await entry.innerText()).toContain('vrijdag 12 april 2013')
    await lookLike(archivist, looks[0])
  })

  test('with a sign in the list that has a name', async () => {
    await read('kind:contact')
    const row = listOf(archivist).locator('[data-record]').first()
    expect(await row.innerText()).toContain(archivist.say('records.facet.kind.contact'))
  })
})

describe('a record that lies in no folder people see', () => {
  test.each(['recovered', 'associated'] as const)('%s', async (foundAs) => {
    await read(`is:${foundAs}`)
    await archivist.sees(`reading.found.${foundAs}.means`)
    const row = listOf(archivist).locator('[data-record]').first()
    expect(await row.innerText()).toContain(archivist.say(`records.found.${foundAs}`))
  })
})

describe('the properties of an item', () => {
  const grid = () => pane().getByRole('grid', { name: archivist.say('reading.view.properties') })
  const value = () => pane().getByRole('region', { name: archivist.say('reading.properties.value') })

  test('are listed, filtered and gone through by keys', async () => {
    const id = await read('subject:vergunning has:attachment')
    await page().keyboard.press('Control+7')
    await grid().waitFor(patience)
    const { groups } = await ask(archivist.station, 'record.properties', { id })
    const all = groups.reduce((sum, { properties }) => sum + properties.length, 0)
    await archivist.sees('reading.properties.count', { n: all })
    expect(await faultsOf(archivist)).toEqual([])
    const { unseen, missed, round } = await walkThrough(page())
    expect({ unseen, missed, round }).toEqual({ unseen: [], missed: [], round: true })
    await pane().getByRole('searchbox').fill('PidTagTransportMessageHeaders')
    await archivist.sees('reading.properties.count', { n: 1 })
    await value().getByText('from mx.example.nl').waitFor(patience)
    await pane().getByRole('searchbox').fill('')
    // The last of the rows that are shown: while the list is still narrowed, that is another.
    await archivist.sees('reading.properties.count', { n: all })
    await grid().focus()
    await page().keyboard.press('End')
    const last = groups.at(-1)?.properties.at(-1)
    expect(last?.name).toMatch(/^Pid/)
    await value()
      .getByText(last?.name ?? '', { exact: false })
      .first()
      .waitFor(patience)
  })

  test('come into view when they are asked for, and not with the next record', async () => {
    const [first = 0] = await found(archivist, 'subject:vergunning has:attachment')
    await readRecord(archivist, first)
    const scrolled = () =>
      pane()
        .locator('.reading-box')
        .evaluate(({ scrollTop }) => scrollTop)
    await page().keyboard.press('Control+1')
    await pane().locator('[data-view=text]').waitFor(patience)
    await archivist.press('reading.files.more', { n: 4 })
    expect(await scrolled()).toBe(0)
    await page().keyboard.press('Control+7')
    await grid().waitFor(patience)
    expect(await scrolled()).toBeGreaterThan(100)
    await read('kind:task')
    await read('subject:vergunning has:attachment')
    await grid().waitFor(patience)
    expect(await scrolled()).toBe(0)
  })

  test('are not offered where there are none', async () => {
    await read('subject:quillfeather')
    await pane().locator('[data-view=text]').waitFor(patience)
    const tab = pane().getByRole('tab', { name: archivist.say('reading.view.properties') })
    expect(await tab.count()).toBe(0)
  })
})

test('the raw view says that the message was made, and saves the item as it is kept', async () => {
  const id = await read('kind:task')
  await page().keyboard.press('Control+5')
  await pane().locator('.reading-raw-row').filter({ hasText: 'Subject: Nota schrijven' }).waitFor(patience)
  const file = join(folder, 'taak.mapi')
  await archivist.station.answer('save', file)
  await archivist.press('reading.raw.save', { form: 'mapi' })
  await archivist.sees('status.saved', { name: 'taak.mapi' })
  const { bytes } = await ask(archivist.station, 'record.raw', { id })
  expect(readFileSync(file).equals(bytes)).toBe(true)
  await page().keyboard.press('Control+1')
})

test('files stand below the message they lie in', async () => {
  await read('subject:vergunning has:attachment')
  await archivist.press('reading.files.more', { n: 4 })
  const paths = await pane()
    .locator('[data-attachment]')
    .evaluateAll((files) => files.map(({ dataset }) => dataset['attachment']))
  const outer = paths.indexOf('5')
  expect(paths.slice(outer, outer + 3)).toEqual(['5', '5.2', '5.3'])
})

test('the account of the file closes, and can be opened', async () => {
  await goTo(archivist, 'accessions')
  await page().locator('[data-accession="1"]').getByRole('rowheader').getByRole('button').click(patience)
  const line = page()
    .getByRole('grid', { name: archivist.say('ledger.table') })
    .locator('[data-source]')
    .filter({ hasText: 'burgemeester.pst' })
  await line.waitFor(patience)
  await line.focus()
  await page().keyboard.press('Enter')
  const { folders, classes } = await ask(archivist.station, 'ledger.source', {
    sourceFile: Number(await line.getAttribute('data-source')),
  })
  expect(folders.length).toBeGreaterThan(5)
  expect(classes.length).toBeGreaterThan(5)
  const said = async (word: 'ledger.folders.of' | 'ledger.kinds.of') =>
    await page()
      .getByRole('group', { name: archivist.say(word, { path: 'burgemeester.pst' }), exact: true })
      .textContent(patience)
  const saidOfFolders = await said('ledger.folders.of')
  for (const { path } of folders) {
    expect(saidOfFolders).toContain(path === '' ? archivist.say('ledger.folder.top') : path)
  }
  const saidOfKinds = await said('ledger.kinds.of')
  for (const { itemClass } of classes) expect(saidOfKinds).toContain(itemClass)
})

test('of a damaged file every place is named, and its bytes can be saved', async () => {
  const { station, say } = archivist
  await goTo(archivist, 'accessions')
  await page().locator('[data-accession="1"]').getByRole('rowheader').getByRole('button').click(patience)
  const { problems } = await ask(station, 'problem.list', { limit: 1000 })
  const [kept] = problems.filter(({ isKept }) => isKept)
  if (kept === undefined) throw new Error('the file is not damaged')
  const line = page()
    .getByRole('grid', { name: say('ledger.table') })
    .locator('[data-source]')
    .filter({ hasText: 'kapot.pst' })
  await line.waitFor(patience)
  await line.locator('button').last().click()
  const sheet = page().getByRole('dialog', { name: say('problems.title.of', { path: kept.path ?? '' }) })
  await sheet.waitFor(patience)
  expect(await faultsOf(archivist)).toEqual([])
  const file = join(folder, 'plek.bin')
  await station.answer('save', file)
  await sheet
    .locator(`[data-problem=${kept.kind}]`)
    .getByRole('button', { name: say('problems.save') })
    .first()
    .click(patience)
  await archivist.sees('status.saved', { name: 'plek.bin' })
  const there = readFileSync(join(drive, 'kapot.pst')).subarray(kept.start ?? 0)
  expect(readFileSync(file).equals(there.subarray(0, kept.length ?? 0))).toBe(true)
})
