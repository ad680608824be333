import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importDrive } from '../../main/ingest/import.ts'
import { prepareValue } from '../../main/store/connection.ts'
import { createDepot, type Depot, openDepot } from '../../main/store/depot.ts'
import { endOf, startBench } from '../helpers/engine.ts'
import { mails, mboxOf } from '../helpers/mail.ts'
import { makeTempFolder, removeFolder, tempFolder } from '../helpers/temp.ts'
import { differences, type Holdings, holdingsOf } from './holdings.ts'
import { importWhole, startImport } from './importing.ts'
import { writeMixedDrive } from './mixed-drive.ts'
import { onReadOnly, onSmallDisk, smallDisks } from './small-disk.ts'
import { inspect } from './soundness.ts'

const MINUTES = 60_000
const program = { program: 'test', now: () => new Date() }

let folder: string
let drive: string
let undisturbed: Holdings
let pages: number

beforeAll(async () => {
  folder = makeTempFolder()
  drive = join(folder, 'drive')
  writeMixedDrive(drive, 10)
  const depot = createDepot(join(folder, 'undisturbed.depot'), program)
  await run(depot)
  pages = prepareValue<number>(depot.reader, 'PRAGMA page_count').get() ?? 0
  depot.close()
  undisturbed = holdingsOf(depot.file)
}, 5 * MINUTES)

afterAll(() => removeFolder(folder))

test.each([0.1, 0.5, 0.95])(
  'a depot that may not grow beyond %d of its size fails as disk-full, is sound, and goes on when there is room',
  async (share) => {
    const depot = createDepot(join(tempFolder(), 'a.depot'), program)
    depot.writer.pragma(`max_page_count = ${Math.floor(pages * share)}`)
    await expect(run(depot)).rejects.toMatchObject({ failure: { kind: 'disk-full', file: depot.file } })
    // Nothing of the drive, no archive and no temporary file is left open by a run that failed while writing.
    expect(openFiles()).toEqual([])
    depot.close()
    expect((await inspect(depot.file, { whole: true })).findings).toEqual([])
    const again = openDepot(depot.file, program)
    expect(await run(again)).toMatchObject({ resumed: true, closes: true })
    again.close()
    expect(differences(holdingsOf(depot.file), undisturbed)).toEqual([])
  },
  2 * MINUTES,
)

test.skipIf(!smallDisks)(
  'on a disk that is really full an import ends as disk-full, and goes on where there is room',
  async () => {
    const kept = tempFolder()
    const depot = join(tempFolder(), 'a.depot')
    const { reply } = await startImport({ depot, roots: [drive], under: onSmallDisk(depot, '9m', kept) })
      .ended
    expect(reply).toMatchObject({ ok: false, failure: { kind: 'disk-full' } })
    const saved = join(kept, 'a.depot')
    const state = await inspect(saved, { whole: true })
    expect([state.findings, state.finished, state.records > 0]).toEqual([[], false, true])
    expect(await importWhole({ depot: saved, roots: [drive] })).toMatchObject({ resumed: true, closes: true })
    expect(differences(holdingsOf(saved), undisturbed)).toEqual([])
  },
  2 * MINUTES,
)

test.skipIf(!smallDisks)(
  'where there is no room to unpack an archive the import stops as disk-full, and unpacks it when there is',
  async () => {
    const place = tempFolder()
    const archive = join(place, 'drive')
    const kept = join(place, 'kept')
    const room = join(place, 'room')
    for (const each of [archive, kept, room]) mkdirSync(each)
    // Too large for memory: 200 messages of 80 kB that hardly shrink.
    const noise = () => Buffer.from(`${randomBytes(60_000).toString('base64')}\n`)
    const inbox = mboxOf(mails(200).map((mail) => Buffer.concat([mail, noise()])))
    writeFileSync(join(archive, 'inbox.mbox.gz'), gzipSync(inbox))
    const depot = join(room, 'a.depot')
    const { reply } = await startImport({ depot, roots: [archive], under: onSmallDisk(depot, '500m', kept) })
      .ended
    expect(reply).toMatchObject({ ok: false, failure: { kind: 'disk-full' } })
    const saved = join(kept, 'a.depot')
    expect(await importWhole({ depot: saved, roots: [archive] })).toMatchObject({
      closes: true,
      imported: 200,
    })
  },
  2 * MINUTES,
)

