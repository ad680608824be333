import { Failed } from '../../shared/failure.ts'
import { parseQuery } from '../../shared/query.ts'
import { writeTerm } from '../../shared/query-text.ts'
import type { Siblings, ValueCounts } from '../../shared/results.ts'
import { prepare, type ReadDb } from '../store/connection.ts'
import { findRecord, participantsOf } from '../store/record-place.ts'
import { compileQuery } from './compile.ts'
import { matching } from './matching.ts'
import { countValues } from './values.ts'

/**
 * What is decided on the conversation, the copies, the sender and the folder of a record, itself among them. Throws Failed
 * not-found.
 */
export function readSiblings(db: ReadDb, id: number): Siblings {
  // One snapshot for all counts.
  return db.transaction(() => {
    const row = findRecord(db, id)
    if (row === null) throw new Failed({ kind: 'not-found', what: `record ${id}` })
    const copies = countRows(
      db,
      'SELECT value, count(*) AS count FROM record WHERE content = ? GROUP BY value',
      row.content,
    )
    const thread = row.thread === null ? copies : countRows(db, THREAD, row.thread)
    return {
      thread,
      copies,
      sender: countTerm(db, senderTerm(db, row.content)),
      folder: countTerm(db, `${writeTerm('mailbox', row.mailbox)} ${writeTerm('in', row.folder)}`),
    }
  })()
}

const THREAD = `SELECT r.value, count(*) AS count FROM message m CROSS JOIN record r ON r.content = m.content
  WHERE m.thread = ? GROUP BY r.value`

/** The query for everything from the same person; '' without one. */
function senderTerm(db: ReadDb, content: number): string {
  const people = participantsOf(db, content)
  const sender = people.find(({ role }) => role === 'from') ?? people.find(({ role }) => role === 'sender')
  return writeTerm('from', sender?.address || sender?.name || '')
}

function countTerm(db: ReadDb, term: string): Siblings['sender'] {
  const parsed = parseQuery(term)
  if (!parsed.ok || term.trim() === '') return { B: 0, V: 0, N: 0, term: '' }
  return { ...countValues(db, matching(db, compileQuery(db, parsed.query).part)), term }
}

function countRows(db: ReadDb, sql: string, of: number): ValueCounts {
  const counts = { B: 0, V: 0, N: 0 }
  for (const { value, count } of prepare<{ value: keyof ValueCounts; count: number }>(db, sql).all(of))
    counts[value] = count
  return counts
}
