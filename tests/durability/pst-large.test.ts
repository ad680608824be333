import { existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diceOf } from '../../main/hosts/sample/seed.ts'
import { prepare } from '../../main/store/connection.ts'
import { openDepot } from '../../main/store/depot.ts'
import type { ImportSummary } from '../../shared/contract.ts'
import { largePst } from '../helpers/pst/large.ts'
import type { ItemTruth, PstTruth } from '../helpers/pst/truth.ts'
import { writePst } from '../helpers/pst/write.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { differences, type Holdings, holdingsOf } from './holdings.ts'
import { importWhole, startImport } from './importing.ts'
import { inspect, spoolFiles } from './soundness.ts'

/** Half an hour and some 12 GB of disk, for which one asks; a file of the same make that takes half a minute otherwise. */
const isLong = process.env['BEWAARPOST_LONG'] === '1'
const MB = 1_000_000
/** The largest is beyond what is parsed, and all are beyond what is held in memory. */
const giants = isLong ? [20 * MB, 60 * MB, 200 * MB] : [17 * MB]
const plan = isLong
  ? { items: 200_000, folders: 40, attachment: 110_000, giants }
  : { items: 2000, folders: 8, attachment: 110_000, giants }
const LEAST_BYTES = isLong ? 4 * 1024 ** 3 : 50 * MB
const KILLS = isLong ? 10 : 3
/** Bytes an import may keep in memory, all its threads together. */
const LIMIT = 1024 ** 3
const MINUTES = 60_000

/** What was written: of the attachments those that are no giants. */
type Written = Pick<PstTruth, 'folders' | 'size'> & { readonly attachments: number; readonly bytes: number }

let folder: string
let drive: string
let depot: string
let written: Written
let undisturbed: ImportSummary & { readonly peak: number }

beforeAll(async () => {
  folder = makeTempFolder()
  drive = join(folder, 'drive')
  depot = join(folder, 'undisturbed.depot')
  mkdirSync(drive)
  written = writeMailbox(join(drive, 'groot.pst'))
  undisturbed = await importWhole({ depot, roots: [drive] })
}, 30 * MINUTES)

afterAll(() => removeFolder(folder))

test('a large mailbox is read whole and in bounded memory', () => {
  expect(statSync(join(drive, 'groot.pst')).size).toBeGreaterThan(LEAST_BYTES)
  expect(undisturbed).toMatchObject({ imported: plan.items, setAside: 0, unread: 0, closes: true })
  const held = readDepot()
  expect(held.attachments).toEqual({ count: written.attachments, bytes: written.bytes })
  expect(held.largest).toBeGreaterThan(Math.max(...giants))
  const folders = written.folders.filter(({ items }) => items > 0)
  expect(held.folders).toEqual(
    folders.map(({ path, items }) => ({ path: path.join('/'), declared: items, read: items })),
  )
  const { seconds, peak } = undisturbed
  console.log(
    `${plan.items} items, ${Math.round(written.size / MB)} MB: ${Math.round(seconds)} s, ` +
      `${Math.round(plan.items / seconds)} items/s, at most ${Math.round(peak / 2 ** 20)} MiB of memory`,
  )
  expect(peak).toBeLessThan(LIMIT)
})

test(
  `${KILLS} kills while it is read leave the depot whole each time, and in the end the same as undisturbed`,
  async () => {
    const whole: Holdings = holdingsOf(depot)
    const dice = diceOf(20261123)
    const places = new Set<number>()
    let kills = 0
    // Milliseconds an import may go on before it is killed, on average; steered so that the kills spread over the file.
    let patience = (undisturbed.seconds * 1000) / KILLS / 2
    for (let round = 1; kills < KILLS; round++) {
      const what = { depot: join(folder, `round-${round}.depot`), roots: [drive] }
      let finished = false
      while (kills < KILLS && !finished) {
        const run = startImport(what)
        // One in four dies while it opens the depot, or reads the structure of the file.
        await (dice.number(4) === 0 ? run.working : run.written)
        await sleep(dice.number(Math.ceil(2 * patience)))
        run.kill()
        if ((await run.ended).signal === 'SIGKILL') kills++
        if (!existsSync(what.depot)) continue
        const state = await inspect(what.depot, { readOnly: kills % 2 === 0 })
        expect(state.findings, `after kill ${kills}`).toEqual([])
        places.add(state.records)
        finished = state.finished
        patience *= state.records / plan.items < kills / KILLS ? 1.2 : 0.6
      }
      if (!finished) {
        const resumed = await importWhole(what)
        expect(resumed).toMatchObject({ accession: 1, resumed: true, closes: true })
        expect(resumed.peak).toBeLessThan(LIMIT)
      }
      expect(differences(holdingsOf(what.depot), whole)).toEqual([])
      expect((await inspect(what.depot, { whole: true })).findings).toEqual([])
      expect(spoolFiles(what.depot)).toEqual([])
    }
    // Else the kills all met the same moment, and the test says little.
    expect(places.size).toBeGreaterThan(KILLS / 3)
    console.log(`${kills} kills at ${places.size} places`)
  },
  40 * MINUTES,
)

function writeMailbox(file: string): Written {
  let attachments = 0
  let bytes = 0
  const count = ({ item }: ItemTruth): void => {
    for (const size of (item.attachments ?? []).flatMap(sizeOfFile)) {
      if (giants.includes(size)) continue
      attachments++
      bytes += size
    }
  }
  const { size, folders } = writePst(file, largePst(plan), count)
  return { size, folders, attachments, bytes }
}

/** PidTagAttachDataBinary; an item attached has none. */
function sizeOfFile({ properties }: NonNullable<ItemTruth['item']['attachments']>[number]): number[] {
  const value = properties.find(({ id }) => id === 0x3701)?.value
  if (value === undefined || Array.isArray(value)) return []
  return ['pieces' in value ? value.size : value.length]
}

type Held = {
  readonly attachments: { readonly count: number; readonly bytes: number } | undefined
  readonly folders: readonly { readonly path: string; readonly declared: number; readonly read: number }[]
  readonly largest: number | undefined
}

function readDepot(): Held {
  const open = openDepot(depot, { readOnly: true })
  try {
    const db = open.reader
    const attachments = prepare<{ count: number; bytes: number }>(
      db,
      "SELECT count(*) AS count, total(size) AS bytes FROM attachment WHERE name LIKE 'bijlage %'",
    )
    const folders = prepare<{ path: string; declared: number; read: number }>(
      db,
      'SELECT path, declared, read FROM source_folder WHERE declared > 0 ORDER BY place',
    )
    const largest = prepare<{ size: number }>(db, 'SELECT max(size) AS size FROM record')
    return { attachments: attachments.get(), folders: folders.all(), largest: largest.get()?.size }
  } finally {
    open.close()
  }
}
