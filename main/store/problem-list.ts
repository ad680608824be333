import { prepare, type ReadDb } from './connection.ts'

/** Which problems: all filters that are given must hold. `after` is the number of the last one seen. */
export type ProblemFilter = {
  readonly accession?: number | undefined
  readonly sourceFile?: number | undefined
  readonly kind?: string | undefined
  readonly after: number
  readonly limit: number
}

/** A problem with where it is: the path of the source file, the record, the content. */
export type ListedProblem = {
  readonly id: number
  readonly kind: string
  readonly start: number | null
  readonly length: number | null
  readonly detail: string
  readonly path: string | null
  readonly record: number | null
  readonly content: number | null
  /** Whether the bytes of its place in the source file are kept. */
  readonly isKept: boolean
}

/** Bytes kept for a problem: a span set aside, or a damaged place in a database. */
export type KeptPlace = { readonly path: string; readonly start: number; readonly content: number }

/**
 * A page of problems in the order they were found. A problem of a content is listed once, with the first of its records that
 * lies in the accession and source file asked for.
 */
export function listProblems(db: ReadDb, filter: ProblemFilter): ListedProblem[] {
  const { accession = null, sourceFile = null, kind = null, after, limit } = filter
  const rows = prepare<Omit<ListedProblem, 'isKept'> & { readonly isKept: number }>(
    db,
    `SELECT p.id, p.kind, p.start, p.length, p.detail, s.path, r.id AS record, coalesce(p.content, r.content) AS content,
       p.kept IS NOT NULL AS isKept
     FROM problem p
     LEFT JOIN record r ON r.id = coalesce(p.record, (
       SELECT min(c.id) FROM record c JOIN source_file o ON o.id = c.source_file
       WHERE c.content = p.content AND o.accession = coalesce(?, o.accession) AND o.id = coalesce(?, o.id)))
     LEFT JOIN source_file s ON s.id = coalesce(p.source_file, r.source_file)
     WHERE p.id > ? AND s.accession = coalesce(?, s.accession) AND s.id = coalesce(?, s.id)
       AND p.kind = coalesce(?, p.kind)
     ORDER BY p.id LIMIT ?`,
  ).all(accession, sourceFile, after, accession, sourceFile, kind, limit)
  return rows.map((row) => ({ ...row, isKept: row.isKept === 1 }))
}

/** The bytes that are kept for a problem; null when there is no such problem, or none are. */
export function findKept(db: ReadDb, problem: number): KeptPlace | null {
  const row = prepare<KeptPlace>(
    db,
    `SELECT s.path, a.start, a.content FROM problem p JOIN aside a ON a.id = p.kept
     JOIN source_file s ON s.id = a.source_file WHERE p.id = ?`,
  ).get(problem)
  return row ?? null
}
