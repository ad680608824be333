import { randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Failed } from '../../shared/failure.ts'
import { toFailure } from './disk.ts'

/** The right to be the only program at work in a depot. */
export type Lock = {
  /** Gives it up. May be called twice. */
  release(): void
}

/** Programs that open and close at the same moment can each meet a lock file the other is just removing; a few rounds settle it. */
const ROUNDS = 20

/**
 * Takes the lock of a depot: a write transaction, never finished, on a small SQLite file beside it. The operating system
 * gives it back when the process dies, however it dies; a second open in the same process fails as well, because SQLite keeps
 * one account of locks per process. Never waits. `file` must be the real path, so that two names of one depot meet in one lock.
 * Throws Failed: depot-in-use; depot-read-only when the lock file cannot be made; disk-full.
 */
export function takeLock(file: string): Lock {
  const path = `${file}-lock`
  for (let round = 0; round < ROUNDS; round += 1) {
    try {
      const lock = attempt(path)
      if (lock !== null) return lock
    } catch (error) {
      const failure = toFailure(error, file)
      if (failure === null) throw error
      if (failure.kind === 'depot-in-use' || failure.kind === 'disk-full') throw new Failed(failure, error)
      if (failure.kind !== 'depot-damaged') throw new Failed({ kind: 'depot-read-only', file }, error)
      // What is left of a lock file after a power cut. Whoever held it is gone.
      remove(path)
    }
  }
  throw new Failed({ kind: 'depot-in-use', file })
}

/**
 * Locks the file at the path and then makes sure that it still is the one at the path: between opening and locking, its holder
 * may have removed it. Inode numbers cannot tell (they are used again), and opening the file outside SQLite would give up the
 * locks of this process when it is closed again. So a random mark goes in through one connection and must come out through
 * another that opens the path anew. Null: it was another file.
 */
function attempt(path: string): Lock | null {
  const db = new Database(path, { timeout: 0 })
  try {
    // Whatever it holds after a power cut is worthless: no journal file, no waiting for the disk.
    db.pragma('journal_mode = MEMORY')
    db.pragma('synchronous = OFF')
    const mark = randomInt(1, 2 ** 31)
    db.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${mark}; COMMIT; BEGIN IMMEDIATE`)
    if (markAt(path) === mark) return lockOn(db, path)
  } catch (error) {
    db.close()
    throw error
  }
  db.close()
  return null
}

function markAt(path: string): unknown {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 })
    try {
      return db.pragma('user_version', { simple: true })
    } finally {
      db.close()
    }
  } catch {
    // Gone, or another's that is being written: in either case not ours.
    return null
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
