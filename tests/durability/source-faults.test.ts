import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importDrive } from '../../main/ingest/import.ts'
import { createDepot } from '../../main/store/depot.ts'
import type { Output, Summary } from '../../shared/contract.ts'
import type { Reply } from '../../shared/reply.ts'
import { type Bench, newBench, openBench } from '../helpers/engine.ts'
import { tempFolder } from '../helpers/temp.ts'

/** The first mailbox is larger than what is read ahead of writing, so that reading is half way when the first batch is written. */
const FIRST = { messages: 250, each: 200_000 }

/** A drive of two mailboxes and between them what else lies on a drive. */
function newDrive(): string {
  const drive = join(tempFolder(), 'drive')
  mkdirSync(join(drive, 'postbus-1.zak'), { recursive: true })
  writeFileSync(join(drive, 'postbus-1.mbox'), mailbox(FIRST.messages, FIRST.each))
  writeFileSync(join(drive, 'postbus-1.zak/a.eml'), 'From: a@example.org\nSubject: los\n\ntekst\n')
  writeFileSync(join(drive, 'postbus-1.zak/b.txt'), 'geen post')
  writeFileSync(join(drive, 'postbus-2.mbox'), mailbox(20, 1000))
  return drive
}

/** An mbox of messages that are mostly one attachment: many bytes, little work. */
function mailbox(messages: number, each: number): string {
  const line = `${'QmV3YWFycG9zdA'.repeat(5)}\n`
  const body = line.repeat(Math.ceil(each / line.length))
  return Array.from(
    { length: messages },
    (_, number) =>
      `From a@example.org Mon Nov 23 12:00:00 2026\nFrom: a@example.org\nSubject: stuk ${number} van ${each}\n` +
      `Date: Mon, 23 Nov 2026 12:00:00 +0100\n` +
      `Message-ID: <${number}.${each}@example.org>\nContent-Type: application/pdf; name="stuk-${number}.pdf"\n` +
      `Content-Transfer-Encoding: base64\n\n${body}\n`,
  ).join('')
}

const first = (drive: string) => join(drive, 'postbus-1.mbox')
const second = (drive: string) => join(drive, 'postbus-2.mbox')

test('a drive that is unplugged under way ends the import as source-failed, and it goes on when the drive is back', async () => {
  const bench = newBench()
  const drive = newDrive()
  const reply = await importWhile(bench, drive, () => renameSync(drive, `${drive}.gone`))
  expect(reply).toMatchObject({ ok: false, failure: { kind: 'source-failed', file: drive } })
  await expectSound(bench)
  // An empty folder at its place is not the drive.
  mkdirSync(drive)
  rmSync(drive, { recursive: true })
  const missing = await bench.run('accession.import', { ticket: bench.ticket(drive) })
  expect(missing).toMatchObject({ ok: false, failure: { kind: 'source-missing', file: drive } })
  renameSync(`${drive}.gone`, drive)
  expect(await bench.import(drive)).toMatchObject({ resumed: true, closes: true })
  await expectSameAsUndisturbed(bench, drive)
})

test('a file that disappears under way is listed with what was lost, the rest is imported', async () => {
  const bench = newBench()
  const drive = newDrive()
  const summary = done(await importWhile(bench, drive, () => rmSync(second(drive))))
  expect(summary.closes).toBe(true)
  expect(await lineOf(bench, 'postbus-2.mbox')).toMatchObject({
    role: 'unreadable',
    closes: true,
    problems: [{ kind: 'vanished-during-import' }],
  })
  await expectSound(bench)
})

test('a file that grows under way: what was there when it was opened is imported, and the change is named', async () => {
  const bench = newBench()
  const drive = newDrive()
  const more = 'From a@example.org Mon Nov 23 12:00:00 2026\nSubject: later\n\nnieuw\n'
  const summary = done(await importWhile(bench, drive, () => appendFileSync(first(drive), more)))
  expect(summary.closes).toBe(true)
  expect(await problemsOf(bench, 'postbus-1.mbox')).toEqual(['changed-during-import'])
  await expectSound(bench)
})

test('a file that is cut short under way: what is gone is a named loss of so many bytes', async () => {
  const bench = newBench()
  const drive = newDrive()
  const summary = done(await importWhile(bench, drive, () => truncateSync(first(drive), 30_000_000)))
  expect(summary.closes).toBe(true)
  const line = await lineOf(bench, 'postbus-1.mbox')
  expect(line?.problems.map(({ kind }) => kind)).toEqual(['changed-during-import'])
  expect(line?.bytesSetAside).toBeGreaterThan(5_000_000)
  expect(line?.imported).toBeGreaterThan(FIRST.messages / 3)
  await expectSound(bench)
})

test('a file of which a part was lost is not taken for present: whole again, all of it is imported', async () => {
  const bench = newBench()
  const drive = newDrive()
  copyFileSync(first(drive), `${drive}.whole`)
  done(await importWhile(bench, drive, () => truncateSync(first(drive), 30_000_000)))
  copyFileSync(`${drive}.whole`, first(drive))
  expect(await bench.import(drive)).toMatchObject({ imported: FIRST.messages, closes: true, present: 2 })
  // And from then on it is.
  expect(await bench.import(drive)).toMatchObject({ imported: 0, present: 3 })
  await expectSound(bench)
})

test('a file that is overwritten under way is named as changed, and its account does not pretend to close', async () => {
  const bench = newBench()
  const drive = newDrive()
  const other = Buffer.alloc(statSync(first(drive)).size, 'x')
  const { closes } = done(await importWhile(bench, drive, () => writeFileSync(first(drive), other)))
  expect(closes).toBe(false)
  expect(await problemsOf(bench, 'postbus-1.mbox')).toContain('changed-during-import')
  const { findings } = await bench.finish('depot.verify', {})
  expect(findings.map(({ check }) => check)).toEqual(['ledger'])
  // The file as it is now is a source of its own, and its account closes.
  expect(await bench.import(drive)).toMatchObject({ closes: true })
})

