import type { Locator } from 'playwright-core'
import { expect, vi } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import type { Value } from '../../shared/value.ts'
import { type Archivist, ask, beginWork, patience } from './at-work.ts'
import type { LaunchAsk } from './launch.ts'
import type { Language } from './sentences.ts'

/** A window in which all panes of the list have room. */
const WIDE = { width: 1440, height: 900 }

/** How long one step may take that nothing but drawing is waited for. */
const STEP_MS = 15_000

/** Waits until what it expects is so. In a hook too, where expect.poll is not to be had. */
export function until(expected: () => Promise<void>): Promise<void> {
  return vi.waitFor(expected, patience)
}

/** Starts with the sample, all of it imported and its list on the screen. */
export async function openSample(given: LaunchAsk & { language?: Language } = {}): Promise<Archivist> {
  const archivist = await beginWork({ argv: ['--sample'], viewport: WIDE, language: 'en', ...given })
  archivist.station.page.setDefaultTimeout(STEP_MS)
  await until(async () => {
    const { depot, job } = await ask(archivist.station, 'desk.state')
    expect([depot.is, job]).toEqual(['open', null])
    const { records, unfinished } = await ask(archivist.station, 'depot.status')
    expect([records > 0, unfinished]).toEqual([true, 0])
  })
  await goTo(archivist, 'records')
  await shows(archivist, '')
  return archivist
}

/** Goes to a screen by its name at the left. */
export async function goTo(
  { station: { page }, say }: Archivist,
  screen: 'overview' | 'records' | 'accessions' | 'log' | 'settings' | 'help',
): Promise<void> {
  const names = page.getByRole('navigation', { name: say('nav.label') })
  await names.getByRole('button', { name: say(`nav.${screen}`), exact: true }).click(patience)
  await page.locator(`main[data-screen=${screen}]`).waitFor(patience)
}

export function queryBox({ station: { page }, say }: Archivist): Locator {
  return page.getByRole('combobox', { name: say('records.query') })
}

export function listOf({ station: { page }, say }: Archivist): Locator {
  return page.getByRole('grid', { name: say('records.list') })
}

/** Types a query and presses Enter; resolves when the list shows exactly what the engine finds. */
export async function search(archivist: Archivist, query: string): Promise<void> {
  await queryBox(archivist).fill(query)
  await queryBox(archivist).press('Enter')
  await shows(archivist, query)
}

/** Waits until the box holds a query and the list counts what the engine finds for it, of all there is. */
export async function shows(archivist: Archivist, query: string): Promise<Output<'record.totals'>> {
  const { station, say } = archivist
  await until(async () => expect(await queryBox(archivist).inputValue()).toBe(query))
  const totals = await ask(station, 'record.totals', { query })
  const { records: of } = await ask(station, 'depot.status')
  const list = station.page.getByRole('region', { name: say('nav.records') })
  await list.and(station.page.locator('[aria-busy=false]')).waitFor(patience)
  if (totals.records === 0)
    await station.page.getByRole('heading', { name: say('records.none') }).waitFor(patience)
  else {
    await list.getByText(say('count.of', { n: totals.records, of }), { exact: true }).waitFor(patience)
    const undecided = say('records.undecided.go', { n: totals.values.N })
    await list.getByRole('button', { name: undecided, exact: true }).waitFor(patience)
  }
  return totals
}

/** Numbers of the records on the rows in view that are read, from the top. */
export async function rowsSeen(archivist: Archivist): Promise<number[]> {
  return listOf(archivist)
    .locator('[data-record]')
    .evaluateAll((rows) =>
      rows
        .map(({ dataset }) => ({ place: Number(dataset['place']), record: Number(dataset['record']) }))
        .sort((a, b) => a.place - b.place)
        .map(({ record }) => record),
    )
}

/** The record one is at in the list, and whose message stands in the reading pane; null until both are the same. */
export async function recordAt({ station: { page } }: Archivist): Promise<number | null> {
  return page.evaluate(() => {
    const grid = document.querySelector('[role=grid]')
    const active = grid?.getAttribute('aria-activedescendant') ?? ''
    const row = document.getElementById(active)?.dataset['record']
    const pane = document.querySelector<HTMLElement>('[data-pane=reading]')
    const read = pane?.getAttribute('aria-busy') === 'false' ? pane.dataset['record'] : undefined
    return row !== undefined && row === read ? Number(row) : null
  })
}

/** Waits until one is at a record, in the list and in the reading pane. */
export async function isAtRecord(archivist: Archivist, id: number): Promise<void> {
  await until(async () => expect(await recordAt(archivist)).toBe(id))
}

/** Waits until one is at any record, and answers with it. */
export async function someRecord(archivist: Archivist): Promise<number> {
  await until(async () => expect(await recordAt(archivist)).not.toBeNull())
  return (await recordAt(archivist)) ?? 0
}

/** Goes to a record: finds it alone, then moves to it. */
export async function readRecord(archivist: Archivist, id: number): Promise<void> {
  await search(archivist, `id:${id}`)
  await listOf(archivist).focus()
  await archivist.station.page.keyboard.press('Home')
  await isAtRecord(archivist, id)
}

/** The value of a record as the engine has it. */
export async function valueNow({ station }: Archivist, id: number): Promise<Value> {
  return (await ask(station, 'record.read', { id })).value
}

/** The numbers of what a query finds, in the order of the list, as the engine has them. */
export async function found({ station }: Archivist, query: string, order = '-date'): Promise<number[]> {
  const { result, rows } = await ask(station, 'result.open', { query, order })
  if (rows === 0) return []
  return (await ask(station, 'result.ids', { result, start: 0, count: rows })).ids
}
