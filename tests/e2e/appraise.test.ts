import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { values } from '../../shared/value.ts'
import { openBench } from '../helpers/engine.ts'
import {
  found,
  isAtRecord,
  listOf,
  openSample,
  readRecord,
  recordAt,
  rowsSeen,
  search,
  shows,
  someRecord,
  valueNow,
} from './at-the-list.ts'
import { type Archivist, ask, patience } from './at-work.ts'

/** Decisions: one by one by key, many by a sheet that shows first what changes, and the way back from both. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
})
beforeEach(async () => {
  await page().keyboard.press('Escape')
  await page().keyboard.press('Escape')
  await search(archivist, '')
})
const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

const page = () => archivist.station.page
const strip = () => page().getByRole('region', { name: archivist.say('appraise.strip') })
const sheet = () => page().getByRole('dialog', { name: archivist.say('appraise.bulk.title') })
const applyButton = (n: number, value: string) =>
  sheet().getByRole('button', { name: archivist.say('appraise.bulk.apply', { n, value }), exact: true })
const rowOf = (id: number) => listOf(archivist).locator(`[data-record="${id}"]`)
const counts = async (query: string) => (await ask(archivist.station, 'record.totals', { query })).values

/** Stands at the first row of what a query finds, the focus in the list. */
async function atFirst(query: string): Promise<number> {
  await search(archivist, query)
  await listOf(archivist).focus()
  await page().keyboard.press('Home')
  const [first = 0] = await rowsSeen(archivist)
  await isAtRecord(archivist, first)
  return first
}

/** What the sheet says will change, by the value of before. */
async function changesSeen(): Promise<Record<string, number>> {
  const rows = sheet().locator('[data-from]')
  return Object.fromEntries(
    await rows.evaluateAll((lines) =>
      lines.map((line) => [
        (line as HTMLElement).dataset['from'],
        Number(line.querySelector('.figure')?.textContent?.replaceAll(/\D/g, '')),
      ]),
    ),
  )
}

describe('one record', () => {
  test.each([
    ['p', 'B'],
    ['d', 'V'],
  ])('gets its value by the key %s, and the next undetermined one comes', async (key, value) => {
    const at = await atFirst('mailbox:griffie is:undecided')
    const ids = await found(archivist, 'mailbox:griffie is:undecided')
    await page().keyboard.press(key)
    await isAtRecord(archivist, ids[1] ?? 0)
    expect(await valueNow(archivist, at)).toBe(value)
    await rowOf(at)
      .getByText(archivist.say(`value.${value as 'B' | 'V'}`))
      .waitFor({ state: 'attached', ...patience })
  })

  test('becomes undetermined by u, and has it by a button too', async () => {
    const [id = 0] = await found(archivist, 'is:permanent')
    await readRecord(archivist, id)
    await strip()
      .locator('[data-value=B]')
      .or(page().locator('[data-appraisal][data-value=B]'))
      .first()
      .waitFor(patience)
    await page().keyboard.press('u')
    await expect.poll(() => valueNow(archivist, id), patience).toBe('N')
    await strip()
      .getByRole('button', { name: `V: ${archivist.say('value.V')}` })
      .click()
    await expect.poll(() => valueNow(archivist, id), patience).toBe('V')
  })

  test('is in the file before the next one comes: a copy as a crash leaves it has the decision', async () => {
    const id = await atFirst('mailbox:burgemeester is:undecided')
    await page().keyboard.press('p')
    await expect.poll(() => recordAt(archivist), patience).not.toBe(id)
    const from = join(archivist.station.userData, 'sample')
    // What a killed process leaves: the file and its journal, without its lock.
    for (const name of readdirSync(from).filter((each) => /\.depot(?:-wal)?$/.test(each)))
      cpSync(join(from, name), join(folder, name))
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.depot')) ?? '')
    const bench = openBench({ open: file }, file)
    expect((await bench.ask('record.read', { id })).value).toBe('B')
  })

  test('is undone by z, one decision after the other, and shown again', async () => {
    const first = await atFirst('mailbox:secretaris is:undecided')
    const second = (await found(archivist, 'mailbox:secretaris is:undecided'))[1] ?? 0
    await page().keyboard.press('p')
    await isAtRecord(archivist, second)
    await page().keyboard.press('d')
    await expect.poll(() => recordAt(archivist), patience).not.toBe(second)
    await page().keyboard.press('z')
    await isAtRecord(archivist, second)
    expect([await valueNow(archivist, first), await valueNow(archivist, second)]).toEqual(['B', 'N'])
    await page().keyboard.press('z')
    await isAtRecord(archivist, first)
    expect(await valueNow(archivist, first)).toBe('N')
  })

  test('keeps its ground, and the strip says who decided why', async () => {
    const id = await atFirst('mailbox:postkamer is:undecided')
    const ground = strip().getByRole('textbox', { name: archivist.say('appraise.ground') })
    await ground.fill('category 12.3')
    await ground.press('Enter')
    await page().keyboard.press('d')
    await expect.poll(() => valueNow(archivist, id), patience).toBe('V')
    await readRecord(archivist, id)
    await strip().getByText('category 12.3').first().waitFor(patience)
    const { why } = await ask(archivist.station, 'record.read', { id })
    expect(why?.reason).toBe('category 12.3')
    await strip()
      .getByText(why?.actor ?? '')
      .first()
      .waitFor(patience)
    await ground.fill('')
  })
})

