import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { diceOf } from '../../main/hosts/sample/seed.ts'
import { LARGE_ITEM } from '../../main/read/item.ts'
import { type StoreLine, storeOf } from '../helpers/item-store.ts'
import { tempFolder } from '../helpers/temp.ts'
import { differences, holdingsOf } from './holdings.ts'
import { importWhole, startImport } from './importing.ts'
import { inspect, spoolFiles } from './soundness.ts'

const KILLS = 12
const MINUTES = 60_000

/** Databases with enough in them for several batches each, large items and damage among the small ones. */
function writeStores(drive: string): void {
  mkdirSync(drive)
  for (const name of ['een', 'twee', 'drie']) {
    const lines = Array.from({ length: 6000 }, (_, number): StoreLine => {
      if (number % 1500 === 700) return { item: `groot ${number} ${name}`, large: LARGE_ITEM + number }
      if (number % 1000 === 900) return { aside: `kapot ${number} ${name}`, kept: 'rest' }
      return {
        item: `bericht ${number % 4000} ${name}`,
        folder: [`Map ${number % 7}`],
        foundAs: number % 9 === 0 ? 'deleted' : '',
      }
    })
    writeFileSync(join(drive, `${name}.store`), storeOf(lines))
  }
}

test(
  `${KILLS} kills while databases of mail are read apart leave the depot whole, and in the end the same as undisturbed`,
  async () => {
    const folder = tempFolder()
    const drive = join(folder, 'drive')
    writeStores(drive)
    const program = new URL('./item-store-child.ts', import.meta.url)
    const whole = join(folder, 'undisturbed.depot')
    const { seconds } = await importWhole({ depot: whole, roots: [drive], program })
    const undisturbed = holdingsOf(whole)
    const dice = diceOf(20261123)
    const places = new Set<number>()
    let kills = 0
    for (let round = 0; kills < KILLS; round++) {
      const what = { depot: join(folder, `${round}.depot`), roots: [drive], program }
      let finished = false
      while (kills < KILLS && !finished) {
        const run = startImport(what)
        await run.working
        await sleep(dice.number(Math.ceil(seconds * 500)))
        run.kill()
        if ((await run.ended).signal === 'SIGKILL') kills++
        if (!existsSync(what.depot)) continue
        const state = await inspect(what.depot)
        expect(state.findings, `after kill ${kills}`).toEqual([])
        places.add(state.records)
        finished = state.finished
      }
      if (!finished) expect(await importWhole(what)).toMatchObject({ accession: 1, closes: true })
      expect(differences(holdingsOf(what.depot), undisturbed)).toEqual([])
      expect(spoolFiles(what.depot)).toEqual([])
    }
    // Else the kills all met the same few moments, and the test says little.
    expect(places.size).toBeGreaterThan(1)
  },
  10 * MINUTES,
)
