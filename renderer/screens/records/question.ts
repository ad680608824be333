import { parseQuery, type QueryTree, type Term } from '../../../shared/query.ts'
import type { Question } from './list.ts'

/** Whether marks (values, tags, notes) change what a question finds or how it is ordered. */
export function dependsOnMarks({ query, order }: Question): boolean {
  if (order === 'value' || order === '-value') return true
  const parsed = parseQuery(query)
  return parsed.ok && someTerm(parsed.query, isOfMarks)
}

/** Whether a query has words to rank what is found by. */
export function hasWords(query: string): boolean {
  const parsed = parseQuery(query)
  return parsed.ok && someTerm(parsed.query, (term) => term.is === 'words')
}

const ofMarks: ReadonlySet<string> = new Set(['undecided', 'permanent', 'destroyable', 'note', 'tag'])

function isOfMarks(term: Term): boolean {
  if (term.is === 'choice') return term.field === 'value' || ofMarks.has(term.choice)
  return term.field === 'tag'
}

function someTerm(tree: QueryTree, test: (term: Term) => boolean): boolean {
  switch (tree.is) {
    case 'all':
      return false
    case 'and':
    case 'or':
      return tree.of.some((member) => someTerm(member, test))
    case 'not':
      return someTerm(tree.of, test)
    default:
      return test(tree)
  }
}
