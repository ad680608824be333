import { prepareValue, type ReadDb } from './connection.ts'

/** The content of a record, null when there is no such record. */
export function findContentOf(db: ReadDb, record: number): number | null {
  return prepareValue<number>(db, 'SELECT content FROM record WHERE id = ?').get(record) ?? null
}

/** The numbers of all records that have a content, ascending. */
export function listRecordsOf(db: ReadDb, content: number): number[] {
  return prepareValue<number>(db, 'SELECT id FROM record WHERE content = ? ORDER BY id').all(content)
}

/** The numbers of all records in the conversation of a content, ascending. What was not understood is one by itself. */
export function listRecordsOfThread(db: ReadDb, content: number): number[] {
  const thread = prepareValue<number>(db, 'SELECT thread FROM message WHERE content = ?').get(content)
  if (thread === undefined) return listRecordsOf(db, content)
  return prepareValue<number>(
    db,
    `SELECT r.id FROM message m CROSS JOIN record r ON r.content = m.content WHERE m.thread = ? ORDER BY r.id`,
  ).all(thread)
}
