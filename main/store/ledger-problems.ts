import type { LedgerLine } from '../../shared/ledger.ts'
import { prepare, prepareValue, type ReadDb } from './connection.ts'

/** What went wrong with a source file, counted per kind. */
export type ProblemCounts = LedgerLine['problems']

/**
 * Every problem of a source file, of its records and of what their bytes say, as (source, id). A defect of shared bytes counts
 * for every record that has them. Read from the side of the problems.
 */
const OF_SOURCE = `
  SELECT p.source_file AS source, p.id FROM problem p WHERE p.source_file IS NOT NULL
  UNION ALL
  SELECT r.source_file, p.id FROM problem p CROSS JOIN record r ON r.id = p.record WHERE p.record IS NOT NULL
  UNION ALL
  SELECT r.source_file, p.id FROM problem p CROSS JOIN record r ON r.content = p.content WHERE p.content IS NOT NULL`

/** The same of some source files, whose numbers are bound as a JSON array: read from the side of their records. */
const OF_SOME = `
  SELECT p.source_file AS source, p.id FROM wanted w CROSS JOIN problem p ON p.source_file = w.id
  UNION ALL
  SELECT r.source_file, p.id FROM wanted w CROSS JOIN record r ON r.source_file = w.id CROSS JOIN problem p ON p.record = r.id
  UNION ALL
  SELECT r.source_file, p.id FROM wanted w CROSS JOIN record r ON r.source_file = w.id
    CROSS JOIN problem p ON p.content = r.content`
const WANTED = 'wanted (id) AS MATERIALIZED (SELECT value FROM json_each(?))'

/** SELECT: the numbers of all source files that have a problem. */
export const withProblems = `SELECT source FROM (${OF_SOURCE})`

/** Counted per source file and kind. Where and what is told of a kind that occurs once; else the list of problems tells. */
const COUNTED = `
  SELECT source, p.kind, count(*) AS count, iif(count(*) = 1, p.start, NULL) AS start,
    iif(count(*) = 1, p.length, NULL) AS length, iif(count(*) = 1, p.detail, '') AS detail
  FROM of_source CROSS JOIN problem p ON p.id = of_source.id GROUP BY source, p.kind ORDER BY source, p.kind`

/** The problems of all source files of an accession, by their numbers. */
export function problemsOfAccession(db: ReadDb, accession: number): Map<number, ProblemCounts> {
  const sql = `WITH of_source AS (SELECT * FROM (${OF_SOURCE})
    WHERE source IN (SELECT id FROM source_file WHERE accession = ?)) ${COUNTED}`
  return bySource(prepare<Row>(db, sql).all(accession))
}

/** The problems of some source files that have so many records together, from whichever side there is less to read. */
export function problemsOfLines(
  db: ReadDb,
  sourceFiles: readonly number[],
  records: number,
): Map<number, ProblemCounts> {
  const all = prepareValue<number>(db, 'SELECT count(*) FROM problem').get() ?? 0
  const sql =
    records < all
      ? `WITH ${WANTED}, of_source AS (${OF_SOME}) ${COUNTED}`
      : `WITH ${WANTED}, of_source AS (SELECT * FROM (${OF_SOURCE}) WHERE source IN (SELECT id FROM wanted)) ${COUNTED}`
  return bySource(prepare<Row>(db, sql).all(JSON.stringify(sourceFiles)))
}

/** How many problems each accession has. */
export function countProblems(db: ReadDb): Map<number, number> {
  const rows = prepare<{ accession: number; count: number }>(
    db,
    `SELECT s.accession, sum(of_source.count) AS count
     FROM (SELECT source, count(*) AS count FROM (${OF_SOURCE}) GROUP BY source) AS of_source
     JOIN source_file s ON s.id = of_source.source GROUP BY s.accession`,
  ).all()
  return new Map(rows.map(({ accession, count }) => [accession, count]))
}

/** How many problems of each kind an accession has. */
export function countProblemKinds(db: ReadDb, accession: number): Map<string, number> {
  const rows = prepare<{ kind: string; count: number }>(
    db,
    `SELECT p.kind, count(*) AS count FROM (${OF_SOURCE}) AS of_source CROSS JOIN problem p ON p.id = of_source.id
     WHERE of_source.source IN (SELECT id FROM source_file WHERE accession = ?) GROUP BY p.kind`,
  ).all(accession)
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}

type Row = ProblemCounts[number] & { readonly source: number }

function bySource(rows: readonly Row[]): Map<number, ProblemCounts> {
  const found = new Map<number, ProblemCounts>()
  for (const { source, ...problem } of rows) {
    const known = found.get(source)
    if (known === undefined) found.set(source, [problem])
    else known.push(problem)
  }
  return found
}
