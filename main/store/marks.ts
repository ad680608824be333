import type { Overruled } from '../../shared/results.ts'
import type { Value } from '../../shared/value.ts'
import { prepare, prepareValue, type ReadDb, type WriteDb } from './connection.ts'

/**
 * Bulk marking works on a temporary list of record numbers, so that a hundred thousand records are a few statements.
 * The list lives in memory (temp_store), belongs to the one writer, and is emptied at each choice.
 */
export function chooseRecords(db: WriteDb, ids: Iterable<number>): number {
  db.exec('CREATE TEMP TABLE IF NOT EXISTS chosen (id INTEGER PRIMARY KEY)')
  db.exec('DELETE FROM chosen')
  // One statement for all: told one by one, a hundred thousand take five times as long.
  prepare(
    db,
    'INSERT OR IGNORE INTO chosen SELECT r.id FROM json_each(?) j CROSS JOIN record r ON r.id = j.value',
  ).run(JSON.stringify([...ids]))
  return prepareValue<number>(db, 'SELECT count(*) FROM chosen').get() ?? 0
}

/** The numbers of the chosen records, ascending. */
export function chosenRecords(db: ReadDb): number[] {
  return prepareValue<number>(db, 'SELECT id FROM chosen ORDER BY id').all()
}

/** The chosen records with the values they have now, each as "1204 N", by number. */
export function chosenValues(db: ReadDb): string[] {
  return prepareValue<string>(
    db,
    `SELECT r.id || ' ' || r.value FROM chosen c CROSS JOIN record r ON r.id = c.id ORDER BY c.id`,
  ).all()
}

/** How many of the chosen records have each value. Summed, not grouped: SQLite would sort them, or go through all records. */
export function countChosenValues(db: ReadDb): Record<Value, number> {
  const counts = prepare<Record<Value, number>>(
    db,
    `SELECT total(r.value = 'B') AS B, total(r.value = 'V') AS V, total(r.value = 'N') AS N
     FROM chosen c CROSS JOIN record r ON r.id = c.id`,
  ).get()
  return counts ?? { B: 0, V: 0, N: 0 }
}

/**
 * The first of the chosen records, by number, whose value was decided and is another than this one: what setting it would
 * overrule. `sender` as a list of records shows it.
 */
export function listOverruled(db: ReadDb, value: Value, limit: number): Overruled[] {
  return prepare<Overruled>(
    db,
    `SELECT r.id, r.date, coalesce(m.subject, '') AS subject, r.value,
       coalesce((SELECT iif(person.name <> '', person.name, person.address)
         FROM participant JOIN person ON person.id = participant.person
         WHERE participant.content = r.content AND participant.role IN ('from', 'sender')
         ORDER BY participant.role, participant.place LIMIT 1), '') AS sender
     FROM chosen c CROSS JOIN record r ON r.id = c.id LEFT JOIN message m ON m.content = r.content
     WHERE r.value NOT IN ('N', ?) AND r.decision IS NOT NULL ORDER BY c.id LIMIT ?`,
  ).all(value, limit)
}

/** What a decision says, besides the records it is about. */
export type NewDecision = {
  readonly event: number
  readonly layer: string
  readonly value: Value
  readonly reason: string
  readonly undoes: number | null
}

/** Writes a decision about the chosen records and gives them its value. Answers with the decision's number. */
export function decideChosen(db: WriteDb, decision: NewDecision): number {
  const id = insertDecision(db, decision)
  prepare(
    db,
    `INSERT INTO decision_record (record, decision, before_value, before_decision)
     SELECT r.id, ?, r.value, r.decision FROM chosen c CROSS JOIN record r ON r.id = c.id`,
  ).run(id)
  prepare(db, 'UPDATE record SET value = ?, decision = ? WHERE id IN (SELECT id FROM chosen)').run(
    decision.value,
    id,
  )
  return id
}

