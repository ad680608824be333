import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Failed, type Failure } from '../../shared/failure.ts'
import {
  createConnection,
  fileOf,
  openConnection,
  prepare,
  prepareValue,
  type ReadDb,
  transaction,
  type WriteDb,
} from './connection.ts'
import { identity, named, syncFolder } from './disk.ts'
import { setLogOrigin } from './events.ts'
import { type Lock, takeLock } from './lock.ts'
import { migrate, migrations, versionOf } from './migrations/index.ts'

/** Stands in the header of every depot (SQLite's application_id): "BWPD" as a 32-bit number. */
export const APPLICATION_ID = 0x42575044

/** An open depot. Nobody else, in this process or another, has it open. */
export type Depot = {
  /** The real path; further connections of this process are opened on it. */
  readonly file: string
  readonly uuid: string
  /** Throws Failed depot-read-only when the depot was opened to read. */
  readonly writer: WriteDb
  readonly reader: ReadDb
  /** Closes both connections and gives the depot free. Close further connections first. May be called twice. */
  close(): void
}

/** Which program is at work (name and version) and the clock it goes by; the log carries both. */
export type Program = { readonly program: string; readonly now: () => Date }
export type OpenOptions = Partial<Program> & { readonly readOnly?: boolean }

/**
 * Makes a new depot and opens it. It is built under another name and renamed, so that no half-made depot is ever found.
 * Throws Failed: depot-exists (or the journal of one that is gone lies there), depot-in-use, target-failed (no such folder),
 * bad-request, disk-full, disk-failed, depot-read-only.
 */
export function createDepot(file: string, { program, now }: Program): Depot {
  const place = placeToMake(file)
  refuseExisting(place)
  return underLock(place, (lock) => {
    refuseExisting(place)
    const partial = `${place}.partial`
    try {
      build(partial, program, now())
      renameSync(partial, place)
    } catch (error) {
      remove(partial)
      throw named(error, place)
    }
    syncFolder(dirname(place))
    return open(place, lock, { program, now })
  })
}

/**
 * Opens a depot in constant time. An older one is first copied beside itself (`<file>-version-<n>-<time>`) and then brought to
 * the present schema. With `readOnly` nothing is changed, and an older depot is refused as depot-read-only.
 * Throws Failed: depot-missing, depot-foreign, depot-newer, depot-in-use, depot-damaged, depot-read-only, disk-full, disk-failed.
 */
export function openDepot(file: string, options: OpenOptions = {}): Depot {
  const place = existing(file)
  return underLock(place, (lock) => open(place, lock, options), options.readOnly)
}

