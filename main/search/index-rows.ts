import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Leash } from '../../shared/leash.ts'
import type { Role } from '../../shared/roles.ts'
import type { ParsedMessage } from '../parse/parsed.ts'
import { prepare, prepareValue, type ReadDb, type WriteDb } from '../store/connection.ts'
import { factsOf, SEPARATOR } from './facts.ts'
import { memory } from './remembered.ts'

/**
 * Adds one content to the full-text index. The content must not be in it: SQLite would keep both versions' words.
 * Throws SQLite's own errors.
 */
export function indexMessage(db: WriteDb, content: number, message: ParsedMessage): void {
  prepare(
    db,
    `INSERT INTO words (rowid, subject, sender, receiver, copied, blind, body, filename, attachment, facts)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    content,
    message.subject,
    people(message, ['from', 'sender', 'reply-to', 'resent-from', 'resent-sender']),
    people(message, ['to', 'resent-to']),
    people(message, ['cc', 'resent-cc']),
    people(message, ['bcc', 'resent-bcc']),
    message.text,
    message.attachments
      .map(({ name }) => name)
      .filter((name) => name !== '')
      .join(SEPARATOR),
    message.attachmentText,
    factsOf(message),
  )
}

/** Takes a content out of the index. Its words leave the file only with `optimize` (see parts: destroying). */
export function removeFromIndex(db: WriteDb, content: number): void {
  prepare(db, 'DELETE FROM words WHERE rowid = ?').run(content)
}

/**
 * Sets the index up for many insertions at once: fewer, larger merges of its segments. The settings are kept in the depot,
 * so an interrupted import leaves them; finishBulk and the next import set them again.
 */
export function tuneForBulk(db: WriteDb): void {
  // Literals: FTS5 refuses numbers bound as REAL. `hashsize` is bytes of memory before a segment is written.
  db.exec(`INSERT INTO words(words, rank) VALUES ('automerge', 16);
           INSERT INTO words(words, rank) VALUES ('crisismerge', 32);
           INSERT INTO words(words, rank) VALUES ('hashsize', 16777216)`)
}

/** Pages of index a merge step writes: some tens of milliseconds. */
const MERGE_PAGES = 500
const MOST_MERGES = 2_000

/**
 * Ends a bulk insertion: merges the segments in short steps, so that a look-up has few of them to visit, until nothing is
 * left to merge or the signal says stop (the index is right either way). Between two steps others get their turn. Sets the
 * settings back.
 */
export async function finishBulk(db: WriteDb, signal: Leash): Promise<void> {
  db.exec(`INSERT INTO words(words, rank) VALUES ('automerge', 4);
           INSERT INTO words(words, rank) VALUES ('crisismerge', 16)`)
  for (let step = 0; step < MOST_MERGES && !signal.aborted; step++) {
    const before = changes(db)
    db.exec(`INSERT INTO words(words, rank) VALUES ('merge', ${MERGE_PAGES})`)
    // FTS5 counts one change for the command itself.
    if (changes(db) - before < 2) return
    await nextTurn()
    await signal.rest?.()
  }
}

const counts = memory<number>('records', 2)

/** How many contents of records the index covers, of how many there are. */
export function indexCoverage(db: ReadDb): { indexed: number; of: number } {
  const count = (sql: string) => counts(db, sql, () => prepareValue<number>(db, sql).get() ?? 0)
  // What was set aside is kept as content too, and is no record to be found.
  const of = count(`SELECT (SELECT count(*) FROM content) - (SELECT count(DISTINCT content) FROM aside
    WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.content = aside.content))`)
  return { indexed: count('SELECT count(*) FROM words_docsize'), of }
}

function changes(db: WriteDb): number {
  return prepareValue<number>(db, 'SELECT total_changes()').get() ?? 0
}

function people(message: ParsedMessage, roles: readonly Role[]): string {
  return message.addresses
    .filter(({ role }) => roles.includes(role))
    .map(({ name, address }) => `${name} ${address}`)
    .join(SEPARATOR)
}
