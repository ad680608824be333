import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDrive } from '../helpers/drive.ts'
import { startBench } from '../helpers/engine.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import {
  type Archivist,
  ask,
  beginWork,
  chooseDrive,
  importButton,
  isIdle,
  isOpen,
  makeDepot,
  patience,
  sitDown,
} from './at-work.ts'
import { launchWorkstation } from './launch.ts'

/** The end of the work: with an import still going on, and with the program asked for a second time. */
const folder = makeTempFolder()
const drive = join(folder, 'drive')
const empty = join(folder, 'empty.depot')
let messages = 0
beforeAll(async () => {
  messages = writeDrive(drive, { bytes: 40_000_000, seed: 3, mailboxes: 2 }).messages
  await startBench({ create: empty }).engine.close()
})
afterAll(() => removeFolder(folder))

/** Makes a depot and begins an import of which the first records are in. */
async function beginImport(archivist: Archivist, file: string): Promise<void> {
  await makeDepot(archivist, file)
  await chooseDrive(archivist, drive)
  await importButton(archivist).click(patience)
  const records = async () => (await ask(archivist.station, 'depot.status')).records
  await expect.poll(records, patience).toBeGreaterThan(0)
}

/** The questions that were asked of the person. */
const questions = async ({ station }: Archivist) =>
  (await station.dialogs()).filter(({ kind }) => kind === 'message').map(({ message }) => message)

describe.each(['nl', 'en'] as const)('quitting during an import, in %s', (language) => {
  test('asks; stays when told so; else stops at a checkpoint, and the next start offers to go on', async () => {
    const name = `quit ${language}.depot`
    const archivist = await beginWork({ language })
    const { station, say } = archivist
    await beginImport(archivist, join(folder, name))

    await station.answer('message', 1)
    await station.chooseItem(say('command.quit'))
    await expect.poll(() => questions(archivist), patience).toEqual([say('host.stop-resumable')])
    // The import goes on, and so does the window.
    const before = (await ask(station, 'depot.status')).records
    await expect
      .poll(async () => (await ask(station, 'depot.status')).records, patience)
      .toBeGreaterThan(before)

    await station.answer('message', 0)
    await station.chooseItem(say('command.quit'))
    await expect.poll(() => station.page.isClosed(), patience).toBe(true)

    const again = sitDown(await station.restart(), language)
    await isOpen(again.station, name)
    const stopped = await ask(again.station, 'depot.status')
    expect(stopped).toMatchObject({ accessions: 1, unfinished: 1, closes: false })
    expect(stopped.records).toBeGreaterThanOrEqual(before)
    await again.sees('status.open')

    await again.press('nav.accessions')
    await again.press('accession.resume.of', { number: 1 })
    await again.station.answer('open', [drive])
    await again.press('drive.folder')
    await again.press('drive.import.resume')
    await again.sees('drive.imported.resumed')
    await again.sees('drive.imported.closes')
    await isIdle(again.station)
    expect(await ask(again.station, 'depot.status')).toMatchObject({
      records: messages,
      unfinished: 0,
      closes: true,
    })
    // With nothing going on nothing is asked.
    await again.station.chooseItem(say('command.quit'))
    await expect.poll(() => again.station.page.isClosed(), patience).toBe(true)
    expect(await questions(again)).toEqual([])
    await again.station.close()
  })
})

describe('a second start of the program', () => {
  test('with a depot on its command line opens that in the window that is there', async () => {
    const archivist = await beginWork({ language: 'en' })
    const { station, isAt } = archivist
    await isAt('start.title')
    const file = join(folder, 'second.depot')
    copyFileSync(empty, file)
    const { userData } = station
    await expect(launchWorkstation({ userData, argv: [file] })).rejects.toThrow()
    await isOpen(station, 'second.depot')
    await station.page.locator('header.bar').getByText('second.depot').waitFor(patience)
    await station.close()
  })

  test('asks before it takes the place of a depot with an import going on', async () => {
    const archivist = await beginWork({ language: 'en' })
    const { station, say } = archivist
    await beginImport(archivist, join(folder, 'busy.depot'))
    const file = join(folder, 'third.depot')
    copyFileSync(empty, file)
    const { userData } = station
    await station.answer('message', 1)
    await expect(launchWorkstation({ userData, argv: [file] })).rejects.toThrow()
    await expect.poll(() => questions(archivist), patience).toEqual([say('host.stop-resumable')])
    expect((await ask(station, 'desk.state')).depot).toMatchObject({ is: 'open', name: 'busy.depot' })
    await station.answer('message', 0)
    await expect(launchWorkstation({ userData, argv: [file] })).rejects.toThrow()
    await isOpen(station, 'third.depot')
    await station.close()
  })
})
