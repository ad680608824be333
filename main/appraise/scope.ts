import { Failed } from '../../shared/failure.ts'
import type { Scope } from '../../shared/reply.ts'
import { understand } from '../search/query-text.ts'
import { matchIds } from '../search/search.ts'
import type { ReadDb } from '../store/connection.ts'
import { findContentOf, listRecordsOf, listRecordsOfThread } from '../store/relatives.ts'

/**
 * The numbers of the records a bulk action is about, as they are at this moment. What is listed may be no record.
 * Throws Failed not-found for the conversation or copies of what is no record, and query-unreadable.
 */
export function recordsOf(db: ReadDb, scope: Scope): Iterable<number> {
  if ('ids' in scope) return new Set(scope.ids)
  if ('query' in scope) return matchIds(db, understand(scope.query))
  const record = 'thread' in scope ? scope.thread : scope.copies
  const content = findContentOf(db, record)
  if (content === null) throw new Failed({ kind: 'not-found', what: `record ${record}` })
  return 'thread' in scope ? listRecordsOfThread(db, content) : listRecordsOf(db, content)
}
