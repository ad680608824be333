import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import {
  createConnection,
  openConnection,
  prepare,
  prepareValue,
  type ReadDb,
  transaction,
  type WriteDb,
} from '../../../main/store/connection.ts'
import { readContent } from '../../../main/store/contents.ts'
import { APPLICATION_ID, openDepot } from '../../../main/store/depot.ts'
import { migrate, migrations, versionOf } from '../../../main/store/migrations/index.ts'
import { printSchema } from '../../../main/store/schema.ts'
import { listSearches, saveSearch } from '../../../main/store/searches.ts'
import { failureOf, fillDepot, freshDepot, run, scratch } from './fixture.ts'

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

/** A depot with a record as the program of that version made it, and what `fill` adds; closed. */
function depotOf(version: number, fill: (writer: WriteDb) => void = () => {}): string {
  const file = join(scratch(), 'a.depot')
  const writer = createConnection(file)
  migrate(writer, migrations.slice(0, version))
  writer.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  run(writer, "INSERT INTO depot VALUES (1, 'u', '2026-01-01', 'bewaarpost 0.1.0')")
  fillDepot({ writer }, [Buffer.from('Subject: a')])
  fill(writer)
  expect(versionOf(writer)).toBe(version)
  writer.close()
  return file
}

const firstVersion = () => depotOf(1)

const copiesOf = (file: string) => readdirSync(dirname(file)).filter((name) => name.includes('-version-'))

test('a depot of the first version is brought to this one: copied aside, and all it held is still there', () => {
  const file = firstVersion()
  const depot = openDepot(file)
  expect(versionOf(depot.reader)).toBe(migrations.length)
  expect(readContent(depot.reader, 1).toString()).toBe('Subject: a')
  saveSearch(depot.writer, { name: 'a', query: 'b', order: 'date' })
  expect(listSearches(depot.reader).saved).toMatchObject([{ name: 'a' }])
  depot.close()
  const [copy = ''] = copiesOf(file)
  expect(copy).toMatch(/^a\.depot-version-1-/)
  const before = openConnection(join(dirname(file), copy), 'read')
  expect([versionOf(before), readContent(before, 1).toString()]).toEqual([1, 'Subject: a'])
  before.close()
  openDepot(file).close()
  expect(copiesOf(file)).toEqual([copy])
})

test.each(migrations.map((_, step) => step + 1))(
  'a depot of version %d gets the schema of a new one',
  (version) => {
    const schemaOf = (db: ReadDb) =>
      prepareValue<string>(db, 'SELECT sql FROM sqlite_schema ORDER BY name').all()
    const old = openDepot(depotOf(version))
    expect(schemaOf(old.reader)).toEqual(schemaOf(freshDepot().reader))
    old.close()
  },
)

/** Spans of the one source file that were set aside, each with its problem, and one that was lost. */
function fillAsides(writer: WriteDb, count: number): void {
  const problem = "INSERT INTO problem (kind, source_file, start, length, detail) VALUES ('a', 1, ?, ?, '')"
  transaction(writer, () => {
    for (let place = 0; place < count; place++) {
      run(writer, 'INSERT INTO aside (source_file, start, length, content) VALUES (1, ?, 7, 1)', place * 10)
      run(writer, problem, place * 10, 7)
    }
    run(writer, problem, 5, 7)
    run(writer, problem, 0, 0)
  })
}

test('of a depot that kept no bytes of damage each span set aside is found by its problem, in time that grows with them', () => {
  const count = 20_000
  const file = depotOf(3, (writer) => fillAsides(writer, count))
  const started = performance.now()
  const depot = openDepot(file)
  expect(performance.now() - started).toBeLessThan(3000)
  const wrong = `SELECT count(*) FROM problem p LEFT JOIN aside a ON a.id = p.kept WHERE a.start IS NOT
    CASE WHEN p.length = 7 AND p.start % 10 = 0 THEN p.start END OR a.is_damage <> 0`
  expect(prepareValue<number>(depot.reader, wrong).get()).toBe(0)
  expect(prepareValue<number>(depot.reader, 'SELECT count(kept) FROM problem').get()).toBe(count)
  depot.close()
})

test('an older depot is not touched when it is opened to read', () => {
  const file = firstVersion()
  expect(failureOf(() => openDepot(file, { readOnly: true })).kind).toBe('depot-read-only')
  expect([copiesOf(file), existsSync(`${file}-lock`)]).toEqual([[], false])
})

test('a migration that fails leaves the depot as it was, and its copy beside it', () => {
  const file = firstVersion()
  const db = openConnection(file, 'write')
  db.exec('CREATE TABLE saved_search (id INTEGER PRIMARY KEY) STRICT')
  db.close()
  expect(() => openDepot(file)).toThrow()
  expect(copiesOf(file)).toHaveLength(1)
  const again = openConnection(file, 'read')
  expect([versionOf(again), readContent(again, 1).toString()]).toEqual([1, 'Subject: a'])
  again.close()
})

test('the printed schema is the schema of a depot, every column with its explanation in the file itself', () => {
  const { reader } = freshDepot()
  const inFile = prepare<{ sql: string }>(
    reader,
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'words_%'",
  ).all()
  const printed = printSchema()
  expect(inFile.length).toBeGreaterThan(40)
  for (const { sql } of inFile) expect(printed).toContain(asFirstMade(sql, printed))
})

/** A table as the step that made it says, less the columns that later steps added: SQLite puts them in as they were written. */
function asFirstMade(sql: string, printed: string): string {
  const [, table = ''] = /^CREATE TABLE (\w+)/.exec(sql) ?? []
  const added = [...printed.matchAll(/ALTER TABLE (\w+) ADD COLUMN ([^;]*);/g)].filter(
    ([, of]) => of === table,
  )
  return added.reduce((rest, [, , column = '']) => {
    expect(rest).toContain(`, ${column}`)
    return rest.replace(`, ${column}`, '')
  }, sql)
}

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
