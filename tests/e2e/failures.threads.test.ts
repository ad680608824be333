import { copyFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeDrive } from '../helpers/drive.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { ask, beginWork, chooseDrive, importButton, isIdle, isOpen, makeDepot, patience } from './at-work.ts'
import { alertOf, decideFirst, rawName } from './explaining.ts'
import { makeWholeDepot, RECORDS } from './whole-depot.ts'

/** A thread of the open depot that comes to an end by itself, as in a crash: told, and nothing lost that was told as done. */
const folder = makeTempFolder()
let whole = ''
beforeAll(async () => {
  whole = await makeWholeDepot(folder)
})
afterAll(() => removeFolder(folder))

describe('the engine', () => {
  test.each([
    ['nl', 'engine'],
    ['en', 'reading'],
  ] as const)(
    'ending while nothing runs is told (%s, its %s thread), and no decision is lost',
    async (language, which) => {
      const file = join(folder, `idle ${language}.depot`)
      copyFileSync(whole, file)
      const archivist = await beginWork({ language })
      const { station, press, isAt, sees, say } = archivist
      await station.answer('open', [file])
      await press('start.open')
      await isOpen(station, basename(file))
      await archivist.sees('status.undecided', { n: RECORDS })
      await decideFirst(archivist, 'p')
      await sees('status.undecided', { n: RECORDS - 1 })

      await station.endThread(which)
      await isAt('start.ended', { name: basename(file) })
      for (const id of ['start.ended.happened', 'start.ended.safe', 'start.ended.next'] as const)
        await sees(id)
      expect(await alertOf(archivist)).not.toMatch(rawName)
      // Nothing of the depot is shown as if it were still there.
      await sees('status.noDepot')
      expect(await station.page.getByRole('button', { name: say('nav.records'), exact: true }).count()).toBe(
        0,
      )

      await press('start.ended.again')
      await isOpen(station, basename(file))
      expect(await ask(station, 'depot.status')).toMatchObject({ permanent: 1, undecided: RECORDS - 1 })
      await sees('status.undecided', { n: RECORDS - 1 })
      await station.close()
    },
  )

  test('ending during an import loses nothing that was told, and the import goes on', async () => {
    const drive = join(folder, 'large')
    const { messages } = writeDrive(drive, { bytes: 40_000_000, seed: 11, mailboxes: 3 })
    const file = join(folder, 'import.depot')
    const archivist = await beginWork({ language: 'en' })
    const { station, press, isAt, sees } = archivist
    await makeDepot(archivist, file)
    await chooseDrive(archivist, drive)
    await importButton(archivist).click(patience)
    const records = async () => (await ask(station, 'depot.status')).records
    await expect.poll(records, patience).toBeGreaterThan(0)
    const told = await records()

    await station.endThread('engine')
    await isAt('start.ended', { name: 'import.depot' })
    await sees('start.ended.safe')
    expect(await alertOf(archivist)).not.toMatch(rawName)
    await press('start.ended.again')
    await isOpen(station, 'import.depot')
    expect(await records()).toBeGreaterThanOrEqual(told)

    await press('nav.accessions')
    await sees('accession.unfinished')
    await press('accession.resume.of', { number: 1 })
    await station.answer('open', [drive])
    await press('drive.folder')
    await importButton(archivist).click(patience)
    await sees('drive.imported.resumed')
    await sees('drive.imported.closes')
    await isIdle(station)
    expect(await ask(station, 'depot.status')).toMatchObject({
      records: messages,
      unfinished: 0,
      closes: true,
    })
    await station.close()
  })
})
