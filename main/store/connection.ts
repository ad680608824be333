import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { Failed } from '../../shared/failure.ts'
import { canWrite, identity, isGone, isUnchanging, named, rememberPlace } from './disk.ts'

declare const reads: unique symbol
declare const writes: unique symbol

/** A connection to a depot. A function that takes one cannot change the depot: `prepare` gives it statements that only read. */
export type ReadDb = Database.Database & { readonly [reads]: true }
/** The one connection that may change a depot. Every WriteDb is a ReadDb, never the other way round. */
export type WriteDb = ReadDb & { readonly [writes]: true }

/** What SQLite can store and hand back; integers stay below 2^53 by design, so no bigint. */
export type Cell = string | number | Buffer | null
/** A bigint is for keys beyond 2^53 that are only looked up, never read back. */
export type Parameters = readonly (Cell | Uint8Array | bigint)[]

/** A prepared SELECT. Statements are shared by everyone who asks for the same text: none of their settings can be changed. */
export type ReadStatement<Row> = {
  get(...parameters: Parameters): Row | undefined
  all(...parameters: Parameters): Row[]
  /** The statement is in use until the loop ends, and a writer cannot write meanwhile: prefer `all` with a LIMIT. */
  iterate(...parameters: Parameters): IterableIterator<Row>
}
/** A prepared statement of any kind. */
export type WriteStatement<Row> = ReadStatement<Row> & {
  run(...parameters: Parameters): { changes: number; lastInsertRowid: number | bigint }
}

/** Milliseconds a statement waits for another connection's lock before it fails. */
const BUSY_TIMEOUT = 5000

/**
 * Pages of the journal after which a commit copies it into the depot: 64 MB. SQLite's own 1000 would copy the hot pages of the
 * indexes after nearly every batch; measured, an import into indexes is 10 to 50 % faster with this.
 */
const AUTOCHECKPOINT_PAGES = 16_384

/**
 * Bytes. Measured on 178 MB of mail: the file is 0.386 of the source with 4 KiB pages, 0.391 with 8, 0.401 with 16, and none
 * is faster. FTS5 makes its own pages to fit in 4 KiB.
 */
const PAGE_SIZE = 4096

/** KiB of page cache: bulk import touches many index pages; a reader needs the path to few. */
const CACHE = { write: 64 * 1024, read: 16 * 1024 }

/**
 * Opens an existing depot file with the settings every connection must have. `synchronous` is set at every open because
 * this build of SQLite would open a WAL file at NORMAL, which loses acknowledged commits when power fails.
 * Does not lock, check or migrate: that is openDepot; this one is for further connections of a process that has it open. In a
 * folder where nothing can be written, reading needs no files beside the depot; what another computer changes in it meanwhile
 * may then show as damage, never as a change of the file.
 * Throws Failed: depot-missing, depot-damaged, depot-read-only, depot-in-use, disk-failed.
 */
export function openConnection(file: string, mode: 'write'): WriteDb
export function openConnection(file: string, mode: 'read'): ReadDb
export function openConnection(file: string, mode: 'write' | 'read'): ReadDb {
  return connect(file, mode, { fileMustExist: true })
}

/** Makes a new, empty database file and connects to it. Throws Failed as openConnection. */
export function createConnection(file: string): WriteDb {
  // The brand is given here and in connect only.
  return connect(file, 'write', { pageSize: PAGE_SIZE }) as WriteDb
}

/**
 * The binding lets SQLite understand `file:` names only where this variable of the process says so, when it is first used.
 * Only in the main thread does setting it here reach the process: a host with an engine in another thread sets it there too.
 */
process.env['SQLITE_USE_URI'] = '1'

const files = new WeakMap<Database.Database, string>()

/** The path of the depot file a connection was opened on. */
export function fileOf(db: ReadDb): string {
  return files.get(db) ?? db.name
}

type Making = { readonly fileMustExist?: boolean; readonly pageSize?: number }

function connect(file: string, mode: 'write' | 'read', making: Making): ReadDb {
  try {
    return attempt(file, file, mode, making)
  } catch (error) {
    if (mode === 'write' || !isUnshared(error) || identity(file) === null) throw named(error, file)
    if (isUnchanging(file)) return readUnchanging(file, error)
    // Somebody's journal lies there, which cannot be read without a file beside it.
    throw canWrite(dirname(file)) ? named(error, file) : new Failed({ kind: 'depot-read-only', file }, error)
  }
}

