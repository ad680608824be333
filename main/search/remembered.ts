import { prepare, prepareValue, type ReadDb } from '../store/connection.ts'

/**
 * How long something read from a depot may be kept: until anything changes in it, or until records or their words do
 * (`records`: decisions, tags and notes leave it as it is).
 */
export type Until = 'change' | 'records'

type Versions = Readonly<Record<Until, string>>

const versions = new WeakMap<ReadDb, Versions>()

/**
 * Makes a memory of things read from depots, `most` of them per connection; the one unused for longest goes. What it gives
 * must be asked for within the transaction it is used in.
 */
export function memory<Kept>(until: Until, most: number) {
  const memories = new WeakMap<ReadDb, { version: string; readonly kept: Map<string, Kept> }>()
  /** Answers from memory, else reads and keeps. */
  return (db: ReadDb, key: string, read: () => Kept): Kept => {
    const version = versionsOf(db)[until]
    const before = memories.get(db)
    const { kept } = before?.version === version ? before : { kept: new Map<string, Kept>() }
    if (kept !== before?.kept) memories.set(db, { version, kept })
    const found = kept.get(key) ?? read()
    kept.delete(key)
    kept.set(key, found)
    const oldest = kept.size > most ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    return found
  }
}

function versionsOf(db: ReadDb): Versions {
  // `data_version` changes with the commits of others, `total_changes` with what this connection does.
  const others = db.pragma('data_version', { simple: true })
  const change = `${others} ${prepareValue<number>(db, 'SELECT total_changes()').get()}`
  const before = versions.get(db)
  if (before?.change === change) return before
  const now = { change, records: recordsVersion(db) }
  versions.set(db, now)
  return now
}

/**
 * Records are added and, with their contents, removed; what they are found and ordered by is set together with their words,
 * in one transaction. So their numbers tell, with the rows of the index that FTS5 writes at every change: its averages (1)
 * and its structure (10), which counts its writes.
 */
function recordsVersion(db: ReadDb): string {
  const counts = prepare<{ last: number | null; count: number }>(
    db,
    'SELECT max(id) AS last, (SELECT count(*) FROM record) AS count FROM record',
  ).get()
  const index = prepareValue<string>(
    db,
    'SELECT hex(block) FROM words_data WHERE id IN (1, 10) ORDER BY id',
  ).all()
  return [counts?.last, counts?.count, ...index].join(' ')
}
