import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pst } from '../../main/read/pst/pst.ts'
import { bytesOf } from '../../main/source/bytes.ts'
import { buildTar } from '../helpers/build-tar.ts'
import { buildZip } from '../helpers/build-zip.ts'
import { describeWithCorpora } from '../helpers/corpora.ts'
import { type Bench, newBench, startBench } from '../helpers/engine.ts'
import { sha256 } from '../helpers/kept.ts'
import { mail } from '../helpers/pst/items.ts'
import type { PstPlan } from '../helpers/pst/plan.ts'
import { named, sets, text } from '../helpers/pst/properties.ts'
import { sampleFolders } from '../helpers/pst/sample.ts'
import { writePst } from '../helpers/pst/write.ts'
import { makeTempFolder, removeFolder, tempFolder } from '../helpers/temp.ts'

/** A record as it comes out of a depot, whatever path it went in by. */
type SeenRecord = {
  readonly path: string
  readonly folder: string
  readonly foundAs: string
  readonly kind: string
  readonly original: string
  readonly message: string
}

async function recordsOf(bench: Bench, query = ''): Promise<SeenRecord[]> {
  const { hits, next } = await bench.ask('record.search', { query, limit: 1000 })
  expect(next).toBeNull()
  const records: SeenRecord[] = []
  for (const { id } of hits) {
    const { provenance, kind } = await bench.ask('record.read', { id })
    const { bytes } = await bench.ask('record.message', { id })
    const { path, folder, foundAs, sha256: original } = provenance
    records.push({ path, folder, foundAs, kind, original, message: sha256(bytes) })
  }
  return records
}

/** Without where the source file lay, by folder below its own. */
function saidBy(records: readonly SeenRecord[], path: string): string[] {
  const own = `${parse(path).name}/`
  return records
    .filter((one) => one.path === path)
    .map(({ folder, foundAs, kind, original, message }) =>
      [folder.slice(folder.indexOf(own) + own.length), foundAs, kind, original, message].join(' '),
    )
    .sort()
}

/** Items in the sample folders: 24 in folders, two hidden, one in no folder. */
const ITEMS = 27
const plans: readonly (readonly [name: string, plan: Omit<PstPlan, 'folders'>])[] = [
  ['unicode.pst', { password: 'geheim' }],
  ['ansi.pst', { width: 'ansi', encryption: 'permute' }],
  ['groot.ost', { pageSize: 4096, client: 'ost', encryption: 'cyclic' }],
]

