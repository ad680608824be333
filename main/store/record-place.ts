import { prepare, prepareValue, type ReadDb } from './connection.ts'

/** A record with its message, its place and what decided its value: one row of everything the catalogue says of it. */
export type RecordRow = {
  readonly id: number
  readonly content: number
  readonly subject: string | null
  readonly subject_key: number | null
  readonly kind: string | null
  readonly item_class: string | null
  /** What read the content, and what made the message before where there is none in it. */
  readonly message_agent: string | null
  readonly sent: number | null
  readonly sent_zone: number | null
  readonly sent_state: string | null
  readonly received: number | null
  readonly thread: number | null
  readonly protection: string | null
  readonly language: string | null
  readonly flags: string
  readonly keywords: string
  readonly value: 'B' | 'V' | 'N'
  readonly decision: number | null
  readonly accession: number
  readonly source_file: number
  readonly path: string
  readonly source_sha256: Buffer | null
  readonly start: number
  readonly length: number
  readonly envelope: Buffer | null
  readonly unquoted_lines: number
  readonly found_as: string
  readonly node: number | null
  readonly trailer: Buffer | null
  readonly sha256: Buffer
  readonly size: number
  readonly mailbox: string
  readonly folder: string
  readonly agent: string
}

/** Everything of one record that stands in one row; null when there is no such record. */
export function findRecord(db: ReadDb, id: number): RecordRow | null {
  const row = prepare<RecordRow>(
    db,
    `SELECT r.id, r.content, m.subject, m.subject_key, m.kind, m.item_class, m.agent AS message_agent, m.sent, m.sent_zone, m.sent_state, m.received, m.thread,
       m.protection, m.language, r.flags, r.keywords, r.value, r.decision, s.accession, r.source_file, s.path,
       s.sha256 AS source_sha256, r.start, r.length, r.envelope, r.unquoted_lines, r.found_as, r.node, r.trailer, c.sha256, c.size,
       b.name AS mailbox, f.path AS folder, s.agent
     FROM record r JOIN content c ON c.id = r.content JOIN source_file s ON s.id = r.source_file
     JOIN folder f ON f.id = r.folder JOIN mailbox b ON b.id = f.mailbox LEFT JOIN message m ON m.content = r.content
     WHERE r.id = ?`,
  ).get(id)
  return row ?? null
}

export function participantsOf(db: ReadDb, content: number) {
  return prepare<{ role: string; name: string; address: string }>(
    db,
    `SELECT p.role, q.name, q.address FROM participant p JOIN person q ON q.id = p.person WHERE p.content = ?
     ORDER BY p.place`,
  ).all(content)
}

export function attachmentsOf(db: ReadDb, content: number) {
  return prepare<{
    path: string
    type: string
    name: string
    declared_size: number | null
    size: number
    sha256: Buffer
    inline: number
  }>(
    db,
    'SELECT path, type, name, declared_size, size, sha256, inline FROM attachment WHERE content = ?',
  ).all(content)
}

/** The problems of a record and of its content. */
export function problemsOf(db: ReadDb, record: number, content: number) {
  return prepare<{ kind: string; start: number | null; length: number | null; detail: string }>(
    db,
    `SELECT kind, start, length, detail FROM problem WHERE record = ?
     UNION ALL SELECT kind, start, length, detail FROM problem WHERE content = ?`,
  ).all(record, content)
}

export function tagsOf(db: ReadDb, record: number): string[] {
  return prepareValue<string>(
    db,
    'SELECT t.name FROM record_tag k JOIN tag t ON t.id = k.tag WHERE k.record = ? ORDER BY t.name',
  ).all(record)
}

/** What a decision said, who made it and when; null for none. */
export function whyOf(db: ReadDb, decision: number | null) {
  if (decision === null) return null
  const row = prepare<{ layer: string; reason: string; actor: string; time: string; event: number }>(
    db,
    `SELECT d.layer, d.reason, e.actor, e.time, e.id AS event FROM decision d JOIN event e ON e.id = d.event
     WHERE d.id = ?`,
  ).get(decision)
  return row ?? null
}

/** A record named beside another. */
export type RelativeRow = {
  readonly id: number
  readonly date: number | null
  readonly sender: string
  readonly subject: string
  readonly value: 'B' | 'V' | 'N'
  readonly mailbox: string
}

/** At most this many records are named beside one; a list's thread can have thousands. */
const RELATIVES = 200

// The sender as written: the one of the record itself is to sort by.
const RELATIVE = `SELECT r.id, r.date, r.value, b.name AS mailbox, coalesce(m.subject, '') AS subject,
    coalesce((SELECT iif(p.name <> '', p.name, p.address) FROM participant a JOIN person p ON p.id = a.person
      WHERE a.content = r.content AND a.role IN ('from', 'sender') ORDER BY a.role, a.place LIMIT 1), '') AS sender
  FROM record r JOIN folder f ON f.id = r.folder JOIN mailbox b ON b.id = f.mailbox
  LEFT JOIN message m ON m.content = r.content`

/** Other records with the same bytes. */
export function copiesOf(db: ReadDb, { id, content }: RecordRow): RelativeRow[] {
  const sql = `${RELATIVE} WHERE r.content = ? AND r.id <> ? ORDER BY r.id LIMIT ${RELATIVES}`
  return prepare<RelativeRow>(db, sql).all(content, id)
}

/** Other records of the conversation, copies left out, in the order of time. */
export function threadOf(db: ReadDb, { thread, content }: RecordRow): RelativeRow[] {
  const sql = `${RELATIVE} WHERE r.content IN (SELECT content FROM message WHERE thread = ?) AND r.content <> ?
    ORDER BY r.date, r.id LIMIT ${RELATIVES}`
  return thread === null ? [] : prepare<RelativeRow>(db, sql).all(thread, content)
}

/** Records of other conversations with the same subject but for reply marks: a weak relation. */
export function sameSubjectAs(db: ReadDb, { subject_key, thread }: RecordRow): RelativeRow[] {
  const sql = `${RELATIVE} WHERE r.content IN (SELECT content FROM message WHERE subject_key = ? AND thread <> ?)
    ORDER BY r.date, r.id LIMIT ${RELATIVES}`
  return subject_key === null || thread === null ? [] : prepare<RelativeRow>(db, sql).all(subject_key, thread)
}

/** What is needed to write a record out. */
export type ExportRow = {
  readonly content: number
  readonly sha256: Buffer
  readonly size: number
  readonly envelope: Buffer | null
  readonly date: number | null
}

export function findExportRow(db: ReadDb, id: number): ExportRow | null {
  const row = prepare<ExportRow>(
    db,
    `SELECT r.content, c.sha256, c.size, r.envelope, r.date FROM record r JOIN content c ON c.id = r.content
     WHERE r.id = ?`,
  ).get(id)
  return row ?? null
}
