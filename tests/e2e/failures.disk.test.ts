import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { writeDrive } from '../helpers/drive.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { ask, beginWork, chooseDrive, importButton, isClosed, isIdle, isOpen, patience } from './at-work.ts'
import { decideFirst, explains } from './explaining.ts'
import { makeWholeDepot, RECORDS } from './whole-depot.ts'

/** A disk that is full, or gone, under an open depot: nothing is lost, nothing is shown as done that was not. */
const folder = makeTempFolder()
let whole = ''
beforeAll(async () => {
  whole = await makeWholeDepot(folder)
})
afterAll(() => removeFolder(folder))

const disk = join(folder, 'disk')
/** Mounts a disk of its own for the window, which sees no namespace of a child. */
const canMount = mounts()
if (!canMount)
  console.log('This machine does not let a test mount a disk: full disks are not tried in the window.')

function mounts(): boolean {
  mkdirSync(disk)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]).status === 0
}
afterAll(() => void (canMount && spawnSync('umount', ['-l', disk])))

const filler = join(disk, 'filler')
/** Fills the disk to its last byte. */
function fill(): void {
  const block = Buffer.alloc(64 * 1024)
  for (const size of [block.length, 4096, 1]) {
    try {
      for (;;) writeFileSync(filler, block.subarray(0, size), { flag: 'a' })
    } catch (error) {
      // Only a full disk ends this.
      expect(error).toMatchObject({ code: 'ENOSPC' })
    }
  }
}

describe.skipIf(!canMount).each(['nl', 'en'] as const)('a full disk, in %s', (language) => {
  test('stops a decision and an import, says so, and lets both go on when there is room', async () => {
    const file = join(disk, `${language}.depot`)
    copyFileSync(whole, file)
    const archivist = await beginWork({ language })
    const { station, press, sees } = archivist
    onTestFinished(() => rmSync(filler, { force: true }))
    await station.answer('open', [file])
    await press('start.open')
    await isOpen(station, `${language}.depot`)
    await sees('status.undecided', { n: RECORDS })

    fill()
    await decideFirst(archivist, 'p')
    await explains(archivist, { kind: 'disk-full', file })
    await sees('status.undecided', { n: RECORDS })
    expect(await ask(station, 'depot.status')).toMatchObject({ permanent: 0 })
    await press('action.close')

    rmSync(filler)
    await decideFirst(archivist, 'p')
    await sees('status.undecided', { n: RECORDS - 1 })

    const more = join(folder, `more ${language}`)
    const { messages } = writeDrive(more, { messages: 600, seed: 20 })
    await chooseDrive(archivist, more)
    fill()
    await importButton(archivist).click(patience)
    await explains(archivist, { kind: 'disk-full', file })
    await isIdle(station)
    rmSync(filler)
    await press('drive.again')
    await sees('drive.imported.closes')
    await isIdle(station)
    expect(await ask(station, 'depot.status')).toMatchObject({
      records: RECORDS + messages,
      permanent: 1,
      closes: true,
    })
    await station.close()
    rmSync(file)
  })
})

describe.each(['nl', 'en'] as const)('the folder of an open depot, in %s', (language) => {
  test('vanishing is told at the next change, and nothing is written elsewhere', async () => {
    const place = join(folder, `stick ${language}`)
    mkdirSync(place)
    const file = join(place, 'a.depot')
    copyFileSync(whole, file)
    const archivist = await beginWork({ language })
    const { station, press, types, sees } = archivist
    await station.answer('open', [file])
    await press('start.open')
    await isOpen(station, 'a.depot')
    await sees('status.undecided', { n: RECORDS })
    renameSync(place, `${place} away`)
    onTestFinished(() => {
      if (existsSync(`${place} away`)) renameSync(`${place} away`, place)
    })
    await decideFirst(archivist, 'p')
    await explains(archivist, { kind: 'depot-gone', file })
    // It was not done, and is not shown as done.
    await sees('status.undecided', { n: RECORDS })
    expect(existsSync(place)).toBe(false)

    // As it says: put back, opened again.
    renameSync(`${place} away`, place)
    await types('Control+w')
    await isClosed(station)
    await press('start.recent.open', { name: 'a.depot' })
    await isOpen(station, 'a.depot')
    await sees('status.undecided', { n: RECORDS })
    await decideFirst(archivist, 'p')
    await sees('status.undecided', { n: RECORDS - 1 })
    expect(await ask(station, 'depot.status')).toMatchObject({ permanent: 1 })
    await station.close()
  })
})
