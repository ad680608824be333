import type { WriteDb } from '../../main/store/connection.ts'
import { copyOf, messageOf, searchDepot } from './search-depot.ts'

/**
 * A depot with so many records that pages are walked to, step by step, and ranking leaves some out: the newest are the largest, `oud`
 * stands in the oldest 6,000, `overal` everywhere, and every fifth has no date.
 */
export function largeDepot(records: number): WriteDb {
  const db = searchDepot([{ message: messageOf({ text: 'overal oud' }), copies: [copyOf()], problem: null }])
  db.exec(`
    CREATE TEMP TABLE number AS WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ${records}) SELECT i FROM n;
    PRAGMA foreign_keys = OFF;
    INSERT INTO record (id, content, source_file, folder, start, length, unquoted_lines, flags, keywords, date, sender, size, value)
      SELECT i, i, 1, 1, 0, 0, 0, iif(i % 7 = 0, 'S', ''), '[]', iif(i % 5 = 0, NULL, i / 3), 'naam' || (i % 100), i, 'N' FROM number;
    INSERT INTO words (rowid, body) SELECT i, iif(i <= 6000, 'overal oud', 'overal') FROM number`)
  return db
}
