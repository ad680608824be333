import type { ImportSummary } from '../../shared/contract.ts'
import { Failed } from '../../shared/failure.ts'
import type { Leash } from '../../shared/leash.ts'
import { isProblemKind, problems } from '../../shared/problem.ts'
import type { Report } from '../jobs.ts'
import { openParsePool, type ParsePool } from '../parse/pool.ts'
import { finishBulk, tuneForBulk } from '../search/index-rows.ts'
import { refreshVocabulary } from '../search/vocabulary.ts'
import { throwIfCancelled } from '../source/pace.ts'
import { clearSpool } from '../source/spool.ts'
import { walkDrive } from '../source/walk.ts'
import {
  findUnfinished,
  finishAccession,
  type HandOver,
  hasOtherAccession,
  insertAccession,
} from '../store/accessions.ts'
import type { Actor } from '../store/actor.ts'
import { type ReadDb, transaction } from '../store/connection.ts'
import type { Depot } from '../store/depot.ts'
import { appendEvent, type NewEvent } from '../store/events.ts'
import { readLedgerTotals } from '../store/ledger.ts'
import { countProblemKinds } from '../store/ledger-problems.ts'
import { areUnderstood } from '../store/records.ts'
import { findSourceFile, listUnfinished } from '../store/source-files.ts'
import { openReaders, type Readers } from './apart/read-apart.ts'
import { type DriveReading, readDrive } from './drive.ts'
import { findEarlier, NO_EARLIER } from './earlier.ts'
import { openKeywordNames } from './keyword-names.ts'
import { ownFiles } from './own-files.ts'
import { runPipeline } from './pipeline.ts'
import { openBatchWriter } from './writer.ts'
import { nothingWritten, type Written } from './written.ts'

/** What an import works with. */
export type Importing = {
  readonly depot: Depot
  readonly who: Actor
  readonly now: () => Date
  readonly signal: Leash
  readonly report: Report
  /** Whether somebody else writes to the depot meanwhile, and should not wait long for the import's transactions. */
  readonly isShared?: () => boolean
  /** Opens what reads files in a thread of its own; tests have their own threads. */
  readonly openReaders?: () => Readers
}

type Working = Importing & { readonly pool: ParsePool; readonly readers: Readers }

/** What is known of a run while it goes on. */
type Run = {
  readonly accession: number
  readonly resumed: boolean
  readonly written: Written
  readonly spent: {
    read: number
    wait: number
    contents: number
    catalogue: number
    index: number
    commit: number
    merge: number
    vocabulary: number
    /** Of the parse workers, beside all the others. */
    parse: number
  }
  /** Bytes of the drive passed that give no items. */
  passed: number
  /** Bytes of the drive when the run began. */
  readonly totalBytes: number
  changed: number
}

/**
 * Imports everything below the roots into the depot: reader → parse pool → one writer. Batch, accounts and cursors share a
 * transaction, so cancelling, a crash and success leave the same kind of depot, and importing the same roots again goes on
 * where this stopped. Throws Failed: source-missing, source-failed, cancelled, disk-full, depot-gone …, each resumable.
 */
export async function importDrive(importing: Importing, handOver: HandOver): Promise<ImportSummary> {
  const pool = openParsePool()
  // The drive is measured first; meanwhile the parser loads.
  pool.warm()
  const readers = (importing.openReaders ?? openReaders)()
  try {
    return await importWith({ ...importing, pool, readers }, handOver)
  } finally {
    await readers.close()
    await pool.close()
  }
}

async function importWith(importing: Working, handOver: HandOver): Promise<ImportSummary> {
  const { depot, now } = importing
  const started = performance.now()
  const totalBytes = await measureDrive(importing, handOver.roots)
  const run = beginRun(importing, handOver, totalBytes)
  importing.report({ totalBytes })
  try {
    await importItems(importing, handOver, run)
  } catch (error) {
    logEnd(importing, run, error instanceof Failed ? error.failure.kind : 'failed')
    throw error
  }
  transaction(depot.writer, () => {
    finishAccession(depot.writer, run.accession, now().toISOString())
    logEnd(importing, run, 'done')
  })
  const account = readLedgerTotals(depot.reader).accessions.find((one) => one.accession === run.accession)
  const { files, present, bytes, found, imported, firstCopy, shared, setAside } = run.written
  return {
    accession: run.accession,
    resumed: run.resumed,
    ...{ files, present, bytes, found, imported, firstCopy, shared, setAside },
    changed: run.changed,
    problems: account?.totals.problems ?? 0,
    unread: countUnread(depot.reader, run.accession),
    closes: account?.closes === true,
    seconds: (performance.now() - started) / 1000,
    spent: { ...run.spent },
  }
}

