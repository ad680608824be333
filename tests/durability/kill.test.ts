import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diceOf } from '../../main/hosts/sample/seed.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { differences, type Holdings, holdingsOf } from './holdings.ts'
import { importWhole, startImport } from './importing.ts'
import { writeMixedDrive } from './mixed-drive.ts'
import { inspect, journalSize, spoolFiles } from './soundness.ts'

const KILLS = 50
const MEGABYTES = 200
/** A journal is copied into the depot at 64 MB; on top of that comes one batch, whatever it touches. */
const MOST_JOURNAL = 128 * 1024 * 1024
const MINUTES = 60_000

let folder: string
let drive: string
let undisturbed: Holdings
let records: number
let seconds: number

beforeAll(async () => {
  folder = makeTempFolder()
  drive = join(folder, 'drive')
  writeMixedDrive(drive, MEGABYTES)
  const depot = join(folder, 'undisturbed.depot')
  ;({ imported: records, seconds } = await importWhole({ depot, roots: [drive] }))
  undisturbed = holdingsOf(depot)
}, 20 * MINUTES)

afterAll(() => removeFolder(folder))

test(
  `${KILLS} kills at random moments leave the depot whole each time, and in the end the same as undisturbed`,
  async () => {
    const dice = diceOf(20261123)
    const places = new Set<number>()
    let leftovers = 0
    let kills = 0
    // Milliseconds an import may go on before it is killed, on average; steered so that the kills spread over the drive.
    let patience = (seconds * 1000) / KILLS / 4
    let rounds = 0
    while (kills < KILLS) {
      rounds++
      const what = { depot: join(folder, `round-${rounds}.depot`), roots: [drive] }
      let finished = false
      while (kills < KILLS) {
        const run = startImport(what)
        // One in ten dies while it starts (opening, recovering), one while it lists the drive and reads its first batches.
        const phase = dice.number(10)
        if (phase === 1) await run.working
        else if (phase > 1) await run.written
        await sleep(dice.number(Math.ceil(2 * patience)))
        run.kill()
        if ((await run.ended).signal === 'SIGKILL') kills++
        leftovers += spoolFiles(what.depot).length
        expect(journalSize(what.depot)).toBeLessThan(MOST_JOURNAL)
        if (!existsSync(what.depot)) continue
        // A look that only reads leaves the journal of the killed one for the next import to recover.
        const state = await inspect(what.depot, { whole: kills % 10 === 0, readOnly: kills % 2 === 0 })
        expect(state.findings, `after kill ${kills}`).toEqual([])
        places.add(state.records)
        finished = state.finished
        if (finished) break
        patience *= state.records / records < kills / KILLS ? 1.2 : 0.6
      }
      if (!finished) expect(await importWhole(what)).toMatchObject({ accession: 1, closes: true })
      expect(differences(holdingsOf(what.depot), undisturbed)).toEqual([])
      expect((await inspect(what.depot, { whole: true })).findings).toEqual([])
      expect([spoolFiles(what.depot), journalSize(what.depot)]).toEqual([[], 0])
    }
    // Else the kills all met the same few moments, and the test says little.
    expect(places.size).toBeGreaterThan(KILLS / 5)
    console.log(
      `${kills} kills at ${places.size} places of ${rounds} imports, ${leftovers} temporary files left behind and removed`,
    )
  },
  30 * MINUTES,
)
