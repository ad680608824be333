import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { faultsOf, isWalkable } from './accessible.ts'
import { listOf, openSample, search, someRecord } from './at-the-list.ts'
import { type Archivist, ask, patience } from './at-work.ts'

/** The sheets over the screen of records by WCAG 2.2 A and AA, in both themes and languages, and with Tab alone. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
})
const page = () => archivist.station.page
const dialog = () => page().getByRole('dialog')

async function withSheet(key: string): Promise<void> {
  await listOf(archivist).focus()
  await page().keyboard.press('Home')
  await someRecord(archivist)
  await page().keyboard.press(key)
  await dialog().waitFor(patience)
}

const sheets: readonly (readonly [name: string, open: () => Promise<void>])[] = [
  ['the palette', () => withSheet('Control+k')],
  ['the key map', () => withSheet('Shift+?')],
  [
    'saving a search',
    async () => {
      await search(archivist, 'vergadering')
      await withSheet('Control+s')
    },
  ],
  [
    'saved searches',
    async () => {
      await ask(archivist.station, 'search.save', { name: 'letters', query: 'brief', order: '-date' })
      await archivist.press('records.saved')
      await page()
        .getByRole('button', { name: /^letters/ })
        .waitFor(patience)
    },
  ],
  ['the columns', async () => archivist.press('command.columns')],
  ['tags', () => withSheet('t')],
  ['a note', () => withSheet('n')],
  ['marking what is found', () => withSheet('Shift+A')],
  ['marking a conversation', () => withSheet('Shift+T')],
  [
    'marking a selection',
    async () => {
      await listOf(archivist).focus()
      await page().keyboard.press('Home')
      await someRecord(archivist)
      await page().keyboard.press('Shift+ArrowDown')
      await withSelection()
    },
  ],
]

async function withSelection(): Promise<void> {
  await archivist.sees('records.selected', { n: 2 })
  await page().keyboard.press('d')
  await dialog().waitFor(patience)
}

describe('a sheet', () => {
  beforeEach(async () => {
    await page().keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached', ...patience })
    await page().keyboard.press('Escape')
    await search(archivist, '')
  })

  test.each(sheets)('has no fault, and Tab goes round in it: %s', async (_name, open) => {
    await open()
    await dialog().waitFor(patience)
    expect(await faultsOf(archivist)).toEqual([])
    await isWalkable(page())
  })
})
