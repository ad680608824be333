import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDepot } from '../../main/store/depot.ts'
import { readLedger } from '../../main/store/ledger.ts'
import { writeDrive } from '../helpers/drive.ts'
import { makeTempFolder, removeFolder, tempFolder } from '../helpers/temp.ts'
import { differences, type Holdings, holdingsOf } from './holdings.ts'
import { importWhole, startImport } from './importing.ts'
import { writeMixedDrive } from './mixed-drive.ts'
import { inspect } from './soundness.ts'
import { canTrace, failingReads, killedAt } from './traced.ts'

const MINUTES = 60_000

let folder: string
let drive: string
let undisturbed: Holdings

beforeAll(async () => {
  folder = makeTempFolder()
  if (!canTrace) return
  drive = join(folder, 'drive')
  writeMixedDrive(drive, 6)
  const depot = join(folder, 'undisturbed.depot')
  await importWhole({ depot, roots: [drive] })
  undisturbed = holdingsOf(depot)
}, 5 * MINUTES)

afterAll(() => removeFolder(folder))

describe.skipIf(!canTrace)('at chosen system calls', () => {
  /** The calls of making a depot, of a first and a later batch, of the end, and of the journal going into the depot. */
  test.each([
    ['pwrite64', [20, 250, 700, 2000, 4000]],
    ['fsync', [3, 9, 15, 22]],
    ['ftruncate', [1, 2]],
    ['unlink', [1, 3, 5]],
  ])(
    'killed at one %s after another, a depot is sound each time, and in the end as undisturbed',
    async (call, moments) => {
      const depot = join(tempFolder(), 'a.depot')
      let kills = 0
      for (const moment of moments) {
        const { reply } = await startImport({ depot, roots: [drive], under: killedAt(call, moment) }).ended
        if (reply === null) kills++
        const state = await soundAt(depot)
        if (state?.finished === true) break
      }
      expect(kills).toBeGreaterThan(0)
      const state = await soundAt(depot)
      if (state?.finished !== true) await importWhole({ depot, roots: [drive] })
      expect(differences(holdingsOf(depot), undisturbed)).toEqual([])
    },
    5 * MINUTES,
  )

  test.each([
    ['while its hash is taken', 6],
    ['while its messages are read', 18],
  ])(
    'a file that becomes unreadable %s is kept as far as it goes, and read again when it can be',
    async (_name, read) => {
      const place = tempFolder()
      const [root, depot] = [join(place, 'drive'), join(place, 'a.depot')]
      const { messages } = writeDrive(root, { bytes: 12_000_000 })
      mkdirSync(join(root, 'los'))
      writeFileSync(join(root, 'los/a.eml'), 'From: a@example.org\nSubject: los\n\ntekst\n')
      const file = join(root, 'postbus-1.mbox')
      const failed = await importWhole({ depot, roots: [root], under: failingReads(file, read) })
      expect(failed.closes).toBe(true)
      const line = lineOf(depot, 'postbus-1.mbox')
      expect(line?.problems.map(({ kind }) => kind)).toContain('file-unreadable')
      expect(line?.bytesSetAside).toBeGreaterThan(0)
      expect((await inspect(depot, { whole: true })).findings).toEqual([])
      const again = await importWhole({ depot, roots: [root] })
      expect(again).toMatchObject({ imported: messages, present: 1, closes: true })
      expect((await inspect(depot, { whole: true })).findings).toEqual([])
    },
    2 * MINUTES,
  )
})

/** Verifies the depot if it is there: killed early enough, it was never made. */
async function soundAt(depot: string) {
  try {
    const state = await inspect(depot, { whole: true })
    expect(state.findings).toEqual([])
    return state
  } catch (error) {
    if (error instanceof Error && error.message === 'depot-missing') return null
    throw error
  }
}

function lineOf(depot: string, path: string) {
  const open = openDepot(depot, { readOnly: true })
  try {
    return readLedger(open.reader, '').accessions[0]?.lines.find((line) => line.path === path)
  } finally {
    open.close()
  }
}
