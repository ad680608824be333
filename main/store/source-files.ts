import { joinFolder } from '../../shared/folder-path.ts'
import type { FolderAccount, ReadEnd, Survey } from '../read/item.ts'
import { prepare, prepareValue, type ReadDb, type WriteDb } from './connection.ts'

/** The row of a file on the drive, as it is opened: everything known before its items are read. */
export type NewSourceFile = {
  readonly accession: number
  readonly container: number | null
  readonly path: string
  readonly pathBytes: Buffer
  /** Its number among the entries of its archive; 0 on the drive. */
  readonly place: number
  readonly size: number
  readonly modified: string
  readonly sha256: Buffer | null
  readonly format: string
  readonly puid: string | null
  readonly agent: string
  readonly role: SourceRole
  readonly sameAs: number | null
  readonly mailbox: number | null
  readonly survey: Survey
}
export type SourceRole = 'mail' | 'container' | 'other' | 'unreadable' | 'present'

/** What was done with a source file so far; all counts only grow. */
export type Account = {
  found: number
  imported: number
  firstCopy: number
  shared: number
  setAside: number
  bytesItems: number
  bytesSeparators: number
  bytesSetAside: number
  judgedText: number
}

/** A source file as an earlier, interrupted run left it. */
export type KnownSource = {
  readonly id: number
  readonly path: string
  readonly size: number
  readonly modified: string
  readonly state: 'reading' | 'done'
  readonly format: string
  readonly cursor: number
  /** Bytes in its account so far. */
  readonly accounted: number
  readonly role: SourceRole
  readonly sha256: Buffer | null
  readonly survey: Survey
}

export const emptyAccount = (): Account => ({
  found: 0,
  imported: 0,
  firstCopy: 0,
  shared: 0,
  setAside: 0,
  bytesItems: 0,
  bytesSeparators: 0,
  bytesSetAside: 0,
  judgedText: 0,
})

/** Writes the row of a source file in state 'reading' and answers with its number. */
export function insertSourceFile(db: WriteDb, file: NewSourceFile): number {
  const done = prepare(
    db,
    `INSERT INTO source_file (accession, container, path, path_bytes, place, size, modified, sha256, format, puid, agent, role,
       same_as, mailbox, state, cursor, survey, found, imported, first_copy, shared, set_aside, bytes_items,
       bytes_separators, bytes_set_aside, judged_text, counted)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'reading', 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL)`,
  ).run(
    file.accession,
    file.container,
    file.path,
    unusualBytes(file),
    file.place,
    file.size,
    file.modified,
    file.sha256,
    file.format,
    file.puid,
    file.agent,
    file.role,
    file.sameAs,
    file.mailbox,
    JSON.stringify(file.survey),
  )
  return Number(done.lastInsertRowid)
}

/** The bytes of a path where its text does not say them all; null for nearly every path there is. */
function unusualBytes({
  path,
  pathBytes,
}: {
  readonly path: string
  readonly pathBytes: Buffer
}): Buffer | null {
  return pathBytes.equals(Buffer.from(path, 'utf8')) ? null : pathBytes
}

/**
 * Adds to the account of a source file and moves its cursor; in the same transaction as the records themselves. A cursor only
 * goes forward: a batch that holds but the end of a source knows no better one than where the run began.
 */
export function addToAccount(db: WriteDb, id: number, added: Account, cursor: number): void {
  prepare(
    db,
    `UPDATE source_file SET cursor = max(cursor, ?), found = found + ?, imported = imported + ?, first_copy = first_copy + ?,
       shared = shared + ?, set_aside = set_aside + ?, bytes_items = bytes_items + ?,
       bytes_separators = bytes_separators + ?, bytes_set_aside = bytes_set_aside + ?,
       judged_text = judged_text + ? WHERE id = ?`,
  ).run(
    cursor,
    added.found,
    added.imported,
    added.firstCopy,
    added.shared,
    added.setAside,
    added.bytesItems,
    added.bytesSeparators,
    added.bytesSetAside,
    added.judgedText,
    id,
  )
}

/** What is known of a source file at its end. */
export type Closing = {
  readonly accounts: 'bytes' | 'items'
  /** Makes the second count out of the lines judged to be text over all runs; null where the format has no second count. */
  readonly recount: ((judgedText: number) => number) | null
  /** What a reader that accounts for items says in the end; null when it did not come so far. */
  readonly end: ReadEnd | null
}

/**
 * Marks a source file as read to its end, and completes its account by what its reader said then. Answers with the bytes that
 * turned out to be structure.
 */
export function closeSourceFile(db: WriteDb, id: number, { accounts, recount, end }: Closing): number {
  const judged = prepareValue<number>(db, 'SELECT judged_text FROM source_file WHERE id = ?').get(id) ?? 0
  prepare(
    db,
    `UPDATE source_file SET state = 'done', counted = ?, survey = json_patch(survey, ?) WHERE id = ?`,
  ).run(end?.counted ?? recount?.(judged) ?? null, JSON.stringify(end?.survey ?? {}), id)
  if (accounts === 'bytes') return 0
  countOnce(db, id)
  if (end === null) return 0
  insertFolders(db, id, end.folders)
  const structure = unaccounted(db, id, emptyAccount())
  prepare(db, 'UPDATE source_file SET bytes_separators = bytes_separators + ? WHERE id = ?').run(
    structure,
    id,
  )
  return structure
}

