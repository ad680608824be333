import { appendFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { writeDrive } from '../helpers/drive.ts'
import { type Bench, newBench } from '../helpers/engine.ts'
import { tempFolder } from '../helpers/temp.ts'
import { writeMixedDrive } from './mixed-drive.ts'

let bench: Bench
let drive: string

beforeEach(() => {
  bench = newBench()
  drive = join(tempFolder(), 'drive')
})

test('importing the same drive again adds nothing and says so', async () => {
  writeMixedDrive(drive, 3)
  const first = await bench.import(drive)
  const before = await held()
  const again = await bench.import(drive)
  expect(again).toMatchObject({
    found: 0,
    imported: 0,
    firstCopy: 0,
    shared: 0,
    changed: 0,
    files: first.files,
  })
  expect(again.closes).toBe(true)
  expect(await held()).toEqual(before)
  const [one, two] = (await bench.ask('ledger.read', {})).accessions
  const mail = one?.lines.filter((line) => line.role === 'mail') ?? []
  expect([again.present, two?.totals.present]).toEqual([mail.length, mail.length])
  // Each says which source file it repeats, and that one has the same bytes.
  for (const line of two?.lines.filter(({ role }) => role === 'present') ?? []) {
    const same = mail.find(({ sourceFile }) => sourceFile === line.sameAs)
    expect([same?.path, same?.sha256]).toEqual([line.path, line.sha256])
  }
  expect(await sound()).toBe(true)
})

test('a source that changed is a new one and says so; what is the same in it shares its content', async () => {
  writeDrive(drive, { messages: 40, mailboxes: 2 })
  await bench.import(drive)
  const before = await held()
  appendFileSync(
    join(drive, 'postbus-1.mbox'),
    'From a@example.org Mon Nov 23 12:00:00 2026\nSubject: later\n\nnieuw\n',
  )
  expect(await bench.import(drive)).toMatchObject({
    changed: 1,
    present: 1,
    imported: 21,
    firstCopy: 1,
    shared: 20,
  })
  expect(await held()).toEqual({ records: before.records + 21, contents: before.contents + 1 })
  const lines = (await bench.ask('ledger.read', { accession: 2 })).accessions[0]?.lines ?? []
  const changed = lines.filter(({ problems }) =>
    problems.some(({ kind }) => kind === 'imported-before-otherwise'),
  )
  expect(changed.map(({ path, role }) => [path, role])).toEqual([['postbus-1.mbox', 'mail']])
  expect(await sound()).toBe(true)
})

test('a maildir whose messages were read, answered and moved from new to cur adds nothing', async () => {
  writeDrive(join(drive, 'griffie'), { messages: 30, layout: 'maildir' })
  writeFileSync(
    join(drive, 'griffie/new/1500000000.M1P1.mail'),
    'From: a@example.org\nSubject: new\n\ntekst\n',
  )
  await bench.import(drive)
  const before = await held()
  const cur = join(drive, 'griffie/cur')
  for (const name of readdirSync(cur)) renameSync(join(cur, name), join(cur, name.replace(/:2,S$/, ':2,FRS')))
  renameSync(join(drive, 'griffie/new/1500000000.M1P1.mail'), join(cur, '1500000000.M1P1.mail:2,S'))
  expect(await bench.import(drive)).toMatchObject({ present: 31, imported: 0, changed: 0, closes: true })
  expect(await held()).toEqual(before)
})

test('the same file under another mailbox is a copy: records of its own, no byte twice', async () => {
  writeDrive(drive, { messages: 30 })
  await bench.import(drive)
  const before = await held()
  const second = await bench.finish('accession.import', { ticket: bench.ticket(drive), mailbox: 'wethouder' })
  expect(second).toMatchObject({ imported: 30, shared: 30, firstCopy: 0, present: 0, closes: true })
  expect(await held()).toEqual({ records: before.records * 2, contents: before.contents })
  expect((await search('mailbox:wethouder')).total).toBe(30)
  expect(await sound()).toBe(true)
})

test('a file that lies twice on one drive gives two records of one content, each time', async () => {
  for (const name of ['een', 'twee']) writeDrive(join(drive, name), { messages: 10 })
  expect(await bench.import(drive)).toMatchObject({ imported: 20, firstCopy: 10, shared: 10 })
  mkdirSync(join(drive, 'drie'))
  writeDrive(join(drive, 'drie'), { messages: 10 })
  expect(await bench.import(drive)).toMatchObject({ present: 2, imported: 10, firstCopy: 0, shared: 10 })
  expect(await held()).toEqual({ records: 30, contents: 10 })
})

async function held(): Promise<{ records: number; contents: number }> {
  const { records, contents } = await bench.ask('depot.status', {})
  return { records, contents }
}

function search(query: string) {
  return bench.ask('record.search', { query, order: 'date', limit: 1, snippets: false })
}

async function sound(): Promise<boolean> {
  return (await bench.finish('depot.verify', {})).sound
}