describe('a selection', () => {
  const selected = (n: number) =>
    page().locator('.records-selection').getByText(archivist.say('records.selected', { n })).waitFor(patience)

  test('grows by x, Shift and Ctrl+A, and is let go', async () => {
    await atFirst('mailbox:griffie')
    await page().keyboard.press('x')
    await selected(1)
    await page().keyboard.press('Shift+ArrowDown')
    await page().keyboard.press('Shift+ArrowDown')
    await selected(3)
    await page().keyboard.press('Control+a')
    await selected((await found(archivist, 'mailbox:griffie')).length)
    await page().keyboard.press('Shift+X')
    await expect.poll(() => page().locator('.records-selection').count()).toBe(0)
    const rows = listOf(archivist).locator('[data-place]')
    await rows.nth(1).click()
    await rows.nth(4).click({ modifiers: ['Shift'] })
    await selected(4)
    await rows.nth(6).click({ modifiers: ['Control'] })
    await selected(5)
    await page().keyboard.press('Escape')
    await expect.poll(() => page().locator('.records-selection').count()).toBe(0)
  })

  test('is marked as the sheet said, and undone', async () => {
    const before = await counts('')
    await atFirst('mailbox:griffie is:undecided')
    for (let step = 0; step < 4; step++) await page().keyboard.press('Shift+ArrowDown')
    await selected(5)
    const ids = (await found(archivist, 'mailbox:griffie is:undecided')).slice(0, 5)
    await page().keyboard.press('p')
    await applyButton(5, 'B').waitFor(patience)
    expect(await changesSeen()).toEqual({ N: 5 })
    await applyButton(5, 'B').click()
    await sheet().waitFor({ state: 'detached', ...patience })
    await archivist.sees('appraise.bulk.done', { n: 5, changed: 5, value: archivist.say('value.B') })
    expect(await Promise.all(ids.map((id) => valueNow(archivist, id)))).toEqual(ids.map(() => 'B'))
    await archivist.press('action.undo')
    await archivist.sees('appraise.undone.value', { n: 5 })
    expect(await counts('')).toEqual(before)
  })
})

describe('a bulk marking', () => {
  test('of a conversation and of copies is about exactly these', async () => {
    const [thread = 0] = await found(archivist, 'has:thread is:undecided')
    const siblings = await ask(archivist.station, 'record.siblings', { id: thread })
    await readRecord(archivist, thread)
    await page().keyboard.press('Shift+T')
    await expect.poll(changesSeen, patience).toEqual(present(siblings.thread))
    await page().keyboard.press('Escape')
    await sheet().waitFor({ state: 'detached', ...patience })

    const [copy = 0] = await found(archivist, 'has:copies is:undecided')
    const { copies } = await ask(archivist.station, 'record.siblings', { id: copy })
    await readRecord(archivist, copy)
    await page().keyboard.press('Shift+C')
    await expect.poll(changesSeen, patience).toEqual(present(copies))
    await page().keyboard.press('Escape')
  })

  test('of a query lists what was decided otherwise, wants a tick for what is permanent, and is undone whole', async () => {
    const query = 'mailbox:"archief 2011"'
    const first = await atFirst(query)
    await page().keyboard.press('p')
    await expect.poll(() => valueNow(archivist, first), patience).toBe('B')
    const before = await counts(query)
    const { subject } = await ask(archivist.station, 'record.read', { id: first })
    await page().keyboard.press('Shift+A')
    await sheet().waitFor(patience)
    await page().keyboard.press('d')
    await expect.poll(changesSeen, patience).toEqual(present(before))
    const overruled = sheet().getByRole('region', { name: archivist.say('appraise.bulk.overruled') })
    await overruled.getByRole('button', { name: subject }).first().waitFor(patience)
    const all = before.B + before.V + before.N
    await expect.poll(() => applyButton(all, 'V').isDisabled(), patience).toBe(true)
    await sheet()
      .getByRole('checkbox', { name: archivist.say('appraise.bulk.overrule', { n: before.B }) })
      .press('Space')
    await applyButton(all, 'V').click(patience)
    await archivist.sees('appraise.bulk.done', {
      n: all,
      changed: before.B + before.N,
      value: archivist.say('value.V'),
    })
    expect(await counts(query)).toEqual({ B: 0, V: all, N: 0 })
    await listOf(archivist).focus()
    await page().keyboard.press('z')
    await expect.poll(() => counts(query), patience).toEqual(before)
  })

  test('that is cancelled changes nothing and leaves no line in the log', async () => {
    const [before, { head }] = [await counts(''), await ask(archivist.station, 'log.read')]
    await atFirst('mailbox:postkamer')
    await page().keyboard.press('Shift+A')
    await sheet().waitFor(patience)
    await page().keyboard.press('d')
    await sheet()
      .getByRole('button', { name: archivist.say('action.cancel') })
      .click()
    await sheet().waitFor({ state: 'detached', ...patience })
    expect(await counts('')).toEqual(before)
    expect((await ask(archivist.station, 'log.read')).head).toBe(head)
  })
})