/** The decision an event made, null when it made none. */
export function decisionOf(db: ReadDb, event: number): { id: number; layer: string; value: Value } | null {
  const select = 'SELECT id, layer, value FROM decision WHERE event = ?'
  return prepare<{ id: number; layer: string; value: Value }>(db, select).get(event) ?? null
}

/**
 * Takes a decision back where it still stands: records decided anew since keep the later decision. What they get back is the
 * latest earlier decision that was not itself taken back. The event of `undone` must be marked as undone already.
 * Answers with the number of records that got an earlier value again.
 */
export function takeBackDecision(db: WriteDb, undone: number, taking: NewDecision): number {
  const id = insertDecision(db, taking)
  const changed = prepare(
    db,
    `INSERT INTO decision_record (record, decision, before_value, before_decision)
     SELECT r.id, ?, r.value, r.decision FROM decision_record d CROSS JOIN record r ON r.id = d.record
     WHERE d.decision = ? AND r.decision = ?`,
  ).run(id, undone, undone).changes
  const stepBack = prepare(
    db,
    `UPDATE record SET (value, decision) = (SELECT d.before_value, d.before_decision FROM decision_record d
       WHERE d.decision = record.decision AND d.record = record.id)
     WHERE id IN (SELECT record FROM decision_record WHERE decision = ?)
       AND decision IN (SELECT d.id FROM decision d JOIN undone u ON u.event = d.event)`,
  )
  while (stepBack.run(id).changes > 0);
  return changed
}

/** Puts a tag on the chosen records, or takes it off; remembers which it really changed. */
export function tagChosen(db: WriteDb, event: number, name: string, added: boolean): void {
  const tag = added ? findOrAddTag(db, name) : findTag(db, name)
  if (tag === null) return
  const having = added ? 'NOT EXISTS' : 'EXISTS'
  prepare(
    db,
    `INSERT INTO tag_change (event, record, tag, added)
     SELECT ?, c.id, ?, ? FROM chosen c
     WHERE ${having} (SELECT 1 FROM record_tag t WHERE t.tag = ? AND t.record = c.id)`,
  ).run(event, tag, added ? 1 : 0, tag)
  applyTagChanges(db, event, tag)
}

/** Whether putting a tag on the chosen records, or taking it off, changes any of them. */
export function changesTag(db: ReadDb, name: string, added: boolean): boolean {
  const tag = findTag(db, name)
  if (tag === null)
    return added && prepareValue<number>(db, 'SELECT EXISTS (SELECT 1 FROM chosen)').get() === 1
  const having = added ? 'NOT EXISTS' : 'EXISTS'
  return (
    prepareValue<number>(
      db,
      `SELECT EXISTS (SELECT 1 FROM chosen c
       WHERE ${having} (SELECT 1 FROM record_tag t WHERE t.tag = ? AND t.record = c.id))`,
    ).get(tag) === 1
  )
}

/** How many records an event gave or took a tag. */
export function countTagged(db: ReadDb, event: number): number {
  return (
    prepareValue<number>(db, 'SELECT count(DISTINCT record) FROM tag_change WHERE event = ?').get(event) ?? 0
  )
}

/**
 * Takes back the tag changes of an event, as changes of another: each record gets what the latest change that still stands
 * says of the tag. The event must be marked as undone already.
 */
export function takeBackTags(db: WriteDb, undone: number, event: number): void {
  prepare(
    db,
    `WITH standing AS (
       SELECT k.record, k.tag,
         EXISTS (SELECT 1 FROM record_tag t WHERE t.tag = k.tag AND t.record = k.record) AS now,
         coalesce((SELECT s.added FROM tag_change s JOIN event e ON e.id = s.event
           WHERE s.record = k.record AND s.tag = k.tag AND e.action = 'mark.tag'
             AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.event = s.event)
           ORDER BY s.event DESC LIMIT 1), 0) AS wanted
       FROM tag_change k WHERE k.event = ?)
     INSERT INTO tag_change (event, record, tag, added)
     SELECT ?, record, tag, wanted FROM standing WHERE now <> wanted`,
  ).run(undone, event)
  const tags = prepareValue<number>(db, 'SELECT DISTINCT tag FROM tag_change WHERE event = ?').all(event)
  for (const tag of tags) applyTagChanges(db, event, tag)
}

