import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { openConnection, prepare, prepareValue } from '../../../main/store/connection.ts'
import { openDepot } from '../../../main/store/depot.ts'
import { migrate, migrations, versionOf } from '../../../main/store/migrations/index.ts'
import { printSchema } from '../../../main/store/schema.ts'
import { failureOf, freshDepot, run } from './fixture.ts'

test('a migration is done whole or not at all', () => {
  const { writer } = freshDepot()
  const steps = [...migrations, 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT', 'CREATE TABLE broken (']
  expect(() => migrate(writer, steps)).toThrow()
  expect(versionOf(writer)).toBe(migrations.length)
  expect(prepareValue<number>(writer, "SELECT count(*) FROM sqlite_schema WHERE name = 'later'").get()).toBe(
    0,
  )
  migrate(writer, steps.slice(0, -1))
  expect(versionOf(writer)).toBe(migrations.length + 1)
  migrate(writer, steps.slice(0, -1))
})

test('a migration that breaks references is taken back', () => {
  const { writer } = freshDepot()
  run(writer, "INSERT INTO mailbox VALUES (1, 'a@example.org', '')")
  run(writer, "INSERT INTO folder VALUES (1, 1, '')")
  const step = 'PRAGMA defer_foreign_keys = ON; UPDATE folder SET mailbox = 7'
  expect(failureOf(() => migrate(writer, [...migrations, step])).kind).toBe('depot-damaged')
  expect(prepareValue<number>(writer, 'SELECT mailbox FROM folder').get()).toBe(1)
})

test('a depot that had more migrations than are known is refused', () => {
  const { writer } = freshDepot()
  expect(failureOf(() => migrate(writer, []))).toMatchObject({
    kind: 'depot-newer',
    version: migrations.length,
    known: 0,
  })
})

test('an older depot is copied beside itself before it is touched', () => {
  const depot = freshDepot()
  depot.close()
  // Version 0 is the only older one there is yet; its migration fails on the tables that exist, and nothing is lost.
  const db = openConnection(depot.file, 'write')
  db.exec('PRAGMA user_version = 0')
  db.close()
  expect(() => openDepot(depot.file)).toThrow()
  const copies = readdirSync(dirname(depot.file)).filter((name) => name.startsWith('a.depot-version-0-'))
  expect(copies.length).toBe(1)
  expect(failureOf(() => openDepot(depot.file, { readOnly: true })).kind).toBe('depot-read-only')
  expect(existsSync(`${depot.file}-lock`)).toBe(false)
})

test('the printed schema is the schema of a depot, every column with its explanation in the file itself', () => {
  const { reader } = freshDepot()
  const inFile = prepare<{ sql: string }>(
    reader,
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'words_%'",
  ).all()
  const printed = printSchema()
  expect(inFile.length).toBeGreaterThan(40)
  for (const { sql } of inFile) expect(printed).toContain(sql)
})

test('every table is STRICT', () => {
  const { reader } = freshDepot()
  const loose = prepareValue<string>(
    reader,
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name <> 'sqlite_schema'",
  ).all()
  expect(loose).toEqual([])
})

test('every reference to a row that can go is found by an index from the other side', () => {
  const { reader } = freshDepot()
  const references = prepare<{ child: string; column: string }>(
    reader,
    `SELECT t.name AS child, f."from" AS "column" FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f
     WHERE t.schema = 'main' AND f."table" IN ('content', 'record', 'pack')`,
  ).all()
  const whole = references.filter(({ child, column }) => {
    const sql = `EXPLAIN QUERY PLAN SELECT 1 FROM ${child} WHERE "${column}" = ?`
    return prepare<{ detail: string }>(reader, sql)
      .all(1)
      .some(({ detail }) => detail.startsWith('SCAN'))
  })
  expect(whole).toEqual([])
})
