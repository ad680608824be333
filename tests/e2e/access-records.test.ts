import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { faultsOf, isWalkable, looks } from './accessible.ts'
import { found, listOf, openSample, queryBox, readRecord, search, someRecord } from './at-the-list.ts'
import { type Archivist, patience } from './at-work.ts'

/** The eight-hour screen and its sheets by WCAG 2.2 A and AA, in both themes and languages, and with Tab alone. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
})
const page = () => archivist.station.page

type State = readonly [name: string, arrive: () => Promise<void>]
const states: readonly State[] = [
  [
    'a message as text, with tags, a note and a decision',
    async () => {
      const [id = 0] = await found(archivist, 'has:attachment has:thread')
      await readRecord(archivist, id)
    },
  ],
  [
    'all facets unfolded',
    async () => {
      const folded = page().locator('[data-facets] [aria-expanded=false]')
      while ((await folded.count()) > 0) await folded.first().click()
    },
  ],
  [
    'a selection',
    async () => {
      await listOf(archivist).focus()
      await page().keyboard.press('Home')
      await page().keyboard.press('Shift+ArrowDown')
    },
  ],
  [
    'completion',
    async () => {
      await queryBox(archivist).pressSequentially('mailbox:')
      await page().locator('#query-choices [role=option]').first().waitFor(patience)
      await page().keyboard.press('ArrowDown')
    },
  ],
  [
    'a query that cannot be read',
    async () => {
      await queryBox(archivist).fill('fron:x')
      await queryBox(archivist).press('Enter')
      await archivist.sees('records.query.kept')
    },
  ],
  ['nothing found', async () => search(archivist, 'vergadering xyzzy')],
  ['widened words', async () => search(archivist, 'vergaderingen')],
]

describe('the screen of records', () => {
  beforeEach(async () => {
    await page().keyboard.press('Escape')
    await search(archivist, '')
  })

  test('has no fault in any look', async () => {
    expect(await faultsOf(archivist, looks)).toEqual([])
  })

  test.each(states)('has no fault: %s', async (_name, arrive) => {
    await arrive()
    expect(await faultsOf(archivist)).toEqual([])
  })

  test('has no fault: by conversation', async () => {
    await page().keyboard.press('Control+Shift+g')
    await page().locator('.records-group[aria-pressed=true]').waitFor(patience)
    expect(await faultsOf(archivist)).toEqual([])
    await page().keyboard.press('Control+Shift+g')
    await page().locator('.records-group[aria-pressed=false]').waitFor(patience)
  })

  test('is gone through with Tab, every stop seen, nothing missed', async () => {
    await search(archivist, 'vergaderingen')
    await listOf(archivist).focus()
    await page().keyboard.press('Home')
    await someRecord(archivist)
    await isWalkable(page())
  })
})
