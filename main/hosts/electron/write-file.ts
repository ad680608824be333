import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Failed } from '../../../shared/failure.ts'

/**
 * Writes a whole file or nothing: into a new file beside it, to the disk, then under its name. What stood under that name is
 * replaced in one step; a link there is replaced too, never followed. Throws what the system throws.
 */
export function replaceFile(file: string, bytes: string | Uint8Array): void {
  const beside = join(dirname(file), `.${randomBytes(8).toString('hex')}.part`)
  writeNew(beside, bytes)
  try {
    renameSync(beside, file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/**
 * Saves what a person asked for under the name chosen in a dialog. A file that stood there when the dialog closed is replaced,
 * for the dialog asked; one that came there since is not. Answers with the file's last name. Throws Failed: disk-full,
 * target-exists, target-failed.
 */
export function saveFile(file: string, bytes: string | Uint8Array, isConfirmed = existsSync(file)): string {
  const name = basename(file)
  try {
    if (isConfirmed) replaceFile(file, bytes)
    else writeNew(file, bytes)
    return name
  } catch (error) {
    throw unwritten(error, name)
  }
}

/** Why a file could not be written, from what the system threw. */
export function unwritten(error: unknown, file: string): Failed {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Failed({ kind: 'disk-full', file }, error)
  if (code === 'EEXIST') return new Failed({ kind: 'target-exists', file }, error)
  return new Failed({ kind: 'target-failed', file, detail: code }, error)
}

/** Never into what is there already, nor through a link. Leaves nothing behind when it fails. */
function writeNew(file: string, bytes: string | Uint8Array): void {
  const to = openSync(file, 'wx')
  try {
    writeFileSync(to, bytes)
    fsyncSync(to)
  } catch (error) {
    closeSync(to)
    rmSync(file, { force: true })
    throw error
  }
  closeSync(to)
}
