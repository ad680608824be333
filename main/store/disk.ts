import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Failed, type Failure } from '../../shared/failure.ts'

/** Which file lay at a path when a connection to it was opened. */
const places = new Map<string, string>()

/** Notes which file a connection was opened on. Throws Node's system errors. */
export function rememberPlace(file: string): void {
  places.set(file, identity(file) ?? '')
}

/** Whether the path no longer leads to the file that was opened: removed, renamed, or another put in its place. */
export function isGone(file: string): boolean {
  const known = places.get(file)
  const now = identity(file)
  return now === null || (known !== undefined && known !== now)
}

/** Whether nobody is at work in a depot, and nobody was interrupted: no lock and no journal lies beside it. */
export function isUnchanging(file: string): boolean {
  // By whatever name it was opened, they lie beside the file itself.
  const real = realpathSync(file)
  const journal = statSync(`${real}-wal`, { throwIfNoEntry: false })?.size ?? 0
  return identity(`${real}-lock`) === null && journal === 0
}

/** Whether the system lets this process write a file or make one in a folder. */
export function canWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Types of file systems that lie on another computer: linux/magic.h, as statfs(2) tells them (NFS, SMB, CIFS, SMB2). */
const REMOTE = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42])

/** Whether a file lies on another computer, as far as the system tells: by its file system, on Windows by its name. */
export function isRemote(file: string): boolean {
  if (process.platform === 'win32') return /^\\\\(?![?.]\\)/.test(file)
  return process.platform === 'linux' && isRemoteType(statfsSync(file).type)
}

/** Whether a file system of this type lies on another computer. Some systems tell the type with a sign. */
export function isRemoteType(type: number): boolean {
  return REMOTE.has(type >>> 0)
}

/** Bytes this user may still write on the disk a path lies on. Throws Node's system errors. */
export function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path)
  return bavail * bsize
}

/** What tells one file from another at the same path; null when there is none. */
export function identity(file: string): string | null {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.dev}:${stat.ino}`
}

/**
 * Names what SQLite or the operating system said while working on `file` (a depot or the copy being made of it).
 * Null: the error is not about the disk (a broken constraint, a fault of ours) and must go up as it is.
 */
export function toFailure(error: unknown, file: string): Failure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  if (error instanceof Database.SqliteError) return ofSqlite(error.code, error.message, file)
  return isElsewhere(error, file) ? null : ofSystem(error.code, file)
}

/** A system error that names a path which is neither the file, one beside it under its name, nor their folder. */
function isElsewhere(error: Error, file: string): boolean {
  const path = 'path' in error && typeof error.path === 'string' ? error.path : file
  return !path.startsWith(file) && path !== dirname(file)
}

/** The same as an error to throw: a Failed when it has a name, else the error itself. */
export function named(error: unknown, file: string): unknown {
  const failure = toFailure(error, file)
  return failure === null ? error : new Failed(failure, error)
}

function ofSqlite(code: string, message: string, file: string): Failure | null {
  if (code === 'SQLITE_FULL') return { kind: 'disk-full', file }
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return { kind: 'depot-damaged', file, detail: message }
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return { kind: 'depot-in-use', file }
  if (code.startsWith('SQLITE_CANTOPEN') && identity(file) === null) return { kind: 'depot-missing', file }
  if (code.startsWith('SQLITE_READONLY')) {
    return isGone(file) ? { kind: 'depot-gone', file } : { kind: 'depot-read-only', file }
  }
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN')) {
    return isGone(file) ? { kind: 'depot-gone', file } : { kind: 'disk-failed', file, detail: code }
  }
  return null
}

function ofSystem(code: string, file: string): Failure | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'disk-full', file }
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { kind: 'depot-read-only', file }
    case 'ENOENT':
      return isGone(file) ? { kind: 'depot-gone', file } : null
    case 'EIO':
    case 'EFBIG':
    case 'ENXIO':
    case 'ENODEV':
      return { kind: 'disk-failed', file, detail: code }
    default:
      return null
  }
}

/** Makes the bytes of a file durable. Never for a depot that is open: closing the descriptor would give up its locks. */
export function syncFile(file: string): void {
  sync(file, 'r+')
}

/** Makes a new or renamed name in a folder durable. Windows keeps names without being asked and refuses to open folders. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r')
}

function sync(path: string, flags: string): void {
  const opened = openSync(path, flags)
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
