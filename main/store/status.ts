import { realpathSync } from 'node:fs'
import { fileOf, prepareValue, type ReadDb } from './connection.ts'
import { canWrite, identity, isRemote } from './disk.ts'

/** How an open depot is open, and counts of it beside its records and contents: each is one walk of a small index. */
export function readStatus(db: ReadDb) {
  const count = (sql: string) => prepareValue<number>(db, sql).get() ?? 0
  return {
    uuid: prepareValue<string>(db, 'SELECT uuid FROM depot').get() ?? '',
    problems: count('SELECT count(*) FROM problem'),
    accessions: count('SELECT count(*) FROM accession'),
    unfinished: count('SELECT count(*) FROM accession WHERE finished IS NULL'),
    ...howOpen(realpathSync(fileOf(db))),
  }
}

/** How many contents a depot keeps, and their bytes. */
export function readHoldings(db: ReadDb): { contents: number; bytes: number } {
  const count = (sql: string) => prepareValue<number>(db, sql).get() ?? 0
  return {
    contents: count('SELECT count(*) FROM content'),
    bytes: count('SELECT coalesce(sum(size), 0) FROM pack'),
  }
}

/** Told by what lies there, so that every thread tells the same: beside a depot that can be written lies the lock of its writer. */
function howOpen(file: string): { remote: boolean; readOnly: boolean } {
  return { remote: isRemote(file), readOnly: identity(`${file}-lock`) === null || !canWrite(file) }
}
