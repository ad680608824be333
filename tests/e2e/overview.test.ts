import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { goTo, openSample, queryBox, search, shows } from './at-the-list.ts'
import { type Archivist, ask, patience } from './at-work.ts'

/** The overview: whatever counts records leads to exactly so many, and its tables say what its pictures say. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
  // Some of each value, so that every part of every picture is there.
  for (const [query, value] of [
    ['mailbox:griffie', 'B'],
    ['mailbox:postkamer', 'V'],
  ] as const) {
    await ask(archivist.station, 'mark.value', { scope: { query }, value, reason: 'for the test' })
  }
})

const page = () => archivist.station.page
const panels = ['time', 'left', 'place', 'hint', 'kind', 'size', 'type', 'lang'] as const
const panel = (name: (typeof panels)[number]) => page().locator(`[data-panel=${name}]`)
const marks = (name: (typeof panels)[number]) =>
  panel(name).locator('[data-mark]:not([aria-disabled=true]):not(.overview-more)')

beforeEach(async () => {
  await goTo(archivist, 'records')
  await search(archivist, '')
  await goTo(archivist, 'overview')
  for (const name of panels) await panel(name).and(page().locator('[aria-busy=false]')).waitFor(patience)
})

/** The number of records that text promises: that of its name, else the last in it. */
function promised(text: string): number {
  const numbers =
    /(?:^|[^\d])(\d[\d,.]*) (?:record|copy)/.exec(text)?.[1] ?? text.match(/\d[\d,.]*/g)?.at(-1) ?? 'none'
  return Number(numbers.replaceAll(/\D/g, ''))
}

/** Whether what was pressed leads to a list of as many records as it promised. */
async function leadsTo(n: number): Promise<void> {
  await page().locator('main[data-screen=records]').waitFor(patience)
  const totals = await shows(archivist, await queryBox(archivist).inputValue())
  expect(totals.records).toBe(n)
}

describe('a mark of each picture leads to exactly the records it counts', () => {
  test.each(panels)('%s', async (name) => {
    const count = await marks(name).count()
    expect(count).toBeGreaterThan(0)
    // The first, the last and one between: by mouse, by Enter, by the space bar.
    const places = [...new Set([0, count >> 1, count - 1])]
    for (const [turn, place] of places.entries()) {
      const mark = marks(name).nth(place)
      const text =
        (await mark.locator('title').count()) > 0
          ? await mark.locator('title').innerHTML()
          : await mark.locator('.figure').first().innerText()
      const n = promised(text.split(' of ')[0] ?? '')
      if (turn === 0) await mark.click()
      else {
        await mark.focus()
        await page().keyboard.press(turn === 1 ? 'Enter' : ' ')
      }
      await leadsTo(n)
      await page().keyboard.press('Alt+ArrowLeft')
      await marks(name).nth(place).waitFor(patience)
    }
  })

  test.each(['domain', 'folder'] as const)('areas by %s', async (kind) => {
    await panel('place')
      .getByRole('radio', { name: archivist.say(`overview.place.${kind}`), exact: true })
      .click()
    const { facets } = await ask(archivist.station, 'record.facets', { names: [kind], limit: 1 })
    const most = facets[0]?.values[0]?.count ?? -1
    await expect
      .poll(async () => promised(await marks('place').first().locator('title').innerHTML()), patience)
      .toBe(most)
    await marks('place').first().click()
    await leadsTo(most)
  })

  test('the bar of values, and the figures', async () => {
    const bar = page().getByRole('region', { name: archivist.say('overview.values') })
    const totals = await ask(archivist.station, 'record.totals')
    for (const value of ['B', 'V', 'N'] as const) {
      await bar.locator(`.overview-${value}`).click()
      await leadsTo(totals.values[value])
      await goTo(archivist, 'records')
      await search(archivist, '')
      await goTo(archivist, 'overview')
    }
    const figures = page()
      .getByRole('region', { name: archivist.say('overview.figures') })
      .getByRole('button')
    for (const [words, n] of [
      [archivist.say('overview.figure.records', { n: totals.records }), totals.records],
      [archivist.say('overview.figure.undated', { n: totals.undated }), totals.undated],
      [archivist.say('overview.figure.copies'), totals.copies],
      [archivist.say('overview.figure.attachments'), totals.withAttachments],
      [archivist.say('overview.figure.problems'), totals.withProblems],
    ] as const) {
      await figures.filter({ hasText: words }).click()
      await leadsTo(n)
      await goTo(archivist, 'records')
      await search(archivist, '')
      await goTo(archivist, 'overview')
    }
  })
})

describe('the table beside each picture', () => {
  test.each(panels)('says the same: %s', async (name) => {
    const numbersIn = async () =>
      (await marks(name).allTextContents()).map(promised).filter((n) => Number.isFinite(n) && n > 0)
    const drawn = await numbersIn()
    await panel(name).locator('.overview-switch').click()
    await panel(name).getByRole('table').waitFor(patience)
    const listed = await numbersIn()
    expect(drawn.length).toBeGreaterThan(0)
    expect(listed).toEqual(expect.arrayContaining(drawn))
    await marks(name).first().click()
    await leadsTo(listed[0] ?? -1)
    await page().keyboard.press('Alt+ArrowLeft')
    await panel(name).locator('.overview-switch').click()
  })
})

test('the arrows go from mark to mark, and Tab leads out of a picture', async () => {
  const all = panel('time').locator('[data-mark]')
  const at = () => all.evaluateAll((each: Element[]) => each.indexOf(document.activeElement ?? document.body))
  await all.first().focus()
  await page().keyboard.press('ArrowRight')
  expect(await at()).toBe(1)
  await page().keyboard.press('End')
  expect(await at()).toBe((await all.count()) - 1)
  await page().keyboard.press('Tab')
  expect(await at()).toBe(-1)
})

test('of a query it tells only what that finds', async () => {
  await search(archivist, 'mailbox:griffie')
  await goTo(archivist, 'overview')
  const { records } = await ask(archivist.station, 'record.totals', { query: 'mailbox:griffie' })
  const figures = page().getByRole('region', { name: archivist.say('overview.figures') })
  await figures.getByRole('button', { name: new RegExp(`^${records} `) }).waitFor(patience)
  await archivist.press('overview.clear')
  const { records: all } = await ask(archivist.station, 'record.totals')
  await figures.getByRole('button', { name: new RegExp(`^${all} `) }).waitFor(patience)
})
