import { createHash } from 'node:crypto'
import { existsSync, renameSync, rmSync } from 'node:fs'
import type { Batch } from '../../main/ingest/batch.ts'
import type { DriveStep, PlacedItem, Source } from '../../main/ingest/step.ts'
import { openBatchWriter } from '../../main/ingest/writer.ts'
import { nothingWritten } from '../../main/ingest/written.ts'
import { finishBulk, tuneForBulk } from '../../main/search/index-rows.ts'
import { refreshVocabulary } from '../../main/search/vocabulary.ts'
import { finishAccession, insertAccession } from '../../main/store/accessions.ts'
import type { WriteDb } from '../../main/store/connection.ts'
import { createDepot } from '../../main/store/depot.ts'
import { type MailRow, mailRows } from './mail-rows.ts'

/** Records per made-up source file, which is one batch and one folder. */
const PER_SOURCE = 2_000
const MAILBOXES = 12

/**
 * Makes a depot of so many records, or finds the one made before: written as the import writes it, but without reading and
 * parsing, so that a million records take minutes. `tell` gets the number written until now.
 */
export async function fillDepot(file: string, records: number, tell: (done: number) => void): Promise<void> {
  if (existsSync(file)) return
  // Under another name until it is whole: an interrupted run must not leave a smaller depot behind.
  const partial = `${file}.unfinished`
  for (const left of [partial, `${partial}-wal`, `${partial}-shm`]) rmSync(left, { force: true })
  const depot = createDepot(partial, { program: 'bewaarpost bench', now: () => new Date() })
  try {
    await fill(depot.writer, records, tell)
  } finally {
    depot.close()
  }
  renameSync(partial, file)
}

async function fill(db: WriteDb, records: number, tell: (done: number) => void): Promise<void> {
  const handOver = {
    handedOverBy: 'bench',
    received: '',
    medium: '',
    mailbox: '',
    holder: '',
    roots: ['/bench'],
  }
  const id = insertAccession(db, handOver, new Date().toISOString())
  const written = nothingWritten()
  const writer = openBatchWriter(db, { id, holder: '' }, written, {
    contents: 0,
    catalogue: 0,
    index: 0,
    commit: 0,
  })
  tuneForBulk(db)
  let rows: MailRow[] = []
  for (const row of mailRows(records)) {
    rows.push(row)
    if (rows.length < PER_SOURCE) continue
    writer.write(batchOf(rows, written.files), messagesOf(rows))
    rows = []
    tell(written.imported)
  }
  if (rows.length > 0) writer.write(batchOf(rows, written.files), messagesOf(rows))
  const { signal } = new AbortController()
  await finishBulk(db, signal)
  await refreshVocabulary(db, signal, () => {})
  finishAccession(db, id, new Date().toISOString())
}

const messagesOf = (rows: readonly MailRow[]) => rows.map((row) => row.message)

/** Rows as a source file that holds nothing else: its account closes. */
function batchOf(rows: readonly MailRow[], number: number): Batch {
  const source = sourceOf(rows, number)
  let at = 0
  const items = rows.map((row): PlacedItem => {
    const start = at
    at += row.bytes.length
    return placedOf(row, start)
  })
  const steps: DriveStep[] = [
    { step: 'open', source },
    ...items.map((placed): DriveStep => ({ step: 'item', source, placed })),
    { step: 'close', source, entries: null, end: null },
  ]
  return {
    steps,
    parse: { bytes: new SharedArrayBuffer(0), spans: [] },
    parsed: new Map(items.map((placed, place) => [placed, place])),
  }
}

function sourceOf(rows: readonly MailRow[], number: number): Source {
  const path = `mailbox-${number % MAILBOXES}/folder-${number}.mbox`
  return {
    id: null,
    container: null,
    path,
    pathBytes: Buffer.from(path),
    place: 0,
    size: rows.reduce((sum, row) => sum + row.bytes.length, 0),
    modified: '',
    sha256: createHash('sha256').update(path).digest(),
    format: 'mbox',
    puid: null,
    agent: 'bench 1',
    role: 'mail',
    sameAs: null,
    knownIn: [],
    placement: { mailbox: `mailbox-${number % MAILBOXES}`, folder: [`folder-${number}`] },
    survey: {},
    flags: 'S',
    keywords: [],
    cursor: 0,
    accounts: 'bytes',
    recount: null,
    release() {},
  }
}

function placedOf({ bytes, sha256 }: MailRow, start: number): PlacedItem {
  return {
    item: {
      step: 'item',
      start,
      length: bytes.length,
      separatorBytes: 0,
      bytes,
      pieces: () => [bytes],
      envelope: null,
      unquotedLines: 0,
      judgedText: 0,
      flags: 'S',
      keywords: [],
      problems: [],
      cursor: start + bytes.length,
    },
    sha256,
    size: bytes.length,
    flags: 'S',
    keywords: [],
    problems: [],
  }
}
