import { randomUUID } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { Failed } from '../../shared/failure.ts'
import { type Bytes, bytesOf, openFile, placeOf } from './bytes.ts'
import { errorCode } from './medium.ts'

/** Unpacked bytes up to this size stay in memory. Nearly all single messages do; a mailbox does not. */
export const MEMORY_LIMIT = 8 * 1024 * 1024

/** Bytes left free on the disk of the temporary files: the depot grows on the same disk more often than not. */
const KEEP_FREE = 1024 ** 3

/** The disk is asked for its free space once in so many bytes. */
const ASK_EVERY = 64 * 1024 ** 2

/** Takes bytes in order and gives them back with random access; beyond MEMORY_LIMIT they lie in a temporary file. */
export type Spool = {
  readonly size: number
  /**
   * Throws Failed disk-full before the disk really is, and disk-failed. The entry is not at fault: an import that stops here
   * goes on with it once there is room.
   */
  write(chunk: Buffer): void
  /** Ends writing. The temporary file is removed when the bytes are closed. */
  end(): Bytes
  /** Ends writing. Answers with the temporary file, which whoever asked removes. */
  keep(): string
  /** Ends without keeping anything. */
  drop(): void
}

/** Opens a spool; `dir` is made when needed. Names in it begin with SPOOL_NAME and say nothing about what is inside. */
export function openSpool(dir: string): Spool {
  let chunks: Buffer[] = []
  let size = 0
  let file: { readonly path: string; readonly fd: number } | null = null
  let asked = 0

  const flush = () => {
    file ??= createFile(dir)
    for (const chunk of chunks) writeWhole(file.fd, chunk)
    chunks = []
  }
  /** Ends the temporary file, if there is one, and answers with its path. What is ended is not dropped any more. */
  const close = (): string => {
    const ended = file
    file = null
    if (ended !== null) closeSync(ended.fd)
    return ended?.path ?? ''
  }
  return {
    get size() {
      return size
    },
    write: (chunk) =>
      guard(dir, () => {
        if (size + chunk.length > MEMORY_LIMIT) {
          flush()
          if (size - asked >= ASK_EVERY || asked === 0) {
            asked = size
            if (freeBytes(dir) < KEEP_FREE) throw new Failed({ kind: 'disk-full', file: dir })
          }
        }
        size += chunk.length
        chunks.push(chunk)
      }),
    end: () =>
      guard(dir, () => {
        if (file === null) return bytesOf(Buffer.concat(chunks))
        flush()
        return deletedOnClose(close())
      }),
    keep: () =>
      guard(dir, () => {
        flush()
        return close()
      }),
    drop: () => {
      const path = close()
      if (path !== '') rmSync(path, { force: true })
      chunks = []
    },
  }
}

/** Removes the folder of temporary files with what a killed run left in it. */
export function clearSpool(dir: string): void {
  let names: string[]
  try {
    names = readdirSync(dir)
  } catch {
    return // no folder: nothing was left
  }
  for (const name of names) if (name.startsWith(SPOOL_NAME)) rmSync(join(dir, name), { force: true })
  if (names.every((name) => name.startsWith(SPOOL_NAME))) rmdirSync(dir)
}

/** Bytes of a kept temporary file read at a time. */
const PIECE = 1024 * 1024

/** The bytes of a temporary file that was kept, from its beginning. Throws Failed disk-failed: it is of our own disk. */
export function* readKept(file: string): Generator<Buffer> {
  let opened: number | null = null
  try {
    opened = openSync(file, 'r')
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE)
      const got = readSync(opened, piece)
      if (got === 0) return
      yield piece.subarray(0, got)
    }
  } catch (error) {
    throw new Failed({ kind: 'disk-failed', file, detail: errorCode(error) }, error)
  } finally {
    if (opened !== null) closeSync(opened)
  }
}

const SPOOL_NAME = 'bewaarpost-unpacked-'

function createFile(dir: string): { path: string; fd: number } {
  mkdirSync(dir, { recursive: true })
  const path = join(dir, SPOOL_NAME + randomUUID())
  // Mail of others: readable by no one else.
  return { path, fd: openSync(path, 'wx', 0o600) }
}

function deletedOnClose(path: string): Bytes {
  const bytes = openFile(path)
  return {
    size: bytes.size,
    ...placeOf(bytes),
    read: (start, length) => bytes.read(start, length),
    close: () => {
      bytes.close()
      rmSync(path, { force: true })
    },
  }
}

function writeWhole(fd: number, chunk: Buffer): void {
  for (let at = 0; at < chunk.length; ) at += writeSync(fd, chunk, at)
}

function freeBytes(dir: string): number {
  const { bavail, bsize } = statfsSync(dir)
  return bavail * bsize
}

// These errors are of our own disk, never of the drive that is read.
function guard<T>(dir: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Failed) throw error
    const detail = errorCode(error)
    if (detail === 'ENOSPC' || detail === 'EDQUOT') throw new Failed({ kind: 'disk-full', file: dir }, error)
    throw new Failed({ kind: 'disk-failed', file: dir, detail }, error)
  }
}
