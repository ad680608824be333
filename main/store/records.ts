import type { Problem } from '../../shared/problem.ts'
import type { FoundAs } from '../read/item.ts'
import { prepare, prepareValue, type ReadDb, type WriteDb } from './connection.ts'

/** One copy of one item, as it is written. What it says comes from the message of its content. */
export type NewRecord = {
  readonly content: number
  readonly sourceFile: number
  readonly folder: number
  readonly start: number
  readonly length: number
  readonly unquotedLines: number
  readonly envelope: Buffer | null
  readonly flags: string
  readonly keywords: readonly string[]
  readonly foundAs: FoundAs
  /** The node of a personal folders file it is in; null in anything else. */
  readonly node: number | null
  /** What the source keeps with it and is not part of it. */
  readonly trailer: Buffer | null
  readonly date: number | null
  readonly sender: string
  readonly size: number
}

/** Writes a record, undetermined, and answers with its number. */
export function insertRecord(db: WriteDb, record: NewRecord): number {
  const done = prepare(
    db,
    `INSERT INTO record (content, source_file, folder, start, length, unquoted_lines, envelope, flags, keywords, date,
       sender, size, found_as, node, trailer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    record.content,
    record.sourceFile,
    record.folder,
    record.start,
    record.length,
    record.unquotedLines,
    record.envelope,
    record.flags,
    record.keywords.length === 0 ? '[]' : JSON.stringify(record.keywords),
    record.date,
    record.sender,
    record.size,
    record.foundAs,
    record.node,
    record.trailer,
  )
  return Number(done.lastInsertRowid)
}

/** What a problem is of: exactly one of the three. */
export type ProblemOwner = { sourceFile?: number; record?: number; content?: number }

/** `kept`: the number of the aside with the bytes of its place; null when none are kept. */
export function insertProblem(
  db: WriteDb,
  owner: ProblemOwner,
  problem: Problem,
  kept: number | null = null,
): void {
  prepare(
    db,
    `INSERT INTO problem (kind, source_file, record, content, start, length, detail, kept)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    problem.kind,
    owner.sourceFile ?? null,
    owner.record ?? null,
    owner.content ?? null,
    problem.start ?? null,
    problem.length ?? null,
    problem.detail ?? '',
    kept,
  )
}

type SpanOfFile = { readonly start: number; readonly length: number }

/** Keeps the bytes of a span that became no record, and answers with their number. */
export function insertAside(db: WriteDb, sourceFile: number, span: SpanOfFile, content: number): number {
  const done = prepare(db, 'INSERT INTO aside (source_file, start, length, content) VALUES (?, ?, ?, ?)').run(
    sourceFile,
    span.start,
    span.length,
    content,
  )
  return Number(done.lastInsertRowid)
}

/** As insertAside, of a damaged place inside a database: kept once, however many of its items lie in it, and counted with these. */
export function insertDamage(db: WriteDb, sourceFile: number, span: SpanOfFile, content: number): number {
  const id = prepareValue<number>(
    db,
    `INSERT INTO aside (source_file, start, length, content, is_damage) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (source_file, start, length) WHERE is_damage DO UPDATE SET is_damage = 1 RETURNING id`,
  ).get(sourceFile, span.start, span.length, content)
  if (id === undefined) throw new Error('a row that was written has no number')
  return id
}

/** The number of the content with this SHA-256 when it is in the depot with a message of its own, else null. */
export function findUnderstood(db: ReadDb, sha256: Buffer): number | null {
  const id = prepareValue<number>(
    db,
    'SELECT c.id FROM content c WHERE c.sha256 = ? AND EXISTS (SELECT 1 FROM message m WHERE m.content = c.id)',
  ).get(sha256)
  return id ?? null
}

/** As findUnderstood, for many at once, in one snapshot: asked one by one, each would be a transaction of its own. */
export function areUnderstood(db: ReadDb, sha256s: readonly Buffer[]): boolean[] {
  return db.transaction(() => sha256s.map((sha256) => findUnderstood(db, sha256) !== null))()
}

/** What every copy of a content has in common in its record row: taken from the copy already there. */
export function sortKeysOf(db: ReadDb, content: number): { date: number | null; sender: string } | null {
  const select = 'SELECT date, sender FROM record WHERE content = ? LIMIT 1'
  return prepare<{ date: number | null; sender: string }>(db, select).get(content) ?? null
}

/** How many contents have a record: what a rebuild goes through. */
export function countRecordContents(db: ReadDb): number {
  return prepareValue<number>(db, 'SELECT count(DISTINCT content) FROM record').get() ?? 0
}

/** Contents with a record in the order of their numbers after `after`, at most `limit`, and about `bytes` together (one at least). */
export function listRecordContents(
  db: ReadDb,
  { after, limit, bytes }: { readonly after: number; readonly limit: number; readonly bytes: number },
): { id: number; size: number }[] {
  const rows = prepare<{ id: number; size: number }>(
    db,
    `SELECT c.id, c.size FROM content c WHERE c.id > ? AND EXISTS (SELECT 1 FROM record r WHERE r.content = c.id)
     ORDER BY c.id LIMIT ?`,
  ).all(after, limit)
  let sum = 0
  const end = rows.findIndex((row, at) => {
    sum += row.size
    return sum > bytes && at > 0
  })
  return end === -1 ? rows : rows.slice(0, end)
}

/** Gives all records of a content the date and sender they are sorted by. */
export function setSortKeys(
  db: WriteDb,
  content: number,
  keys: { date: number | null; sender: string },
): void {
  prepare(db, 'UPDATE record SET date = ?, sender = ? WHERE content = ?').run(keys.date, keys.sender, content)
}
