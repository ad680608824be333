import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Failure } from '../../shared/failure.ts'
import { writeDrive } from '../helpers/drive.ts'
import { startBench } from '../helpers/engine.ts'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { listOf, readRecord, search } from './at-the-list.ts'
import { type Archivist, ask, beginWork, isClosed, isOpen, patience } from './at-work.ts'
import { alertOf, explains, rawName } from './explaining.ts'

/**
 * What a person is told when something goes wrong with a depot: what happened, what is safe, what to do; in words, not in the names
 * the program has for it; and that what is offered then works.
 */
const folder = makeTempFolder()
const whole = join(folder, 'whole.depot')
beforeAll(async () => {
  const drive = join(folder, 'drive')
  writeDrive(drive, { messages: 400, seed: 7 })
  const bench = startBench({ create: whole }, whole)
  await bench.import(drive)
  await bench.engine.close()
})
afterAll(() => removeFolder(folder))

/** Bytes of no shape, the same for the same seed. */
function noise(length: number, seed: number): Buffer {
  return createHash('shake256', { outputLength: length }).update(String(seed)).digest()
}

/** Writes bytes into the middle of a file. */
function overwrite(file: string, from: number, bytes: Uint8Array): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, bytes, 0, bytes.length, from)
  closeSync(handle)
}

type Case = {
  readonly why: string
  readonly kind: Failure['kind']
  /** Makes the file at this place such that it fails. Answers with a way to mend it, where there is one. */
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
    await archivist.sees('status.records', { n: 400 })
    await station.page.keyboard.press('Control+w')
    await isClosed(station)
  })
})

describe.each(['nl', 'en'] as const)('a depot damaged in its middle, in %s', (language) => {
  test('says so where the damage is met, and is left for a whole one', async () => {
    const file = join(folder, `middle ${language}.depot`)
    copyFileSync(whole, file)
    const { page_size: size, pages } = facts(whole)
    for (let page = 8; page < pages; page += 3) overwrite(file, page * size, noise(size, page))
    const archivist = await beginWork({ language })
    const { station, press, types, isAt } = archivist
    await station.answer('open', [file])
    await press('start.open')
    // Where the damage is decides when it is met: at the opening, or at the first question.
    const said = await alertOf(archivist)
    expect(said).toContain(archivist.say('failure.depot-damaged.safe'))
    expect(said).toContain(archivist.say('failure.depot-damaged.next'))
    expect(said.replaceAll(folder, '')).not.toMatch(rawName)
    await types('Control+w')
    await isClosed(station)
    await isAt('start.title')
    await station.answer('open', [whole])
    await press('start.open')
    await isOpen(station, 'whole.depot')
    await archivist.sees('status.records', { n: 400 })
    await station.close()
  })

  test('in one message is said where that is read, and the others can be read', async () => {
    const file = join(folder, `message ${language}.depot`)
    copyFileSync(whole, file)
    const { healthy, damaged } = damageFirstPack(file)
    const archivist = await beginWork({ language })
    const { station, press } = archivist
    await station.answer('open', [file])
    await press('start.open')
    await isOpen(station, `message ${language}.depot`)
    await search(archivist, `id:${damaged}`)
    await listOf(archivist).focus()
    await archivist.types('Home')
    const said = await alertOf(archivist)
    expect(said).toContain(archivist.say('failure.depot-damaged.next'))
    expect(said.replaceAll(folder, '')).not.toMatch(rawName)
    await readRecord(archivist, healthy)
    await expect.poll(() => station.page.getByRole('alert').count(), patience).toBe(0)
    await station.close()
  })
})

/** Puts noise in the place of the first pack of contents. Answers with a record whose bytes are in it and one whose are not. */
function damageFirstPack(file: string): { readonly damaged: number; readonly healthy: number } {
  const database = new DatabaseSync(file)
  const recordOf = (where: string) =>
    Number(
      database
        .prepare(`SELECT r.id FROM record r JOIN content c ON c.id = r.content WHERE c.pack ${where} LIMIT 1`)
        .get()?.['id'],
    )
  const pack = Number(database.prepare('SELECT min(id) AS id FROM pack').get()?.['id'])
  database.prepare('UPDATE pack SET frame = randomblob(length(frame)) WHERE id = ?').run(pack)
  const told = { damaged: recordOf(`= ${pack}`), healthy: recordOf(`<> ${pack}`) }
  database.close()
  return told
}

function facts(file: string): { readonly page_size: number; readonly pages: number } {
  const database = new DatabaseSync(file, { readOnly: true })
  const read = (name: string) => Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0])
  const told = { page_size: read('page_size'), pages: read('page_count') }
  database.close()
  return told
}
