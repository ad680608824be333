import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeTempFolder, removeFolder } from '../helpers/temp.ts'
import { listOf, readRecord, search } from './at-the-list.ts'
import { beginWork, isClosed, isOpen, patience } from './at-work.ts'
import { alertOf, rawName } from './explaining.ts'
import { noise, overwrite } from './harming.ts'
import { makeWholeDepot, RECORDS } from './whole-depot.ts'

/** A depot with damage inside: said where it is met, which may be the opening, a question, or one message. */
const folder = makeTempFolder()
let whole = ''
beforeAll(async () => {
  whole = await makeWholeDepot(folder)
})
afterAll(() => removeFolder(folder))

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
    await archivist.sees('status.records', { n: RECORDS })
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
