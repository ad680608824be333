import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Failure } from '../../shared/failure.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { type Archivist, ask, beginWork, isClosed, isOpen, patience } from './at-work.ts'
import { explains } from './explaining.ts'
import { noise, overwrite } from './harming.ts'
import { makeWholeDepot, RECORDS } from './whole-depot.ts'

/**
 * What a person is told of a depot that does not open: what happened, what is safe, what to do; in words, not in the names the
 * program has for it; and that what is offered then works.
 */
const folder = makeTempFolder()
let whole = ''
beforeAll(async () => {
  whole = await makeWholeDepot(folder)
})
afterAll(() => removeFolder(folder))

type Case = {
  readonly why: string
  readonly kind: Failure['kind']
  /** Makes a file at this place that fails to open, or leaves the place empty. */
  readonly make: (file: string) => Promise<void> | void
  /** The button that stands first. */
  readonly remedy: 'retry' | 'other' | 'look' | 'copy'
}

let holder: ChildProcess | null = null
const holderFile = fileURLToPath(new URL('fixtures/depot-holder.ts', import.meta.url))

const cases: readonly Case[] = [
  { why: 'is not there', kind: 'depot-missing', make: () => {}, remedy: 'look' },
  {
    why: 'is no database',
    kind: 'depot-foreign',
    make: (file) => writeFileSync(file, 'Geachte heer, mevrouw,\n'),
    remedy: 'other',
  },
  {
    why: 'is the database of another program',
    kind: 'depot-foreign',
    make(file) {
      const database = new DatabaseSync(file)
      database.exec('PRAGMA application_id = 1; CREATE TABLE a (b)')
      database.close()
    },
    remedy: 'other',
  },
  {
    why: 'was made by a newer version',
    kind: 'depot-newer',
    make(file) {
      copyFileSync(whole, file)
      const database = new DatabaseSync(file)
      database.exec('PRAGMA user_version = 999')
      database.close()
    },
    remedy: 'other',
  },
  {
    why: 'has a header that makes no sense',
    kind: 'depot-damaged',
    make(file) {
      copyFileSync(whole, file)
      // Page size and the numbers after it, up to where the number of the program stands.
      overwrite(file, 16, noise(44, 5))
    },
    remedy: 'copy',
  },
  {
    why: 'is cut off',
    kind: 'depot-damaged',
    make(file) {
      copyFileSync(whole, file)
      truncateSync(file, 3 * 4096)
    },
    remedy: 'copy',
  },
  {
    why: 'has noise for its first pages',
    kind: 'depot-damaged',
    make(file) {
      copyFileSync(whole, file)
      overwrite(file, 4096, noise(40 * 4096, 6))
    },
    remedy: 'copy',
  },
  {
    why: 'is held by another program',
    kind: 'depot-in-use',
    async make(file) {
      copyFileSync(whole, file)
      holder = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', holderFile, file], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      if (holder.stdout !== null) await once(holder.stdout, 'data')
    },
    remedy: 'retry',
  },
]

async function letGo(): Promise<void> {
  if (holder === null) return
  const ended = once(holder, 'exit')
  holder.stdin?.end()
  await ended
  holder = null
}
afterAll(letGo)

describe.each(['nl', 'en'] as const)('a depot that does not open, in %s', (language) => {
  let archivist: Archivist
  beforeAll(async () => {
    archivist = await beginWork({ language })
  })
  afterAll(() => archivist.station.close())

  test.each(cases)('because it $why is explained, left alone, and not the end', async (one) => {
    const { kind, make, remedy } = one
    const { station, press, isAt, button, say } = archivist
    const place = join(folder, `${language} ${cases.indexOf(one)}`)
    mkdirSync(place)
    const file = join(place, 'Gemeente.depot')
    await make(file)
    const before = existsSync(file) ? readFileSync(file) : null

    await isAt('start.title')
    await station.answer('open', [file])
    await press('start.open')
    await isAt('start.failed', { name: 'Gemeente.depot' })
    const { depot } = await ask(station, 'desk.state')
    if (depot.is !== 'failed') throw new Error(`the depot is ${depot.is}`)
    const failure = depot.failure as Failure
    expect(failure.kind).toBe(kind)
    await explains(archivist, failure)
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before)
    // Nothing of a depot is offered while there is none.
    expect(await button('nav.records').count()).toBe(0)

    // The first button is the likeliest help, and helps.
    const primary = station.page.locator('main button.primary')
    expect(await primary.innerText()).toBe(say(`start.failed.${remedy}`))
    if (remedy === 'retry') await letGo()
    else {
      copyFileSync(whole, join(place, 'copy.depot'))
      await station.answer('open', [join(place, 'copy.depot')])
    }
    await primary.click(patience)
    await isOpen(station, remedy === 'retry' ? 'Gemeente.depot' : 'copy.depot')
    await archivist.sees('status.records', { n: RECORDS })
    await station.page.keyboard.press('Control+w')
    await isClosed(station)
  })
})
