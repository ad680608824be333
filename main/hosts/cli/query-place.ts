import type { Failure } from '../../../shared/failure.ts'
import { printable, widthOf } from './printable.ts'
import type { Words } from './verb.ts'

/** The query with a mark under the place that could not be read; nothing for any other failure. */
export function queryPlace(failure: Failure, words: Words): string[] {
  if (failure.kind !== 'query-unreadable') return []
  const query = words.one('query') ?? words.rest.slice(1).join(' ')
  const before = widthOf(printable(query.slice(0, failure.at)))
  const marked = Math.max(1, widthOf(printable(query.slice(failure.at, failure.at + failure.length))))
  return [`  ${printable(query)}`, `  ${' '.repeat(before)}${'^'.repeat(marked)}`]
}
