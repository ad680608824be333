import { hash } from 'node:crypto'
import { prepare, prepareValue, type WriteDb } from './connection.ts'

/** Identifiers beyond this many in one message are not followed: a References field of a machine can grow without end. */
const MAX_REFERENCES = 200

/**
 * The conversation of a message, by Message-ID, In-Reply-To and References (RFC 5322 §3.6.4; the idea of RFC 5256 §3, with
 * union instead of a tree), and by the marks that programs give a conversation. Every identifier seen points to its thread; a
 * message that connects two threads joins them under the smaller number. One without any identifier is a thread of its own.
 * `content` is the number of the message, and of its thread when it starts one.
 */
export function joinThread(db: WriteDb, content: number, identifiers: readonly string[]): number {
  const keys = [...new Set(identifiers.slice(0, MAX_REFERENCES).map(threadKey))]
  const known = new Set<number>()
  const unseen = keys.filter((key) => {
    const thread = prepareValue<number>(db, 'SELECT thread FROM thread_link WHERE id = ?').get(key)
    if (thread !== undefined) known.add(thread)
    return thread === undefined
  })
  const thread = known.size === 0 ? content : Math.min(...known)
  for (const other of known) if (other !== thread) mergeThread(db, other, thread)
  for (const key of unseen) prepare(db, 'INSERT INTO thread_link (id, thread) VALUES (?, ?)').run(key, thread)
  return thread
}

/** The key of a Message-ID in `thread_link`: the first 63 bits of its SHA-256. */
export function threadKey(messageId: string): bigint {
  return hash('sha256', messageId, 'buffer').readBigUInt64BE(0) >> 1n
}

function mergeThread(db: WriteDb, from: number, into: number): void {
  prepare(db, 'UPDATE thread_link SET thread = ? WHERE thread = ?').run(into, from)
  prepare(db, 'UPDATE message SET thread = ? WHERE thread = ?').run(into, from)
}