test.skipIf(!smallDisks)(
  'a depot on a read-only disk is refused by name and not changed by a byte',
  async () => {
    const place = tempFolder()
    const depot = join(place, 'a.depot')
    createDepot(depot, program).close()
    const before = readFileSync(depot)
    const { reply } = await startImport({ depot, roots: [drive], under: onReadOnly(place) }).ended
    expect(reply).toEqual({ ok: false, failure: { kind: 'depot-read-only', file: depot } })
    const made = await startImport({
      depot: join(place, 'b.depot'),
      roots: [drive],
      under: onReadOnly(place),
    }).ended
    expect(made.reply).toEqual({
      ok: false,
      failure: { kind: 'depot-read-only', file: join(place, 'b.depot') },
    })
    expect([readdirSync(place), readFileSync(depot).equals(before)]).toEqual([['a.depot'], true])
  },
)

test.each([
  ['removed', (depot: string) => rmSync(depot), null],
  ['moved away', (depot: string) => renameSync(depot, `${depot}.away`), null],
  [
    'replaced by another file',
    (depot: string) => {
      renameSync(depot, `${depot}.away`)
      writeFileSync(depot, 'another file')
    },
    'another file',
  ],
])(
  'a depot that is %s under way ends the import as depot-gone, and nothing is written elsewhere',
  async (_name, act, there) => {
    const depot = join(tempFolder(), 'a.depot')
    const { engine, ticket } = startBench({ create: depot }, depot)
    let acted = false
    engine.on('job.progress', ({ items }) => {
      if (!acted && items > 0) act(depot)
      acted ||= items > 0
    })
    const ended = endOf(engine)
    await engine.call('accession.import', { ticket: ticket(drive) })
    expect((await ended).reply).toEqual({ ok: false, failure: { kind: 'depot-gone', file: depot } })
    await engine.close()
    expect(existsSync(depot) ? readFileSync(depot, 'utf8') : null).toBe(there)
    if (!existsSync(`${depot}.away`)) return
    rmSync(depot, { force: true })
    renameSync(`${depot}.away`, depot)
    expect((await inspect(depot, { whole: true })).findings).toEqual([])
    expect(await importWhole({ depot, roots: [drive] })).toMatchObject({ resumed: true, closes: true })
    expect(differences(holdingsOf(depot), undisturbed)).toEqual([])
  },
  2 * MINUTES,
)

test('a folder that is no folder cannot be filled: backup, export and a new depot say so by name', async () => {
  const place = tempFolder()
  const { engine, ticket, run, ask } = startBench({ open: join(folder, 'undisturbed.depot') })
  writeFileSync(join(place, 'file'), 'a file')
  const target = join(place, 'file', 'b.depot')
  expect(await run('depot.backup', { ticket: ticket(target) })).toMatchObject({
    failure: { kind: 'target-failed', file: target },
  })
  const ids = (await ask('record.search', { query: '', order: 'date', limit: 1, snippets: false })).hits.map(
    ({ id }) => id,
  )
  const scope = { ids }
  expect(await run('record.export', { scope, ticket: ticket(target), form: 'eml' })).toMatchObject({
    failure: { kind: 'target-failed' },
  })
  await engine.close()
  expect(() => createDepot(target, program)).toThrow('target-failed')
  expect(readdirSync(place)).toEqual(['file'])
})

async function run(depot: Depot) {
  return importDrive(
    {
      depot,
      who: { actor: 'test', role: 'archivist' },
      now: program.now,
      signal: new AbortController().signal,
      report: () => {},
    },
    { handedOverBy: '', received: '', medium: '', mailbox: '', holder: '', roots: [drive] },
  )
}

/** Files of the drive and of unpacking that this process has open; none where the system does not tell. */
function openFiles(): string[] {
  if (!existsSync('/proc/self/fd')) return []
  return readdirSync('/proc/self/fd')
    .map((fd) => pathOf(`/proc/self/fd/${fd}`))
    .filter((path) => path.startsWith(drive) || path.includes('-spool/'))
}

function pathOf(link: string): string {
  try {
    return readlinkSync(link)
  } catch {
    return '' // closed meanwhile
  }
}