describe('beside the value', () => {
  test('tags are made, put on and taken off by keyboard', async () => {
    const id = await atFirst('mailbox:griffie')
    const tags = async () => (await ask(archivist.station, 'record.read', { id })).tags
    await page().keyboard.press('t')
    await page()
      .getByRole('dialog', { name: archivist.say('appraise.tag.title') })
      .waitFor(patience)
    await page().keyboard.type('to look at')
    await page()
      .getByRole('option', { name: archivist.say('appraise.tag.new', { tag: 'to look at' }) })
      .waitFor(patience)
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('Enter')
    await expect.poll(tags, patience).toEqual(['to look at'])
    await page().keyboard.press('Escape')
    await strip()
      .getByRole('button', { name: archivist.say('appraise.tag.remove', { tag: 'to look at' }) })
      .click()
    await expect.poll(tags, patience).toEqual([])
  })

  test('a note is written, kept from being lost by Esc, and shown', async () => {
    const id = await atFirst('mailbox:griffie')
    const note = async () => (await ask(archivist.station, 'record.read', { id })).note
    await page().keyboard.press('n')
    const form = page().getByRole('dialog', { name: archivist.say('appraise.note.title') })
    await form.getByRole('textbox').fill('Ask the clerk about this.')
    await page().keyboard.press('Escape')
    await archivist.sees('appraise.note.unsaved')
    await form.getByRole('button', { name: archivist.say('appraise.note.write') }).click()
    await form.getByRole('textbox').press('Control+Enter')
    await form.waitFor({ state: 'detached', ...patience })
    await expect.poll(note, patience).toBe('Ask the clerk about this.')
    await strip().getByText('Ask the clerk about this.').waitFor(patience)
  })

  test('the strip counts relatives as the engine does, and its numbers lead to them', async () => {
    const id = await someRecord(archivist).then(() => found(archivist, 'has:thread mailbox:griffie'))
    await readRecord(archivist, id[0] ?? 0)
    const { sender } = await ask(archivist.station, 'record.siblings', { id: id[0] ?? 0 })
    const kin = strip()
      .getByRole('toolbar', { name: archivist.say('appraise.siblings') })
      .locator('.appraise-kin')
      .filter({ hasText: archivist.say('appraise.siblings.sender') })
    await kin.waitFor(patience)
    const shown = await kin.getByRole('button').allInnerTexts()
    const expected = values.filter((value) => sender[value] > 0).map((value) => sender[value])
    expect(shown.map((text) => Number(text.replaceAll(/\D/g, '')))).toEqual(expected)
    await kin.getByRole('button').last().click()
    await expect
      .poll(async () => (await found(archivist, `${sender.term} value:N`)).length, patience)
      .toBe(sender.N)
    await shows(archivist, `${sender.term} value:N`)
  })

  test('the foot says how many were decided today', async () => {
    const { today } = await ask(archivist.station, 'mark.pace')
    expect(today).toBeGreaterThan(0)
    await expect
      .poll(() => page().locator('footer .pace-line').innerText(), patience)
      .toContain(archivist.say('appraise.pace.today', { n: today }))
  })
})

/** The values that are there, with how many have them. */
function present(all: Record<'B' | 'V' | 'N', number>): Record<string, number> {
  return Object.fromEntries(Object.entries(all).filter(([, n]) => n > 0))
}