describe('personal folders on a drive', () => {
  let built: string
  const read = (name: string): Buffer => readFileSync(join(built, name))
  beforeAll(() => {
    built = makeTempFolder()
    for (const [name, plan] of plans) writePst(join(built, name), { ...plan, folders: sampleFolders() })
  })
  afterAll(() => removeFolder(built))

  test('give the same records from a folder, a tar, a zip, and a zip made on Windows', async () => {
    const drive = tempFolder()
    mkdirSync(join(drive, 'Postbus van Jan'))
    writeFileSync(join(drive, 'Postbus van Jan/mijn postbus.pst'), read('unicode.pst'))
    const ansi = { name: 'Postbus van Els/ansi.pst', content: read('ansi.pst') }
    writeFileSync(join(drive, 'a.tar'), buildTar([{ name: './OST/groot.ost', content: read('groot.ost') }]))
    writeFileSync(join(drive, 'b.zip'), buildZip([ansi]))
    const onWindows = { ...ansi, name: 'Postbus van Els\\ansi.pst', host: 0 }
    writeFileSync(join(drive, 'c.zip'), buildZip([onWindows]))

    const bench = newBench()
    expect(await bench.import(drive)).toMatchObject({ closes: true, found: 4 * ITEMS, setAside: 0 })
    const records = await recordsOf(bench)
    const paths = [...new Set(records.map(({ path }) => path))].sort()
    expect(paths).toEqual([
      'Postbus van Jan/mijn postbus.pst',
      'a.tar/./OST/groot.ost',
      'b.zip/Postbus van Els/ansi.pst',
      'c.zip/Postbus van Els/ansi.pst',
    ])
    const folders = new Set(records.map(({ folder }) => folder.replace(/\/[^/]*$/, '')))
    expect(folders).toContain('OST/groot')
    const [first = '', ...others] = paths
    expect(saidBy(records, first)).toHaveLength(ITEMS)
    for (const path of others) expect(saidBy(records, path), path).toEqual(saidBy(records, first))
  })

  test('of the same bytes are known again, and a rebuild and a check change nothing', async () => {
    const bench = newBench()
    const file = join(built, 'unicode.pst')
    await bench.import(file)
    const records = await recordsOf(bench)
    const facets = await bench.ask('record.facets', { names: ['kind', 'folder', 'year', 'correspondent'] })
    await bench.finish('depot.rebuild', {})
    expect(await recordsOf(bench)).toEqual(records)
    expect(await bench.ask('record.facets', { names: ['kind', 'folder', 'year', 'correspondent'] })).toEqual(
      facets,
    )
    expect(await bench.import(file)).toMatchObject({ closes: true, found: 0, present: 1 })
    expect(await recordsOf(bench)).toEqual(records)
    expect((await bench.finish('depot.verify', {})).findings).toEqual([])
  })

  describe('are found in a depot', () => {
    let bench: Bench
    let folder: string
    beforeAll(async () => {
      folder = makeTempFolder()
      bench = startBench({ create: join(folder, 'a.depot') })
      await bench.import(join(built, 'unicode.pst'))
    })
    afterAll(async () => {
      await bench.engine.close()
      removeFolder(folder)
    })

    test.each([
      ['kind:contact', ['Contactpersonen']],
      ['kind:list', ['Contactpersonen']],
      ['kind:task', ['Taken']],
      ['kind:note', ['Notities']],
      ['kind:journal', ['Logboek']],
      ['kind:report', ['Postvak IN', 'Postvak IN']],
      ['kind:setting', ['Postvak IN', 'Postvak IN']],
      ['is:associated', ['Postvak IN', 'Postvak IN']],
      ['is:recovered', ['Verdwaald']],
      ['is:signed', ['Postvak IN']],
      ['type:pdf', ['Postvak IN']],
      ['filename:dieper', ['Postvak IN']],
      ['from:wang', ['Postvak IN']],
      ['to:griffie OR cc:griffie', ['Postvak IN']],
      ['in:Ongelezen', []],
      ['"kent de wijk"', ['Contactpersonen']],
      ['你好', ['Postvak IN']],
    ])('by %s', async (query, folders) => {
      expect((await recordsOf(bench, query)).map(({ folder }) => folder)).toEqual(folders)
    })
  })

  test('share no names of properties with a file that is read at the same time', async () => {
    const items = [0x9001, 0x9002].map((number) =>
      mail({ subject: `${number}`, properties: [named(sets.common, number, text(0, `van ${number}`))] }),
    )
    // The same identifier stands for the one name here and for the other there.
    const stores = [items, items.toReversed()].map((order, place) => {
      const file = join(built, `namen-${place}.pst`)
      writePst(file, { folders: [{ name: 'Postvak IN', items: order }] })
      return pst.read(bytesOf(readFileSync(file)), 0, {})
    })
    const contents = stores.map((): string[] => [])
    for (let isMore = true; isMore; ) {
      isMore = false
      for (const [place, store] of stores.entries()) {
        const { value: step } = await store.next()
        if (step?.step !== 'item') continue
        isMore = true
        contents[place]?.push(sha256(step.bytes ?? ''))
      }
    }
    expect(contents[0]).toHaveLength(2)
    expect(contents[1]?.toReversed()).toEqual(contents[0])
  })

  test('that are empty have an account that closes, and the mark of a password is told', async () => {
    const drive = tempFolder()
    writePst(join(drive, 'leeg.pst'), { password: 'geheim', folders: [] })
    const bench = newBench()
    expect(await bench.import(drive)).toMatchObject({ closes: true, found: 0 })
    const { accessions } = await bench.ask('ledger.read', {})
    const problems = accessions.flatMap(({ lines }) => lines.flatMap((line) => line.problems))
    expect(problems.map(({ kind }) => kind)).toEqual(['store-password'])
  })

  test('give the same contents and messages in another time zone and language', () => {
    const script = fileURLToPath(new URL('../helpers/content-hashes.ts', import.meta.url))
    const [here, ...elsewhere] = [
      { TZ: 'UTC', LC_ALL: 'C' },
      { TZ: 'Pacific/Auckland', LC_ALL: 'nl_NL.UTF-8' },
      { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8' },
    ].map((env) => {
      const ran = spawnSync(process.execPath, [script, join(built, 'unicode.pst')], { env, encoding: 'utf8' })
      expect(ran.stderr).toBe('')
      return ran.stdout.trim().split('\n')
    })
    expect(here).toHaveLength(ITEMS)
    for (const hashes of elsewhere) expect(hashes).toEqual(here)
  })
})

describeWithCorpora('every Outlook file of the real mail', (corpora) => {
  test('is in an account that closes, and everything in it is a record', async () => {
    const bench = newBench()
    // In four, 29 and five files: twelve items of the first, one each of the others.
    const [files, found] = [4 + 29 + 5, 12 + 29 + 5]
    const summary = await bench.import(...['pst', 'msg', 'tnef'].map((name) => join(corpora, name)))
    // One winmail.dat lies there twice.
    expect(summary).toMatchObject({ closes: true, found, imported: found, shared: 1, setAside: 0 })
    const { accessions } = await bench.ask('ledger.read', {})
    const mail = accessions.flatMap(({ lines }) => lines.filter(({ role }) => role === 'mail'))
    expect(mail).toHaveLength(files)
    expect(await recordsOf(bench, 'is:derived')).toHaveLength(found)
    expect(await recordsOf(bench, 'problem:parser-failed')).toEqual([])
  })
})
