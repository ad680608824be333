import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { faultsOf, isWalkable, looks } from './accessible.ts'
import { goTo, openSample } from './at-the-list.ts'
import { type Archivist, chooseDrive, patience } from './at-work.ts'

/** Every other screen by WCAG 2.2 A and AA, in both themes and languages, and with Tab alone. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
})
/** The button with the number of problems of a source file. */
const problemsOf = /^\d+ problems? /
const page = () => archivist.station.page

const arrivals: readonly (readonly [name: string, arrive: () => Promise<void>])[] = [
  ['overview as pictures', () => goTo(archivist, 'overview')],
  [
    'overview as tables',
    async () => {
      await goTo(archivist, 'overview')
      const toTable = page().getByRole('button', {
        name: new RegExp(`^${archivist.say('overview.seen.table')}`),
      })
      while ((await toTable.count()) > 0) await toTable.first().click()
    },
  ],
  ['accessions', () => goTo(archivist, 'accessions')],
  [
    'an account',
    async () => {
      await goTo(archivist, 'accessions')
      await page().locator('main table').getByRole('button').first().click()
      await page().locator('main h1').waitFor(patience)
    },
  ],
  [
    'the problems of a source file',
    async () => {
      await goTo(archivist, 'accessions')
      await page().locator('main table').getByRole('button').first().click()
      const filter = page().getByRole('radio', { name: archivist.say('ledger.filter.problems'), exact: true })
      await filter.click()
      await page().locator('main').getByRole('button', { name: problemsOf }).first().click()
      await page().getByRole('dialog').waitFor(patience)
    },
  ],
  [
    'importing, with an inventory',
    async () => {
      await page().keyboard.press('Escape')
      await chooseDrive(archivist, join(archivist.station.userData, 'sample', 'drive'))
    },
  ],
  ['log', () => goTo(archivist, 'log')],
  ['settings', () => goTo(archivist, 'settings')],
]

describe('a screen', () => {
  beforeEach(() => page().keyboard.press('Escape'))

  test.each(arrivals)('has no fault, and Tab goes through all of it: %s', async (_name, arrive) => {
    await arrive()
    expect(await faultsOf(archivist, looks)).toEqual([])
    await isWalkable(page())
  })
})
