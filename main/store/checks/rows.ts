import { prepare, prepareValue, type ReadDb } from '../connection.ts'
import { type Check, spans } from './check.ts'

const SPAN = 10_000

/** Rows of `table` with a key in a span that are not as they should be, and what is said of each. */
type RowRule = { readonly sql: string; readonly says: string }

/** Records agree with the content they are a copy of and with what was decided. A missing content is for the references check. */
export const recordRules: readonly RowRule[] = [
  {
    sql: `SELECT r.id FROM record r JOIN content c ON c.id = r.content
          WHERE r.id BETWEEN ? AND ? AND r.size <> c.size`,
    says: 'its size is not that of its content',
  },
  {
    sql: `SELECT r.id FROM record r LEFT JOIN decision d ON d.id = r.decision
          WHERE r.id BETWEEN ? AND ? AND r.value <> coalesce(d.value, 'N')`,
    says: 'its value is not what was decided',
  },
  {
    // The log is hashed, decisions are not: who changes one outside the program leaves the other.
    sql: `SELECT r.id FROM record r JOIN decision d ON d.id = r.decision JOIN event e ON e.id = d.event
          WHERE r.id BETWEEN ? AND ? AND e.action = 'mark.value'
          AND (d.reason <> e.ground OR d.value <> json_extract(e.detail, '$.value'))`,
    says: 'the decision it rests on is not the one in the log',
  },
]

/** Contents belong to someone, and what they say is in the catalogue. */
export const contentRules: readonly RowRule[] = [
  {
    sql: `SELECT c.id FROM content c WHERE c.id BETWEEN ? AND ?
          AND NOT EXISTS (SELECT 1 FROM record r WHERE r.content = c.id)
          AND NOT EXISTS (SELECT 1 FROM aside a WHERE a.content = c.id)`,
    says: 'no record and no span set aside has these bytes',
  },
  {
    sql: `SELECT c.id FROM content c WHERE c.id BETWEEN ? AND ?
          AND EXISTS (SELECT 1 FROM record r WHERE r.content = c.id)
          AND NOT EXISTS (SELECT 1 FROM message m WHERE m.content = c.id)`,
    says: 'it is not in the catalogue (rebuild makes it anew)',
  },
]

/** Every message of the catalogue is in the full-text index. FTS5 keeps one row per indexed content in words_docsize. */
export const messageRules: readonly RowRule[] = [
  {
    sql: `SELECT m.content AS id FROM message m WHERE m.content BETWEEN ? AND ?
          AND NOT EXISTS (SELECT 1 FROM words_docsize w WHERE w.id = m.content)`,
    says: 'it is not in the full-text index (rebuild makes it anew)',
  },
]

/** And the index knows nothing that is gone: its words would outlive the message. */
export const wordRules: readonly RowRule[] = [
  {
    sql: `SELECT w.id FROM words_docsize w WHERE w.id BETWEEN ? AND ?
          AND NOT EXISTS (SELECT 1 FROM message m WHERE m.content = w.id)`,
    says: 'its words are in the full-text index, the message is not in the catalogue',
  },
]

export const recordsCheck = rowCheck('records', 'record', 'id', recordRules)
export const contentsCheck = rowCheck('contents', 'content', 'id', contentRules)
export const indexCheck = rowCheck('index', 'message', 'content', messageRules)
export const indexRestCheck = rowCheck('index without messages', 'words_docsize', 'id', wordRules)

function rowCheck(name: string, table: string, key: string, rules: readonly RowRule[]): Check {
  return {
    name,
    *steps(db, found) {
      const of = prepareValue<number>(db, `SELECT count(*) FROM ${table}`).get() ?? 0
      let done = 0
      yield { done, of }
      for (const { from, to } of spans(db, table, key, SPAN)) {
        for (const { sql, says } of rules) {
          for (const id of idsOf(db, sql, from, to))
            found(`${table === 'record' ? 'record' : 'content'} ${id}`, says)
        }
        done +=
          prepareValue<number>(db, `SELECT count(*) FROM ${table} WHERE ${key} BETWEEN ? AND ?`).get(
            from,
            to,
          ) ?? 0
        yield { done, of }
      }
    },
  }
}

function idsOf(db: ReadDb, sql: string, from: number, to: number): number[] {
  return prepare<{ id: number }>(db, sql)
    .all(from, to)
    .map((row) => row.id)
}