test('a large message that reads differently the second time ends the import by name, and it can go on', async () => {
  const depot = createDepot(join(tempFolder(), 'a.depot'), { program: 'test', now: () => new Date() })
  const drive = newDrive()
  writeFileSync(first(drive), mailbox(1, 20_000_000))
  // A large message is hashed when it is read and read again when it is written; what is not mail is told in between.
  const work = importDrive(
    {
      depot,
      who: { actor: 'test', role: 'archivist' },
      now: () => new Date(),
      signal: new AbortController().signal,
      report: ({ at, bytes }) => {
        if (at === 'postbus-1.zak/b.txt' && bytes !== undefined) truncateSync(first(drive), 10_000_000)
      },
    },
    { handedOverBy: '', received: '', medium: '', mailbox: '', holder: '', roots: [drive] },
  )
  await expect(work).rejects.toMatchObject({
    failure: { kind: 'source-failed', file: 'postbus-1.mbox', detail: 'ESTALE' },
  })
  depot.close()
  const bench = openBench({ open: depot.file }, depot.file)
  expect(await bench.ask('depot.status', {})).toMatchObject({ records: 0, contents: 0, unfinished: 1 })
  expect(await bench.import(drive)).toMatchObject({ resumed: true, closes: true })
  await expectSound(bench)
})

test.each([
  ['changed', (file: string) => touch(file), 'changed-during-import'],
  ['removed', (file: string) => rmSync(file), 'vanished-during-import'],
  ['replaced by a folder', (file: string) => replaceByFolder(file), 'vanished-during-import'],
  [
    'replaced by a file that is no mail',
    (file: string) => writeFileSync(file, 'weg'),
    'changed-during-import',
  ],
])('a file that is %s between two runs leaves no account open', async (_name, act, kind) => {
  const bench = newBench()
  const drive = newDrive()
  const stopped = await cancelInside(bench, drive, 'postbus-1.mbox')
  expect(stopped.done).toBe(false)
  act(first(drive))
  const summary = await bench.import(drive)
  expect(summary).toMatchObject({ resumed: true, closes: true })
  const line = await lineOf(bench, 'postbus-1.mbox')
  expect(line).toMatchObject({ closes: true, done: true, imported: stopped.imported })
  expect(line?.problems.map((problem) => problem.kind)).toContain(kind)
  await expectSound(bench)
})

test('what was read to its end before an interruption is not missed when it has disappeared since', async () => {
  const bench = newBench()
  const drive = newDrive()
  writeFileSync(second(drive), mailbox(FIRST.messages, FIRST.each + 1000))
  await cancelInside(bench, drive, 'postbus-2.mbox')
  rmSync(first(drive))
  expect(await bench.import(drive)).toMatchObject({ resumed: true, closes: true })
  expect(await problemsOf(bench, 'postbus-1.mbox')).toEqual([])
  await expectSound(bench)
})

/** Imports the drive and does something to it as soon as the first messages of it are in the depot. */
async function importWhile(
  bench: Bench,
  drive: string,
  act: () => void,
): Promise<Reply<Summary<'accession.import'>>> {
  let acted = false
  const stop = bench.engine.on('job.progress', ({ items }) => {
    if (acted || items === 0) return
    acted = true
    act()
  })
  const reply = await bench.run('accession.import', { ticket: bench.ticket(drive) })
  stop()
  expect(acted).toBe(true)
  return reply
}

/** Starts an import and cancels it when a part of this file has been read; answers with its line of the ledger. */
async function cancelInside(bench: Bench, drive: string, path: string) {
  const stop = bench.engine.on('job.progress', ({ job, at, items }) => {
    if (at === path && items > 0) void bench.engine.call('job.cancel', { job })
  })
  const reply = await bench.run('accession.import', { ticket: bench.ticket(drive) })
  stop()
  expect(reply).toEqual({ ok: false, failure: { kind: 'cancelled' } })
  const line = await lineOf(bench, path)
  if (line === undefined) throw new Error(`${path} was not begun`)
  return line
}

function done(reply: Reply<Summary<'accession.import'>>): Summary<'accession.import'> {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure))
  return reply.value
}

type Line = Output<'ledger.read'>['accessions'][number]['lines'][number]

/** The first line of a path: the source as it was when the import began. */
async function lineOf(bench: Bench, path: string): Promise<Line | undefined> {
  const { accessions } = await bench.ask('ledger.read', {})
  return accessions.flatMap(({ lines }) => lines).find((line) => line.path === path)
}

async function problemsOf(bench: Bench, path: string): Promise<string[]> {
  return (await lineOf(bench, path))?.problems.map(({ kind }) => kind) ?? []
}

async function expectSound(bench: Bench): Promise<void> {
  expect((await bench.finish('depot.verify', {})).findings).toEqual([])
}

/** The totals of a new depot of the same drive; the kill and cancel tests compare all the rest. */
async function expectSameAsUndisturbed(bench: Bench, drive: string): Promise<void> {
  const undisturbed = newBench()
  await undisturbed.import(drive)
  const [one, other] = await Promise.all([bench, undisturbed].map((each) => each.ask('ledger.read', {})))
  expect(one?.totals).toEqual(other?.totals)
  expect(one?.closes).toBe(true)
}

function touch(file: string): void {
  utimesSync(file, new Date(0), new Date(0))
}

function replaceByFolder(file: string): void {
  const copy = `${file}.copy`
  cpSync(file, copy)
  rmSync(file)
  mkdirSync(file)
  renameSync(copy, join(file, 'binnen.mbox'))
}
