import { Failed } from '../../shared/failure.ts'
import { describeQueryProblem, parseQuery, type QueryTree } from '../../shared/query.ts'

/** Understands a query as a person typed it. Throws Failed query-unreadable, which points at the place. */
export function understand(text: string): QueryTree {
  const parsed = parseQuery(text)
  if (parsed.ok) return parsed.query
  const { at, length } = parsed
  throw new Failed({ kind: 'query-unreadable', detail: describeQueryProblem(parsed), at, length })
}