/** What is listed with the reason why it could not be read. */
function countUnread(db: ReadDb, accession: number): number {
  let unread = 0
  for (const [kind, count] of countProblemKinds(db, accession)) {
    if (isProblemKind(kind) && problems[kind].weight === 'unread') unread += count
  }
  return unread
}

async function importItems(importing: Working, handOver: HandOver, run: Run): Promise<void> {
  const { depot, signal, report, pool } = importing
  const db = depot.writer
  const spool = `${depot.file}-spool`
  clearSpool(spool)
  const writer = openBatchWriter(db, { id: run.accession, holder: handOver.holder }, run.written, run.spent)
  tuneForBulk(db)
  try {
    await runPipeline({
      steps: readDrive(handOver.roots, readingOf(importing, handOver, run)),
      pool,
      areKnown: (sha256s) => areUnderstood(db, sha256s),
      write(batch, messages, frames) {
        writer.write(batch, messages, frames)
        tell(importing, run, batch.steps.at(-1)?.source.path ?? '')
      },
      ...(importing.isShared === undefined ? {} : { isShared: importing.isShared }),
      spent: run.spent,
    })
  } finally {
    clearSpool(spool)
  }
  run.spent.parse = pool.seconds()
  const merging = performance.now()
  await finishBulk(db, signal)
  const started = performance.now()
  run.spent.merge = (started - merging) / 1000
  await refreshVocabulary(db, signal, () => report({ at: 'vocabulary' }))
  // Either of the two stops half way when it is told to, and the next run does it again: only then is the import done.
  throwIfCancelled(signal)
  run.spent.vocabulary = (performance.now() - started) / 1000
}

function beginRun({ depot, who, now }: Importing, handOver: HandOver, totalBytes: number): Run {
  return transaction(depot.writer, () => {
    const unfinished = findUnfinished(depot.writer, handOver)
    const accession = unfinished?.id ?? insertAccession(depot.writer, handOver, now().toISOString())
    const action = unfinished === null ? 'accession.import' : 'accession.resume'
    const detail = { roots: handOver.roots.length }
    appendEvent(depot.writer, {
      ...who,
      action,
      object: `accession ${accession}`,
      result: 'begun',
      ground: '',
      detail,
    })
    return {
      accession,
      resumed: unfinished !== null,
      written: nothingWritten(),
      spent: {
        read: 0,
        wait: 0,
        contents: 0,
        catalogue: 0,
        index: 0,
        commit: 0,
        merge: 0,
        vocabulary: 0,
        parse: 0,
      },
      passed: 0,
      totalBytes,
      changed: 0,
    }
  })
}

function readingOf(importing: Working, handOver: HandOver, run: Run): DriveReading {
  const { depot, signal } = importing
  const db = depot.writer
  const hasEarlier = hasOtherAccession(db, run.accession)
  return {
    signal,
    spool: `${depot.file}-spool`,
    exclude: ownFiles(depot.file),
    readers: importing.readers,
    mailbox: handOver.mailbox,
    keywordNames: openKeywordNames(),
    findKnown(found, container) {
      // In a first run nothing is known, and an archive that has no row yet has no known entries.
      if (!run.resumed || (container !== null && container.id === null)) return null
      return findSourceFile(db, run.accession, container?.id ?? null, found)
    },
    unmet: new Map(run.resumed ? listUnfinished(db, run.accession).map((known) => [known.id, known]) : []),
    async findEarlier(file) {
      if (!hasEarlier) return NO_EARLIER
      const earlier = await findEarlier(db, run.accession, file)
      if (earlier.changed) run.changed++
      return earlier
    },
    pass(path, bytes) {
      run.passed += bytes
      tell(importing, run, path)
    },
  }
}

/** Sums up the sizes of all files on the drive, so that progress can tell the time left. */
async function measureDrive({ depot, signal, report }: Importing, roots: readonly string[]): Promise<number> {
  let bytes = 0
  for await (const found of walkDrive(roots, { signal, exclude: [depot.file] })) {
    bytes += found.size
    report({ at: found.path })
  }
  return bytes
}

function tell({ report }: Importing, { written, passed, totalBytes }: Run, at: string): void {
  // A drive that changes meanwhile has more to account for than it has bytes.
  report({ at, bytes: Math.min(written.bytesDone + passed, totalBytes), items: written.imported })
}

function logEnd({ depot, who }: Importing, run: Run, result: string): void {
  const { files, found, imported, firstCopy, shared, setAside, present } = run.written
  const event: NewEvent = {
    ...who,
    action: run.resumed ? 'accession.resume' : 'accession.import',
    object: `accession ${run.accession}`,
    result,
    ground: '',
    detail: { files, found, imported, firstCopy, shared, setAside, present },
  }
  try {
    transaction(depot.writer, () => appendEvent(depot.writer, event))
  } catch (error) {
    // On a full disk not even this line fits. What happened before is what the caller must hear.
    if (result === 'done') throw error
  }
}
