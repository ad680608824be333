import { hash } from 'node:crypto'
import { type Cell, prepare, type ReadDb } from '../../main/store/connection.ts'
import { readContent } from '../../main/store/contents.ts'
import { openDepot } from '../../main/store/depot.ts'
import { readLedger } from '../../main/store/ledger.ts'

/**
 * Everything a depot holds, told without row numbers, times and the placing in packs: per aspect its lines, sorted. Two
 * imports of the same drive must agree in all of it, however often they were interrupted.
 */
export type Holdings = ReadonlyMap<string, readonly string[]>

const sha = (table: string) => `lower(hex(${table}.sha256))`

const aspects: Readonly<Record<string, string>> = {
  records: `SELECT s.path, hex(s.path_bytes), s.place, a.roots, a.mailbox, r.start, r.length, r.unquoted_lines, ${sha('c')},
      f.path AS folder, m.name, m.holder, r.flags, r.keywords, hex(r.envelope), r.date, r.sender, r.size, r.value, r.found_as, r.node,
      hex(r.trailer)
    FROM record r JOIN source_file s ON s.id = r.source_file JOIN accession a ON a.id = s.accession
      JOIN content c ON c.id = r.content JOIN folder f ON f.id = r.folder JOIN mailbox m ON m.id = f.mailbox`,
  messages: `SELECT ${sha('c')}, m.kind, m.subject, m.subject_key, m.sent, m.sent_zone, m.sent_state, m.received, m.message_id,
      m.protection, m.language, m.automatic, m.attachments, m.agent, m.item_class
    FROM message m JOIN content c ON c.id = m.content`,
  participants: `SELECT ${sha('c')}, p.role, p.place, n.address, n.name, n.domain
    FROM participant p JOIN content c ON c.id = p.content JOIN person n ON n.id = p.person`,
  people: 'SELECT address, name, domain FROM person',
  attachments: `SELECT ${sha('c')}, t.path, t.type, t.name, t.declared_size, t.size, hex(t.sha256), t.inline, t.content_id
    FROM attachment t JOIN content c ON c.id = t.content`,
  problems: `SELECT p.kind, s.path, s.place, q.path AS of, r.start AS at, ${sha('c')}, p.start, p.length, p.detail,
      a.source_file = coalesce(p.source_file, r.source_file) AS own, a.start AS kept, a.length AS long, ${sha('k')}
    FROM problem p LEFT JOIN source_file s ON s.id = p.source_file LEFT JOIN record r ON r.id = p.record
      LEFT JOIN source_file q ON q.id = r.source_file LEFT JOIN content c ON c.id = p.content
      LEFT JOIN aside a ON a.id = p.kept LEFT JOIN content k ON k.id = a.content`,
  asides: `SELECT s.path, a.start, a.length, a.is_damage, ${sha('c')}
    FROM aside a JOIN source_file s ON s.id = a.source_file JOIN content c ON c.id = a.content`,
  ledger: `SELECT s.path, hex(s.path_bytes), s.place, k.path AS container, s.size, s.modified, hex(s.sha256), s.format, s.puid,
      s.agent, s.role, o.path AS same_as, m.name, s.state, s.cursor, s.survey, s.found, s.imported, s.first_copy, s.shared,
      s.set_aside, s.bytes_items, s.bytes_separators, s.bytes_set_aside, s.judged_text, s.counted,
      a.roots, a.mailbox, a.finished IS NULL AS unfinished
    FROM source_file s JOIN accession a ON a.id = s.accession LEFT JOIN source_file k ON k.id = s.container
      LEFT JOIN source_file o ON o.id = s.same_as LEFT JOIN mailbox m ON m.id = s.mailbox`,
  threads: `SELECT ${sha('c')}, (SELECT min(${sha('d')}) FROM message n JOIN content d ON d.id = n.content
      WHERE n.thread = m.thread) FROM message m JOIN content c ON c.id = m.content`,
  identifiers: `SELECT CAST(l.id AS TEXT), (SELECT min(${sha('d')}) FROM message n JOIN content d ON d.id = n.content
      WHERE n.thread = l.thread) FROM thread_link l`,
  folders: 'SELECT m.name, m.holder, f.path FROM mailbox m LEFT JOIN folder f ON f.mailbox = m.id',
  'folders of sources': `SELECT s.path, f.place, f.path AS folder, f.kind, f.container_class, f.declared, f.declared_associated,
      f.read, f.associated FROM source_folder f JOIN source_file s ON s.id = f.source_file`,
  accessions: 'SELECT roots, mailbox, holder, finished IS NULL FROM accession',
  indexed: `SELECT ${sha('c')} FROM words_docsize w JOIN content c ON c.id = w.id`,
  terms: 'SELECT term, col, doc, cnt FROM temp.held_terms',
  vocabulary: 'SELECT word, reversed, contents FROM vocabulary',
}

/** Questions to the full-text index, from common to rare, over one column and over all. */
const questions = [
  'de',
  'vergadering',
  'subject: begroting*',
  'facts: mail',
  '"met vriendelijke groet"',
  'sender: example',
]

/** Reads all that a depot holds; the bytes of every content are read back and hashed. */
export function holdingsOf(depot: string): Holdings {
  const open = openDepot(depot, { readOnly: true })
  try {
    const db = open.reader
    db.exec("CREATE VIRTUAL TABLE temp.held_terms USING fts5vocab('main', 'words', 'col')")
    const held = new Map<string, string[]>()
    for (const [aspect, sql] of Object.entries(aspects)) held.set(aspect, linesOf(db, sql))
    for (const question of questions) held.set(`found by ${question}`, answersTo(db, question))
    held.set('contents', contentsOf(db))
    held.set('account', [JSON.stringify({ ...readLedger(db, '').totals, closes: readLedger(db, '').closes })])
    return held
  } finally {
    open.close()
  }
}

/** Where two depots differ: of each aspect the first lines that only one of them has. Empty when they hold the same. */
export function differences(one: Holdings, other: Holdings): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((aspect) => {
    const [mine, theirs] = [one.get(aspect) ?? [], other.get(aspect) ?? []]
    if (mine.length === theirs.length && mine.every((line, at) => line === theirs[at])) return []
    const counts = `${aspect}: ${mine.length} lines and ${theirs.length}`
    return [
      counts,
      ...onlyIn(mine, theirs).map((line) => `- ${line}`),
      ...onlyIn(theirs, mine).map((line) => `+ ${line}`),
    ]
  })
}

function onlyIn(mine: readonly string[], theirs: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of theirs) left.set(line, (left.get(line) ?? 0) + 1)
  const only = mine.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
  return only.slice(0, 3)
}

function linesOf(db: ReadDb, sql: string): string[] {
  return prepare<Record<string, Cell>>(db, sql)
    .all()
    .map((row) => JSON.stringify(Object.values(row)))
    .sort()
}

function answersTo(db: ReadDb, question: string): string[] {
  return prepare<{ sha: string }>(
    db,
    `SELECT ${sha('c')} AS sha FROM words JOIN content c ON c.id = words.rowid WHERE words MATCH ?`,
  )
    .all(question)
    .map((row) => row.sha)
    .sort()
}

function contentsOf(db: ReadDb): string[] {
  return prepare<{ id: number; sha: string; size: number }>(
    db,
    `SELECT id, ${sha('c')} AS sha, size FROM content c`,
  )
    .all()
    .map(({ id, sha, size }) => `${sha} ${size} ${hash('sha256', readContent(db, id))}`)
    .sort()
}