/** Where the files that share a depot with others cannot be made, nobody needs them: it is read as what never changes. */
function readUnchanging(file: string, refused: unknown): ReadDb {
  try {
    return attempt(file, immutable(file), 'read', {})
  } catch {
    throw new Failed({ kind: 'depot-read-only', file }, refused)
  }
}

function isUnshared(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(?:CANTOPEN|READONLY)/.test(error.code)
}

function attempt(
  file: string,
  name: string,
  mode: 'write' | 'read',
  { fileMustExist = false, pageSize }: Making,
): ReadDb {
  const db = new Database(name, { readonly: mode === 'read', fileMustExist, timeout: BUSY_TIMEOUT })
  try {
    if (pageSize !== undefined) db.pragma(`page_size = ${pageSize}`)
    if (mode === 'write' && db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
      throw new Failed({ kind: 'disk-failed', file, detail: 'no write-ahead log on this file system' })
    }
    for (const setting of settings(mode)) db.pragma(setting)
    // The first look into the file itself: what stands in the way of reading is said here.
    db.pragma('user_version')
    rememberPlace(file)
    files.set(db, file)
    // The brand is given here and in createConnection only.
    return db as ReadDb
  } catch (error) {
    db.close()
    throw error
  }
}

/** The name by which SQLite opens a file that nobody changes: without locks, and without making files beside it. */
function immutable(file: string): string {
  return `${pathToFileURL(file).href}?immutable=1`
}

function settings(mode: 'write' | 'read'): string[] {
  return [
    'synchronous = FULL',
    'foreign_keys = ON',
    'recursive_triggers = ON',
    'secure_delete = ON',
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'temp_store = MEMORY',
    `wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`,
    'journal_size_limit = 0',
    'fullfsync = ON',
    'checkpoint_fullfsync = ON',
    `cache_size = -${CACHE[mode]}`,
  ]
}

/** Statements kept per connection; beyond it the one unused for longest goes. Texts built from a query come and go. */
const KEPT_STATEMENTS = 300

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/**
 * Gives the prepared statement of a text, prepared once per connection. The row type is the caller's word for what the
 * SELECT names. A ReadDb gives statements without `run`.
 */
export function prepare<Row = unknown>(db: WriteDb, sql: string): WriteStatement<Row>
export function prepare<Row = unknown>(db: ReadDb, sql: string): ReadStatement<Row>
export function prepare<Row = unknown>(db: ReadDb, sql: string): WriteStatement<Row> {
  // SQLite does not know row types; the caller's type argument stands in for them here, in one place.
  return kept(db, sql, false) as unknown as WriteStatement<Row>
}

/** As `prepare`, for the first column only: `get` answers with the value itself. */
export function prepareValue<Value extends Cell>(db: ReadDb, sql: string): ReadStatement<Value> {
  // See prepare.
  return kept(db, sql, true) as unknown as ReadStatement<Value>
}

function kept(db: ReadDb, sql: string, pluck: boolean): Database.Statement {
  const known = statements.get(db) ?? new Map<string, Database.Statement>()
  statements.set(db, known)
  const key = pluck ? `value:${sql}` : sql
  const found = known.get(key)
  const statement = found ?? (pluck ? db.prepare(sql).pluck() : db.prepare(sql))
  known.delete(key)
  known.set(key, statement)
  const oldest = known.size > KEPT_STATEMENTS ? known.keys().next().value : undefined
  if (oldest !== undefined) known.delete(oldest)
  return statement
}

/**
 * Runs work as one immediate transaction: all of it is in the depot when this returns, none of it when it throws.
 * Inside another transaction it is a savepoint. Before committing it looks whether the depot is still at its place:
 * SQLite would go on writing to a removed file without a word. What SQLite throws becomes a Failed, as toFailure names it; a
 * system error out of `work` goes up as it is, since it may speak of another disk: the one that is imported from.
 */
export function transaction<Result>(db: WriteDb, work: () => Result): Result {
  try {
    return db
      .transaction(() => {
        const result = work()
        if (isGone(fileOf(db))) throw new Failed({ kind: 'depot-gone', file: fileOf(db) })
        return result
      })
      .immediate()
  } catch (error) {
    throw error instanceof Database.SqliteError ? named(error, fileOf(db)) : error
  }
}
