import { prepareValue } from '../connection.ts'
import type { Check } from './check.ts'

/**
 * SQLite's own check of structure and indexes, table by table because one statement cannot be stopped. It is left out for
 * the packs, by far the largest table: the bytes check goes through every one of their bytes. For a virtual table SQLite asks
 * FTS5 to check its index.
 */
export const sqliteCheck: Check = {
  name: 'sqlite',
  *steps(db, found) {
    const tables = prepareValue<string>(
      db,
      `SELECT name FROM pragma_table_list
       WHERE schema = 'main' AND type IN ('table', 'shadow', 'virtual') AND name <> 'pack' ORDER BY name`,
    ).all()
    let done = 0
    yield { done, of: tables.length }
    for (const table of tables) {
      // PRAGMA takes no parameters; the names come from our own schema.
      for (const line of prepareValue<string>(db, `PRAGMA integrity_check('${table}')`).all()) {
        if (line !== 'ok') found(`table ${table}`, line)
      }
      done += 1
      yield { done, of: tables.length }
    }
  },
}
