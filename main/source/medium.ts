import { closeSync, lstatSync, opendirSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failed } from '../../shared/failure.ts'
import type { Problem } from '../../shared/problem.ts'

/** A chosen folder or file. */
export type Root = {
  /** Absolute, as chosen. */
  readonly path: string
  /** Where that leads, links resolved, as a byte string (see names.ts). */
  readonly real: string
  /** The device and inode it had, so that an unplugged drive is not taken for an empty one. */
  readonly identity: string
  readonly isFolder: boolean
}

/** Looks at a chosen path; a root that is a symbolic link was chosen on purpose and is followed. Throws Failed source-missing. */
export function findRoot(path: string): Root {
  const absolute = resolve(path)
  try {
    const stat = statSync(absolute)
    const real = realpathSync.native(absolute, { encoding: 'latin1' })
    return { path: absolute, real, identity: `${stat.dev}:${stat.ino}`, isFolder: stat.isDirectory() }
  } catch (error) {
    throw new Failed({ kind: 'source-missing', file: absolute }, error)
  }
}

/** Throws Failed source-failed when the root is no longer what it was at the start: gone, replaced or not answering. */
export function checkRoot(root: Root): void {
  try {
    const stat = statSync(root.path)
    if (`${stat.dev}:${stat.ino}` !== root.identity) throw new Error('no longer the same drive')
    touch(root)
  } catch (error) {
    throw new Failed({ kind: 'source-failed', file: root.path, detail: errorCode(error) }, error)
  }
}

// The kernel answers stat from memory after a drive is pulled out; reading something asks the drive itself.
function touch(root: Root): void {
  if (root.isFolder) {
    const folder = opendirSync(root.path)
    try {
      folder.readSync()
    } finally {
      folder.closeSync()
    }
  } else {
    const file = openSync(root.path, 'r')
    try {
      readSync(file, Buffer.alloc(1), 0, 1, 0)
    } finally {
      closeSync(file)
    }
  }
}

/**
 * Judges a system error met while reading below `root`: a problem of that one file (or, with `of: 'folder'`, folder) while the
 * drive is there. Throws Failed source-failed when the root itself is gone, and again whatever is no system error.
 */
export function judgeReadError(error: unknown, root: Root, of: 'file' | 'folder' = 'file'): Problem {
  // Anything else is no fault of the drive.
  if (!isSystemError(error)) throw error
  checkRoot(root)
  const detail = errorCode(error)
  if (detail === 'ENOENT') return { kind: 'vanished-during-import', detail }
  return { kind: of === 'file' ? 'file-unreadable' : 'folder-unreadable', detail }
}

/** The identity of what a path leads to now, without following a link. Throws Node's system errors. */
export function lookAt(path: Buffer) {
  const stat = lstatSync(path, { bigint: true })
  return { stat, identity: `${stat.dev}:${stat.ino}:${stat.size}:${stat.mtimeNs}` }
}

/** Whether an error comes from the operating system. */
export function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error
}

/** The code of a system error ("EIO"), else its message. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
