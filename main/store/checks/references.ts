import { prepare, type ReadDb } from '../connection.ts'
import { type Check, spans } from './check.ts'

/** A column that names a row of another table. `key` is the integer column its table is ordered by. */
type Reference = {
  readonly table: string
  readonly key: string
  readonly column: string
  readonly parent: string
  readonly target: string
}

const SPAN = 20_000

/**
 * Every row that is referred to is there. The same as PRAGMA foreign_key_check, which goes through a whole table in one
 * statement that cannot be stopped; this goes by spans of keys. All references of the schema are to integer keys.
 */
export const referencesCheck: Check = {
  name: 'references',
  *steps(db, found) {
    const references = referencesOf(db)
    let done = 0
    yield { done, of: references.length }
    for (const { table, key, column, parent, target } of references) {
      const broken = `SELECT ${key} AS key, "${column}" AS missing FROM ${table}
        WHERE ${key} BETWEEN ? AND ? AND "${column}" IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM ${parent} p WHERE p.${target} = ${table}."${column}")`
      for (const { from, to } of spans(db, table, key, SPAN)) {
        for (const row of prepare<{ key: number; missing: number }>(db, broken).all(from, to)) {
          found(`${table} ${row.key}`, `its ${column} ${row.missing} is missing`)
        }
        yield { done, of: references.length }
      }
      done += 1
      yield { done, of: references.length }
    }
  },
}

function referencesOf(db: ReadDb): Reference[] {
  return prepare<Reference>(
    db,
    `SELECT t.name AS "table", k.name AS key, f."from" AS "column", f."table" AS parent, coalesce(f."to", 'id') AS target
     FROM pragma_table_list t
       JOIN pragma_foreign_key_list(t.name) f
       JOIN pragma_table_info(t.name) k ON k.pk = 1
     WHERE t.schema = 'main' AND t.type = 'table' ORDER BY 1, 3`,
  ).all()
}
