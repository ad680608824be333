import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { joinFolder } from '../../../shared/folder-path.ts'
import { writeTerm } from '../../../shared/query-text.ts'
import { type Bench, newBench } from '../../helpers/engine.ts'
import { lines, mail as message } from '../../helpers/mail.ts'
import { mail } from '../../helpers/pst/items.ts'
import type { FolderPlan } from '../../helpers/pst/plan.ts'
import { writePst } from '../../helpers/pst/write.ts'
import { tempFolder } from '../../helpers/temp.ts'

/** A folder with one item of its name. */
const holding = (name: string, folders: readonly FolderPlan[] = []): FolderPlan => ({
  ...{ name, folders, items: [mail({ subject: `in ${name}` })] },
})

/** A separator as Google Takeout writes it: in such a file labels are folders. */
const TAKEOUT = 'From 1780000000000000977@xxx Tue Nov 14 22:13:21 +0000 2023'

let bench: Bench

/** Every folder of the mailboxes by its path, with the subjects in it. */
async function subjectsByFolder(query = ''): Promise<Record<string, string[]>> {
  const { hits } = await bench.ask('record.search', { query, limit: 100 })
  const held = Object.entries(Object.groupBy(hits, ({ folder }) => folder))
  return Object.fromEntries(
    held.map(([folder, all = []]) => [folder, all.map(({ subject }) => subject).sort()]),
  )
}

beforeEach(async () => {
  bench = newBench()
  const drive = tempFolder()
  writePst(join(drive, 'jansen.pst'), {
    folders: [
      holding('In/Uit', [holding('Oud')]),
      holding('In', [holding('Uit')]),
      ...['.', '..', '../..', '', 'x\\', '/', 'Op∕Af'].map((name) => holding(name)),
    ],
  })
  const labelled = Buffer.concat([lines('X-Gmail-Labels: In/Uit'), message({ subject: 'met label' })])
  writeFileSync(join(drive, 'bakker.mbox'), Buffer.concat([lines(TAKEOUT), labelled]))
  expect(await bench.import(drive)).toMatchObject({ closes: true })
})

test('a slash in the name of an Outlook folder parts nothing, in a label of Gmail it does', async () => {
  const folders = await subjectsByFolder('mailbox:jansen')
  expect(folders).toMatchObject({
    'In∕Uit': ['in In/Uit'],
    'In∕Uit/Oud': ['in Oud'],
    In: ['in In'],
    'In/Uit': ['in Uit'],
    '.': ['in .'],
    '..': ['in ..'],
    '..∕..': ['in ../..'],
    'x\\': ['in x\\'],
    '∕': ['in /'],
    'Op\\∕Af': ['in Op∕Af'],
  })
  // One without a name is called by its number in the file, and is not the mailbox itself.
  const unnamed = Object.entries(folders).filter(([, [subject]]) => subject === 'in')
  expect(unnamed).toEqual([[expect.stringMatching(/^0x[0-9a-f]+$/i), ['in']]])
  expect(await subjectsByFolder('mailbox:bakker')).toEqual({ 'In/Uit': ['met label'] })
})

test('both are found as they are typed, and each alone by its own term and in the account of its file', async () => {
  expect(Object.keys(await subjectsByFolder('mailbox:jansen map:In/Uit')).sort()).toEqual(
    ['In/Uit', 'In∕Uit', 'In∕Uit/Oud'].sort(),
  )
  expect(await subjectsByFolder(writeTerm('in', joinFolder(['In/Uit'])))).toEqual({ 'In∕Uit': ['in In/Uit'] })
  const { accessions } = await bench.ask('ledger.read', {})
  const line = accessions[0]?.lines.find(({ path }) => path === 'jansen.pst')
  const { folders } = await bench.ask('ledger.source', { sourceFile: line?.sourceFile ?? 0 })
  const read = folders
    .filter(({ path }) => path.startsWith('In'))
    .map(({ path, read, folder }) => [path, read, folder])
  expect(read.sort()).toEqual([
    ['In', 1, 'In'],
    ['In/Uit', 1, 'In/Uit'],
    ['In∕Uit', 1, 'In∕Uit'],
    ['In∕Uit/Oud', 1, 'In∕Uit/Oud'],
  ])
  const { text } = await bench.ask('ledger.export', { form: 'csv' })
  expect(text).toContain('In∕Uit/Oud')
})

test('no name of a folder becomes a place on the disk', async () => {
  const outside = tempFolder()
  const target = join(outside, 'uit')
  await bench.finish('record.export', { scope: { query: '' }, ticket: bench.ticket(target), form: 'eml' })
  expect(readdirSync(outside)).toEqual(['uit'])
  expect(readdirSync(target, { withFileTypes: true }).every((entry) => entry.isFile())).toBe(true)
})
