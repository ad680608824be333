import { addTerm } from '../../../shared/query-text.ts'

/** The query that narrows what the overview is of to one term; null for what no query can ask for. */
export function narrow(query: string, term: string): string | null {
  return term === '' ? null : addTerm(query, term)
}
