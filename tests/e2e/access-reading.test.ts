import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { faultsOf, isWalkable } from './accessible.ts'
import { found, openSample, readRecord } from './at-the-list.ts'
import { type Archivist, ask, patience } from './at-work.ts'

/** A record in every view, and its files, by WCAG 2.2 A and AA, in both themes and languages, and with Tab alone. */
let archivist: Archivist
beforeAll(async () => {
  archivist = await openSample()
})
const page = () => archivist.station.page

describe('a record', () => {
  test.each(['text', 'html', 'headers', 'parts', 'raw', 'origin'] as const)('as %s', async (view) => {
    const { hits } = await ask(archivist.station, 'record.search', {
      query: 'has:attachment has:copies',
      limit: 100,
    })
    const records = await Promise.all(hits.map(({ id }) => ask(archivist.station, 'record.read', { id })))
    const record = records.find(({ html }) => html !== null)
    await readRecord(archivist, record?.id ?? 0)
    await page()
      .getByRole('tab', { name: archivist.say(`reading.view.${view}`), exact: true })
      .click()
    await page().locator(`[data-view=${view}]`).waitFor(patience)
    expect(await faultsOf(archivist)).toEqual([])
    if (view === 'html' || view === 'origin') await isWalkable(page())
  })
})

describe('an attachment in its sheet', () => {
  beforeEach(() => page().keyboard.press('Escape'))

  test.each(['application/pdf', 'image/png', 'text/csv', 'message/rfc822'])('%s', async (type) => {
    const [id = 0] = await found(archivist, `type:${type}`)
    const { attachments } = await ask(archivist.station, 'record.read', { id })
    const file = attachments.find((each) => each.type === type)
    await readRecord(archivist, id)
    const name = file?.name === '' ? type : (file?.name ?? '')
    await page()
      .getByRole('button', { name: archivist.say('reading.file.show.name', { name }) })
      .first()
      .click()
    await page().getByRole('dialog').waitFor(patience)
    expect(await faultsOf(archivist)).toEqual([])
    await isWalkable(page())
  })
})