/** The note of a record as it stands, '' when there is none. */
export function noteOf(db: ReadDb, record: number): string {
  const select = 'SELECT text FROM note WHERE record = ? ORDER BY event DESC LIMIT 1'
  return prepareValue<string>(db, select).get(record) ?? ''
}

export function insertNote(db: WriteDb, event: number, record: number, text: string): void {
  prepare(db, 'INSERT INTO note (event, record, text, before) VALUES (?, ?, ?, ?)').run(
    event,
    record,
    text,
    noteOf(db, record),
  )
}

/** The record whose note an event wrote, null when it wrote none. */
export function notedBy(db: ReadDb, event: number): number | null {
  return prepareValue<number>(db, 'SELECT record FROM note WHERE event = ?').get(event) ?? null
}

/** What the latest note of a record says that was not taken back, '' when there is none. */
export function standingNote(db: ReadDb, record: number): string {
  const select = `SELECT n.text FROM note n JOIN event e ON e.id = n.event WHERE n.record = ? AND e.action = 'mark.note'
    AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.event = n.event) ORDER BY n.event DESC LIMIT 1`
  return prepareValue<string>(db, select).get(record) ?? ''
}

/** The latest marking event that is not taken back, null when there is none. */
export function latestMarking(db: ReadDb): number | null {
  const id = prepareValue<number>(
    db,
    `SELECT id FROM event WHERE action IN ('mark.value', 'mark.tag', 'mark.note')
       AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.event = event.id) ORDER BY id DESC LIMIT 1`,
  ).get()
  return id ?? null
}

/** The action of an event and whether it was taken back; null when there is no such event. */
export function markingOf(db: ReadDb, event: number): { action: string; undone: boolean } | null {
  const row = prepare<{ action: string; undone: number }>(
    db,
    `SELECT action, EXISTS (SELECT 1 FROM undone u WHERE u.event = event.id) AS undone FROM event WHERE id = ?`,
  ).get(event)
  return row === undefined ? null : { action: row.action, undone: row.undone === 1 }
}

/** Whether an event was taken back. */
export function isUndone(db: ReadDb, event: number): boolean {
  return prepareValue<number>(db, 'SELECT 1 FROM undone WHERE event = ?').get(event) !== undefined
}

export function insertUndone(db: WriteDb, event: number, by: number): void {
  prepare(db, 'INSERT INTO undone (event, by) VALUES (?, ?)').run(event, by)
}

function insertDecision(db: WriteDb, decision: NewDecision): number {
  const { event, layer, value, reason, undoes } = decision
  const done = prepare(
    db,
    'INSERT INTO decision (event, layer, value, reason, undoes) VALUES (?, ?, ?, ?, ?)',
  ).run(event, layer, value, reason, undoes)
  return Number(done.lastInsertRowid)
}

function applyTagChanges(db: WriteDb, event: number, tag: number): void {
  prepare(
    db,
    `INSERT INTO record_tag (tag, record) SELECT tag, record FROM tag_change WHERE event = ? AND tag = ? AND added = 1
     ON CONFLICT DO NOTHING`,
  ).run(event, tag)
  prepare(
    db,
    `DELETE FROM record_tag WHERE tag = ? AND record IN
       (SELECT record FROM tag_change WHERE event = ? AND tag = ? AND added = 0)`,
  ).run(tag, event, tag)
}

function findTag(db: ReadDb, name: string): number | null {
  return prepareValue<number>(db, 'SELECT id FROM tag WHERE name = ?').get(name) ?? null
}

function findOrAddTag(db: WriteDb, name: string): number {
  return (
    findTag(db, name) ?? Number(prepare(db, 'INSERT INTO tag (name) VALUES (?)').run(name).lastInsertRowid)
  )
}