function open(file: string, lock: Lock | null, options: OpenOptions): Depot {
  const { program = 'bewaarpost', now = () => new Date() } = options
  const connections: ReadDb[] = []
  let writer: WriteDb | null = null
  function close(): void {
    for (const db of connections.splice(0).reverse()) db.close()
    if (lock !== null && writer === null) removeEmptyJournal(file)
    lock?.release()
  }
  recognise(file)
  try {
    if (options.readOnly !== true) {
      writer = openConnection(file, 'write')
      connections.push(writer)
      setLogOrigin(writer, { program, now })
      const version = versionOf(writer)
      // Fails where the file cannot be written, before anything is promised. BEGIN alone would become a mere reading there.
      writer.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; ROLLBACK`)
      if (version < migrations.length) copyAside(writer, now())
      migrate(writer)
    }
    const reader = openConnection(file, 'read')
    connections.push(reader)
    if (versionOf(reader) !== migrations.length) throw new Failed({ kind: 'depot-read-only', file })
    return {
      file,
      uuid: uuidOf(reader),
      get writer() {
        if (writer === null) throw new Failed({ kind: 'depot-read-only', file })
        return writer
      },
      reader,
      close,
    }
  } catch (error) {
    close()
    throw named(error, file)
  }
}

/** Offsets in the header of a SQLite file: https://www.sqlite.org/fileformat2.html section 1.3. */
const HEADER = { size: 100, magic: 'SQLite format 3\0', version: 60, application: 68 }

/**
 * Looks at the header before SQLite does, which would make a journal beside a file that is not ours. Only under the lock: when
 * a file is closed, all locks this process has on it are given up.
 */
function recognise(file: string): void {
  const header = Buffer.alloc(HEADER.size)
  const opened = openSync(file, 'r')
  try {
    readSync(opened, header)
  } finally {
    closeSync(opened)
  }
  const isDepot =
    header.toString('latin1', 0, HEADER.magic.length) === HEADER.magic &&
    header.readUInt32BE(HEADER.application) === APPLICATION_ID
  if (!isDepot) throw new Failed({ kind: 'depot-foreign', file })
  const version = header.readUInt32BE(HEADER.version)
  if (version > migrations.length) {
    throw new Failed({ kind: 'depot-newer', file, version, known: migrations.length })
  }
}

function build(partial: string, program: string, created: Date): void {
  remove(partial)
  const db = createConnection(partial)
  try {
    migrate(db)
    transaction(db, () => {
      db.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
      prepare(db, 'INSERT INTO depot (id, uuid, created, program) VALUES (1, ?, ?, ?)').run(
        randomUUID(),
        created.toISOString(),
        program,
      )
    })
  } finally {
    db.close()
  }
}

function copyAside(db: WriteDb, now: Date): void {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '')
  db.prepare('VACUUM INTO ?').run(`${fileOf(db)}-version-${versionOf(db)}-${time}`)
}

function uuidOf(db: ReadDb): string {
  const uuid = prepareValue<string>(db, 'SELECT uuid FROM depot').get()
  if (uuid === undefined) {
    throw new Failed({
      kind: 'depot-damaged',
      file: fileOf(db),
      detail: 'the row that names the depot is missing',
    })
  }
  return uuid
}

function underLock(file: string, work: (lock: Lock | null) => Depot, readOnly = false): Depot {
  const lock = lockOf(file, readOnly)
  try {
    return work(lock)
  } catch (error) {
    lock?.release()
    throw named(error, file)
  }
}

/** In a folder where nothing can be written there is no lock to take; reading is safe without. */
function lockOf(file: string, readOnly: boolean): Lock | null {
  try {
    return takeLock(file)
  } catch (error) {
    if (readOnly && error instanceof Failed && error.failure.kind === 'depot-read-only') return null
    throw error
  }
}

function existing(file: string): string {
  const real = realPath(file, { kind: 'depot-missing', file })
  if (!statSync(real).isFile()) throw new Failed({ kind: 'depot-foreign', file })
  return usable(real)
}

function placeToMake(file: string): string {
  const noFolder: Failure = { kind: 'target-failed', file, detail: 'the folder does not exist' }
  const folder = realPath(dirname(file), noFolder)
  if (!statSync(folder).isDirectory()) throw new Failed(noFolder)
  return usable(join(folder, basename(file)))
}

function realPath(path: string, otherwise: Failure): string {
  try {
    return realpathSync(path)
  } catch (error) {
    throw new Failed(otherwise, error)
  }
}

/** better-sqlite3 takes white space off the ends of a name, and would then open another file. */
function usable(file: string): string {
  if (file !== file.trim())
    throw new Failed({ kind: 'bad-request', detail: 'a depot name ends in white space' })
  return file
}

/** A journal without its depot counts as existing: SQLite would play it into the new file. */
function refuseExisting(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-journal`]) {
    if (identity(name) !== null) throw new Failed({ kind: 'depot-exists', file: name })
  }
}

/** A connection that only reads makes a journal to share and cannot remove it; while we hold the lock nobody else uses it. */
function removeEmptyJournal(file: string): void {
  if (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size !== 0) return
  for (const name of [`${file}-wal`, `${file}-shm`]) rmSync(name, { force: true })
}

function remove(partial: string): void {
  for (const name of [partial, `${partial}-wal`, `${partial}-shm`]) rmSync(name, { force: true })
}
