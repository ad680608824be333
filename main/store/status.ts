import { fileOf, prepare, prepareValue, type ReadDb } from './connection.ts'
import { canWrite, identity, isRemote } from './disk.ts'

/** Counts of an open depot, and how it is open: what its status line says. Each count is one walk of an index. */
export function readStatus(db: ReadDb) {
  const byValue = new Map(
    prepare<{ value: string; count: number }>(
      db,
      'SELECT value, count(*) AS count FROM record GROUP BY value',
    )
      .all()
      .map((row) => [row.value, row.count]),
  )
  const count = (sql: string) => prepareValue<number>(db, sql).get() ?? 0
  const [permanent, destroyable, undecided] = ['B', 'V', 'N'].map((value) => byValue.get(value) ?? 0)
  return {
    uuid: prepareValue<string>(db, 'SELECT uuid FROM depot').get() ?? '',
    records: (permanent ?? 0) + (destroyable ?? 0) + (undecided ?? 0),
    permanent: permanent ?? 0,
    destroyable: destroyable ?? 0,
    undecided: undecided ?? 0,
    contents: count('SELECT count(*) FROM content'),
    bytes: count('SELECT coalesce(sum(size), 0) FROM pack'),
    problems: count('SELECT count(*) FROM problem'),
    accessions: count('SELECT count(*) FROM accession'),
    unfinished: count('SELECT count(*) FROM accession WHERE finished IS NULL'),
    ...howOpen(fileOf(db)),
  }
}

/** Told by what lies there, so that every thread tells the same: beside a depot that can be written lies the lock of its writer. */
function howOpen(file: string): { remote: boolean; readOnly: boolean } {
  return { remote: isRemote(file), readOnly: identity(`${file}-lock`) === null || !canWrite(file) }
}
