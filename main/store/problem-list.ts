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
}

/**
 * A page of problems in the order they were found. A problem of a content is listed once, with the first of its records that
 * lies in the accession and source file asked for.
 */
export function listProblems(db: ReadDb, filter: ProblemFilter): ListedProblem[] {
  const { accession = null, sourceFile = null, kind = null, after, limit } = filter
  return prepare<ListedProblem>(
    db,
    `SELECT p.id, p.kind, p.start, p.length, p.detail, s.path, r.id AS record, coalesce(p.content, r.content) AS content
     FROM problem p
     LEFT JOIN record r ON r.id = coalesce(p.record, (
       SELECT min(c.id) FROM record c JOIN source_file o ON o.id = c.source_file
       WHERE c.content = p.content AND o.accession = coalesce(?, o.accession) AND o.id = coalesce(?, o.id)))
     LEFT JOIN source_file s ON s.id = coalesce(p.source_file, r.source_file)
     WHERE p.id > ? AND s.accession = coalesce(?, s.accession) AND s.id = coalesce(?, s.id)
       AND p.kind = coalesce(?, p.kind)
     ORDER BY p.id LIMIT ?`,
  ).all(accession, sourceFile, after, accession, sourceFile, kind, limit)
}
