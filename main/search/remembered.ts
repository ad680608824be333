import { prepareValue, type ReadDb } from '../store/connection.ts'

type Memory = { version: string; readonly counts: Map<string, number> }

const memories = new WeakMap<ReadDb, Memory>()

/** Counts kept per connection. */
const MOST_KEPT = 100

/**
 * Answers a count from memory as long as the depot has not changed since it was made, by this connection or another. Counting
 * a million rows takes some tens of milliseconds, and the same counts are asked for with every page.
 */
export function remembered(db: ReadDb, key: string, count: () => number): number {
  const version = versionOf(db)
  const known = memories.get(db)
  const memory = known?.version === version ? known : { version, counts: new Map<string, number>() }
  memories.set(db, memory)
  const found = memory.counts.get(key)
  if (found !== undefined) return found
  const counted = count()
  if (memory.counts.size >= MOST_KEPT) memory.counts.clear()
  memory.counts.set(key, counted)
  return counted
}

/** `data_version` changes with the commits of others, `total_changes` with what this connection does. */
function versionOf(db: ReadDb): string {
  const others = db.pragma('data_version', { simple: true })
  return `${others} ${prepareValue<number>(db, 'SELECT total_changes()').get()}`
}
