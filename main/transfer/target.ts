import { createHash } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { Failed } from '../../shared/failure.ts'
import type { Pace } from '../source/pace.ts'

/** Makes a folder to write into. Throws Failed: target-exists when something is in it, target-failed, disk-full. */
export function prepareFolder(folder: string): void {
  guard(folder, () => {
    mkdirSync(folder, { recursive: true })
    if (readdirSync(folder).length > 0) throw new Failed({ kind: 'target-exists', file: folder })
  })
}

/**
 * Writes a file that gets its name only after it was read back and matched. Throws Failed: target-exists, target-failed, disk-full;
 * and what the pieces throw.
 */
export async function writeVerified(
  path: string,
  pieces: Iterable<Buffer>,
  sha256: Buffer,
  pace: Pace,
): Promise<void> {
  const partial = `${path}.partial`
  await writeWhole(partial, pieces, pace)
  if (!guard(path, () => hashFile(partial)).equals(sha256)) throw readsBackDifferently(path)
  guard(path, () => renameSync(partial, path))
}

export function readsBackDifferently(file: string): Failed {
  return new Failed({ kind: 'target-failed', file, detail: 'what was written reads back differently' })
}

/** Only what the target says is named after it: the pieces come from the depot, which names its own failures. */
export async function writeWhole(path: string, pieces: Iterable<Buffer>, pace: Pace): Promise<void> {
  // Never over an existing file, and never through a link that lies there.
  const file = guard(path, () => openSync(path, 'wx'))
  try {
    for (const piece of pieces) {
      await pace()
      guard(path, () => {
        for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
      })
    }
    guard(path, () => fsyncSync(file))
  } finally {
    closeSync(file)
  }
}

function hashFile(path: string): Buffer {
  const hash = createHash('sha256')
  const file = openSync(path, 'r')
  const chunk = Buffer.allocUnsafe(1024 * 1024)
  try {
    for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk))
      hash.update(chunk.subarray(0, got))
  } finally {
    closeSync(file)
  }
  return hash.digest()
}

/** Removes a file of ours and what was written of it, as far as the target still lets us. */
export function remove(path: string): void {
  for (const file of [path, `${path}.partial`]) {
    try {
      rmSync(file, { force: true })
    } catch {
      // A target that is gone or full keeps what it has; the failure that is on its way says what happened.
    }
  }
}

/** Names what the system says of the target. */
export function guard<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw namedOfTarget(error, file)
  }
}

export function namedOfTarget(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error
  const { code } = error
  if (code === 'EEXIST') return new Failed({ kind: 'target-exists', file }, error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Failed({ kind: 'disk-full', file }, error)
  return new Failed({ kind: 'target-failed', file, detail: String(code) }, error)
}
