import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Parameters, prepare, transaction, type WriteDb } from '../../../main/store/connection.ts'
import { type ContentWriter, openContentWriter } from '../../../main/store/contents.ts'
import { createDepot, type Depot } from '../../../main/store/depot.ts'
import { Failed, type Failure } from '../../../shared/failure.ts'
import { contentOf } from './content.ts'

export const program = { program: 'test 1', now: () => new Date('2026-11-23T12:00:00Z') }

/** A folder of its own, gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bewaarpost-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A new depot in a scratch folder, closed after the test. */
export function freshDepot(): Depot {
  const depot = createDepot(join(scratch(), 'a.depot'), program)
  onTestFinished(() => depot.close())
  return depot
}

/** What a call fails with; a test that expects a failure and gets none fails here. */
export function failureOf(work: () => unknown): Failure {
  try {
    work()
  } catch (error) {
    if (error instanceof Failed) return error.failure
    throw error
  }
  throw new Error('nothing failed')
}

export async function failureOfAsync(work: Promise<unknown>): Promise<Failure> {
  try {
    await work
  } catch (error) {
    if (error instanceof Failed) return error.failure
    throw error
  }
  throw new Error('nothing failed')
}

/** Stores in one transaction, as ingest does a batch. */
export function storeAll(db: WriteDb, contents: readonly Buffer[]): { id: number; isNew: boolean }[] {
  return transaction(db, () => {
    const writer: ContentWriter = openContentWriter(db)
    const stored = contents.map((bytes) => writer.store(contentOf(bytes)))
    writer.flush()
    return stored
  })
}

export function run(db: WriteDb, sql: string, ...parameters: Parameters): void {
  prepare(db, sql).run(...parameters)
}

/** One finished accession with one mbox whose records are the given bytes: a small depot that is sound. */
export function fillDepot(
  depot: Pick<Depot, 'writer'>,
  contents: readonly Buffer[],
): { id: number; isNew: boolean }[] {
  const db = depot.writer
  const time = program.now().toISOString()
  const size = contents.reduce((sum, bytes) => sum + bytes.length, 0)
  return transaction(db, () => {
    run(
      db,
      `INSERT INTO accession VALUES (1, 'A. Example', '2026-11-01', 'disk', '[]', '', '', ?, ?)`,
      time,
      time,
    )
    run(db, `INSERT INTO mailbox VALUES (1, 'a@example.org', 'A. Example')`)
    run(db, `INSERT INTO folder VALUES (1, 1, 'Inbox')`)
    const stored = storeAll(db, contents)
    const first = stored.filter(({ isNew }) => isNew).length
    run(
      db,
      `INSERT INTO source_file (id, accession, path, path_bytes, place, size, modified, sha256, format, agent, role, mailbox,
         state, cursor, survey, found, imported, first_copy, shared, set_aside, bytes_items, bytes_separators, bytes_set_aside,
         judged_text)
       VALUES (1, 1, 'a.mbox', x'61', 0, ?, '', x'00', 'mbox', 'test', 'mail', 1, 'done', 0, '{}', ?, ?, ?, ?, 0, ?, 0, 0, 0)`,
      size,
      stored.length,
      stored.length,
      first,
      stored.length - first,
      size,
    )
    for (const [place, { id, isNew }] of stored.entries()) {
      run(
        db,
        `INSERT INTO record (content, source_file, folder, start, length, unquoted_lines, flags, keywords, sender, size)
         VALUES (?, 1, 1, 0, 0, 0, '', '[]', '', ?)`,
        id,
        contents[place]?.length ?? 0,
      )
      if (!isNew) continue
      run(
        db,
        `INSERT INTO message (content, kind, subject, sent_state, message_id, thread, protection, language, automatic,
           attachments, agent) VALUES (?, 'mail', '', 'absent', '', ?, 'none', '', 0, 0, 'test')`,
        id,
        id,
      )
      run(db, 'INSERT INTO words (rowid, body) VALUES (?, ?)', id, contents[place]?.toString('latin1') ?? '')
    }
    return stored
  })
}
