import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Failed } from '../../shared/failure.ts'
import { identity, toFailure } from './disk.ts'

/** The right to be the only program at work in a depot. */
export type Lock = { release(): void }

/** Two programs that open and close at the same moment can each find the other's removed lock file; a few rounds settle it. */
const ROUNDS = 10

/**
 * Takes the lock of a depot: an exclusive transaction on an empty SQLite file beside it. The operating system gives it back
 * when the process dies, however it dies; a second open in the same process fails as well, because SQLite keeps one account
 * of locks per process. Never waits. `file` must be the real path, so that two names of one depot meet in one lock.
 * Throws Failed: depot-in-use, and what toFailure names when the lock file cannot be made.
 */
export function takeLock(file: string): Lock {
  const path = `${file}-lock`
  for (let round = 0; round < ROUNDS; round += 1) {
    // Read by stat, never by opening: closing any descriptor of a file gives up all POSIX locks the process has on it.
    const before = identity(path)
    const db = hold(path, file)
    if (before !== null && before === identity(path)) return lockOn(db, path)
    // The file is new (look again, now that it is there) or was removed by a holder that closed between the two looks.
    db.close()
  }
  throw new Failed({ kind: 'depot-in-use', file })
}

function hold(path: string, file: string): Database.Database {
  let db: Database.Database | null = null
  try {
    db = new Database(path, { timeout: 0 })
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
    // Where the lock file cannot be written, SQLite begins a mere reading; this then fails if someone else holds it.
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (error) {
    db?.close()
    const failure = toFailure(error, path)
    if (failure === null) throw error
    const unwritable = failure.kind === 'disk-failed' || failure.kind === 'depot-missing'
    throw new Failed(
      unwritable ? { kind: 'depot-read-only', file } : ({ ...failure, file } as typeof failure),
      error,
    )
  }
}

function lockOn(db: Database.Database, path: string): Lock {
  return {
    release() {
      // A second release must not remove the lock file of whoever holds it by then.
      if (!db.open) return
      // Removed while still held, so that nobody takes a file that is about to go; Windows allows it only after closing.
      const removed = remove(path)
      db.close()
      if (!removed) remove(path)
    },
  }
}

function remove(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    // A lock file that stays harms nobody: it is the transaction that counts.
    return false
  }
}
