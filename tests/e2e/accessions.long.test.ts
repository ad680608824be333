import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import { type DriveFacts, writeDrive } from '../helpers/drive.ts'
import { startBench } from '../helpers/engine.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { goTo, search } from './at-the-list.ts'
import {
  type Archivist,
  ask,
  beginWork,
  chooseDrive,
  importButton,
  isIdle,
  makeDepot,
  patience,
} from './at-work.ts'

/** An import that takes its time: the window stays usable, and however often it is disturbed, its account is the same. */
const folder = makeTempFolder()
const large = join(folder, 'HD-4')
let ofLarge: DriveFacts
/** The account of the drive where nothing disturbs its import. */
let undisturbed: Output<'ledger.read'>

beforeAll(async () => {
  ofLarge = writeDrive(large, { bytes: 60_000_000, seed: 6, mailboxes: 4 })
  const bench = startBench({ create: join(folder, 'undisturbed.depot') })
  await bench.import(large)
  undisturbed = await bench.ask('ledger.read', {})
  await bench.engine.close()
})
afterAll(() => removeFolder(folder))

/** What may differ between two imports of the same: nothing but numbers of rows. */
function linesOf({ accessions }: Output<'ledger.read'>): unknown[] {
  return accessions.flatMap(({ lines }) => lines.map(({ sourceFile: _, ...line }) => line))
}

const progressOf = ({ station: { page }, say }: Archivist) =>
  page.getByRole('progressbar', { name: say('job.accession.import') })
const recordsIn = async ({ station }: Archivist) => (await ask(station, 'depot.status')).records

describe('a long import', () => {
  test('leaves the window usable, rests when asked, and stopped goes on to the same account', async () => {
    const archivist = await beginWork({ language: 'en' })
    const { station, press, sees, button } = archivist
    await makeDepot(archivist, join(folder, 'long.depot'))
    await chooseDrive(archivist, large)
    await importButton(archivist).click(patience)
    await progressOf(archivist).waitFor(patience)
    await expect.poll(() => recordsIn(archivist), patience).toBeGreaterThan(0)

    // At rest nothing comes in, and what is in can be searched and read.
    await press('job.pause')
    await sees('progress.paused')
    const resting = await recordsIn(archivist)
    await press('drive.importing.records')
    await search(archivist, 'from:example.nl')
    await goTo(archivist, 'accessions')
    expect(await recordsIn(archivist)).toBe(resting)
    await press('job.resume')
    await expect.poll(() => recordsIn(archivist), patience).toBeGreaterThan(resting)

    // While it goes on the account says that it does.
    await sees('accession.running')
    await press('job.cancel')
    await isIdle(station)
    const stopped = await recordsIn(archivist)
    expect(stopped).toBeLessThan(ofLarge.messages)
    await sees('accession.unfinished')
    await button('accession.import').click(patience)
    await sees('failure.cancelled.safe')
    await press('drive.again')
    await sees('drive.imported.resumed')
    await sees('drive.imported.closes')
    await isIdle(station)
    expect(linesOf(await ask(station, 'ledger.read'))).toEqual(linesOf(undisturbed))
    expect(await recordsIn(archivist)).toBe(ofLarge.messages)
    await station.close()
  })

  test('can be searched and read while it goes on', async () => {
    const archivist = await beginWork({ language: 'en', viewport: { width: 1440, height: 900 } })
    const { station, press } = archivist
    await makeDepot(archivist, join(folder, 'searched.depot'))
    await chooseDrive(archivist, large)
    await importButton(archivist).click(patience)
    await expect.poll(() => recordsIn(archivist), patience).toBeGreaterThan(0)
    await press('drive.importing.records')
    const answers = await ask(station, 'record.search', { query: 'vergadering', limit: 5 })
    expect(answers.hits.length).toBeGreaterThan(0)
    const [hit] = answers.hits
    const box = station.page.getByRole('combobox', { name: archivist.say('records.query') })
    await box.fill(`id:${hit?.id}`)
    await box.press('Enter')
    await station.page.locator(`[data-record="${hit?.id}"]`).first().waitFor(patience)
    expect((await ask(station, 'desk.state')).job).not.toBeNull()
    await station.answer('message', 0)
    await station.close()
  })
})
