import type { Check, Found } from './checks/check.ts'
import { prepare, prepareValue } from './connection.ts'
import { hashEvent, type LoggedEvent, NO_EVENT } from './events.ts'

/** Events looked at between two looks at the cancel signal. */
const STEP = 1000

/**
 * Checks the log from its first event on: numbers without gaps, each event's hash over its own columns, and the hash of the
 * one before. What the chain alone cannot show is a tail cut off, or all of it written anew: for that give the head hashes
 * that were printed or kept elsewhere, `kept`; each must be the hash of some event.
 */
export function chainCheck(kept: readonly Buffer[] = []): Check {
  return {
    name: 'log',
    *steps(db, found) {
      const of = prepareValue<number>(db, 'SELECT count(*) FROM event').get() ?? 0
      const unseen = new Set(kept.map((hash) => hash.toString('hex')))
      let last: Link = { id: 0, hash: NO_EVENT }
      let done = 0
      yield { done, of }
      for (;;) {
        const events = prepare<LoggedEvent>(db, 'SELECT * FROM event WHERE id > ? ORDER BY id LIMIT ?').all(
          last.id,
          STEP,
        )
        if (events.length === 0) break
        for (const event of events) {
          checkEvent(event, last, found)
          unseen.delete(event.hash.toString('hex'))
          last = event
        }
        done += events.length
        yield { done, of }
      }
      for (const hash of unseen) found(`hash ${hash}`, 'no event has the hash that was kept elsewhere')
    },
  }
}

type Link = { readonly id: number; readonly hash: Buffer }

function checkEvent(event: LoggedEvent, last: Link, found: Found): void {
  if (event.id !== last.id + 1) found(`event ${last.id + 1}`, `missing; the next one is ${event.id}`)
  else if (!event.previous.equals(last.hash))
    found(`event ${event.id}`, 'does not follow from the event before')
  if (!isOwnHash(event)) found(`event ${event.id}`, 'differs from its hash')
}

function isOwnHash(event: LoggedEvent): boolean {
  try {
    return hashEvent(event.previous, event).equals(event.hash)
  } catch {
    // Text that has no canonical form was never written by the log.
    return false
  }
}