/** Items of a database may share stored bytes, and damage may name them twice: of the size no byte is counted again. */
function countOnce(db: WriteDb, id: number): void {
  prepare(
    db,
    `UPDATE source_file SET bytes_set_aside = min(bytes_set_aside, size),
       bytes_items = min(bytes_items, size - min(bytes_set_aside, size)) WHERE id = ?`,
  ).run(id)
}

function insertFolders(db: WriteDb, id: number, folders: readonly FolderAccount[]): void {
  const insert = prepare(
    db,
    `INSERT INTO source_folder (source_file, place, path, kind, container_class, declared, declared_associated, read,
       associated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const [place, folder] of folders.entries()) {
    insert.run(
      id,
      place,
      joinFolder(folder.path),
      folder.kind,
      folder.containerClass,
      folder.declared,
      folder.declaredAssociated,
      folder.read,
      folder.associated,
    )
  }
}

/** Bytes of a source file that are in its account neither yet nor by what is about to be added. */
export function unaccounted(db: ReadDb, id: number, added: Account): number {
  const sql = `SELECT size - ${ACCOUNTED} FROM source_file WHERE id = ?`
  const left = prepareValue<number>(db, sql).get(id) ?? 0
  return Math.max(0, left - added.bytesItems - added.bytesSeparators - added.bytesSetAside)
}

const ACCOUNTED = '(bytes_items + bytes_separators + bytes_set_aside)'
const KNOWN = `id, path, size, modified, state, format, cursor, ${ACCOUNTED} AS accounted, role, sha256, survey`

/** Finds the row an interrupted run of the same accession left for a path. */
export function findSourceFile(
  db: ReadDb,
  accession: number,
  container: number | null,
  file: { readonly path: string; readonly pathBytes: Buffer; readonly place: number },
): KnownSource | null {
  // The latest counts: a file that changed between two runs has an older row, closed with that problem.
  const row = prepare<KnownRow>(
    db,
    `SELECT ${KNOWN} FROM source_file
     WHERE path = ? AND accession = ? AND container IS ? AND path_bytes IS ? AND place = ? ORDER BY id DESC LIMIT 1`,
  ).get(file.path, accession, container, unusualBytes(file), file.place)
  return row === undefined ? null : toKnown(row)
}

/** The source files an interrupted run of the accession began and did not end, in the order they were begun. */
export function listUnfinished(db: ReadDb, accession: number): KnownSource[] {
  return prepare<KnownRow>(
    db,
    `SELECT ${KNOWN} FROM source_file
     WHERE accession = ? AND state = 'reading' ORDER BY id`,
  )
    .all(accession)
    .map(toKnown)
}

type KnownRow = Omit<KnownSource, 'survey'> & { readonly survey: string }

function toKnown(row: KnownRow): KnownSource {
  return { ...row, survey: JSON.parse(row.survey) as Survey } // written by insertSourceFile
}

/** A source file with the bytes of another one. */
export type SameBytes = { readonly id: number; readonly path: string; readonly mailbox: string }

/**
 * Source files of earlier accessions with the same bytes, to tell a repeated import from a copy elsewhere. One of which a part was
 * lost (set aside without its bytes) is not among them: what is whole now must be read again. Nor is one that could not be opened:
 * a newer version may know how to. With `item`, only those that gave an item of this SHA-256.
 */
export function findSameBytes(
  db: ReadDb,
  accession: number,
  sha256: Buffer,
  item: Buffer | null = null,
): SameBytes[] {
  return prepare<SameBytes>(
    db,
    `SELECT s.id, s.path, m.name AS mailbox FROM source_file s JOIN mailbox m ON m.id = s.mailbox
     WHERE s.sha256 = ? AND s.role = 'mail' AND s.state = 'done' AND s.accession <> ?
       AND s.set_aside = (SELECT count(*) FROM aside a WHERE a.source_file = s.id AND NOT a.is_damage)
       AND NOT (s.found = 0 AND EXISTS
         (SELECT 1 FROM problem p WHERE p.source_file = s.id AND p.kind = 'store-unreadable'))
       AND (? IS NULL OR EXISTS
         (SELECT 1 FROM record r JOIN content c ON c.id = r.content WHERE r.source_file = s.id AND c.sha256 = ?))
     ORDER BY s.id`,
  ).all(sha256, accession, item, item)
}

/** How many items of a source file were imported, and how many set aside. */
export type Outcome = { readonly imported: number; readonly setAside: number }

/** The outcome of a source file by its number; undefined when there is no such. */
export function readOutcome(db: ReadDb, id: number): Outcome | undefined {
  return prepare<Outcome>(db, 'SELECT imported, set_aside AS setAside FROM source_file WHERE id = ?').get(id)
}

/** Whether an earlier accession has a mail source of this path with other bytes. */
export function isChangedSource(db: ReadDb, accession: number, path: string, sha256: Buffer): boolean {
  const row = prepareValue<number>(
    db,
    `SELECT 1 FROM source_file WHERE path = ? AND accession <> ? AND role = 'mail' AND sha256 <> ? LIMIT 1`,
  ).get(path, accession, sha256)
  return row !== undefined
}
