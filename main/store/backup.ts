import { renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { Failed } from '../../shared/failure.ts'
import type { Leash } from '../../shared/leash.ts'
import type { Report } from './checks/check.ts'
import { fileOf, openConnection, type ReadDb } from './connection.ts'
import { identity, syncFile, syncFolder, toFailure } from './disk.ts'
import { verifyStore } from './verify.ts'

/** Bytes of the copy and how many contents were read back and hashed in it. */
export type Backup = { readonly bytes: number; readonly verified: number }

/**
 * Makes a copy of the depot while it is open, and only gives it its name when everything in it has been verified. Under way it
 * is called `<target>.partial`; whatever goes wrong, that is removed. The copying itself is one statement (VACUUM INTO) and
 * cannot be interrupted; the verification after it can. VACUUM INTO, because copying pages would copy destroyed text too.
 * Throws Failed: target-exists, target-failed, disk-full, depot-damaged (the copy does not verify), nothing-to-check, cancelled.
 */
export async function backupDepot(
  db: ReadDb,
  target: string,
  signal: Leash,
  report: Report,
): Promise<Backup> {
  refuseExisting(target)
  if (!isFolder(dirname(target)))
    throw new Failed({ kind: 'target-failed', file: target, detail: 'the folder does not exist' })
  const partial = `${target}.partial`
  removeCopy(partial)
  try {
    report({ at: basename(target), bytes: 0, items: 0 })
    copyInto(db, partial)
    const verified = await verifyCopy(partial, fileOf(db), signal, report)
    syncFile(partial)
    const bytes = statSync(partial).size
    refuseExisting(target)
    renameSync(partial, target)
    syncFolder(dirname(target))
    return { bytes, verified }
  } catch (error) {
    removeCopy(partial)
    throw error instanceof Failed ? error : ofTarget(error, target)
  }
}

function copyInto(db: ReadDb, partial: string): void {
  try {
    // It changes nothing of the depot, so a connection that only reads will do; it returns no rows, so `prepare` will not.
    db.prepare('VACUUM INTO ?').run(partial)
  } catch (error) {
    const failure = toFailure(error, fileOf(db))
    throw failure?.kind === 'depot-damaged' ? new Failed(failure, error) : error
  }
}

/** What goes wrong with the copy is said of the copy, not of the depot. */
function ofTarget(error: unknown, target: string): unknown {
  const failure = toFailure(error, target)
  if (failure === null) return error
  if (failure.kind === 'disk-full') return new Failed(failure, error)
  return new Failed({ kind: 'target-failed', file: target, detail: failure.kind }, error)
}

/** What is wrong in the copy was copied: it is said of the depot. */
async function verifyCopy(partial: string, depot: string, signal: Leash, report: Report): Promise<number> {
  const copy = openConnection(partial, 'read')
  try {
    const { sound, findings, checked } = await verifyStore(copy, signal, report)
    const first = findings[0]
    if (!sound) {
      const detail = `a copy of it does not verify, with ${findings.length} findings; the first, ${first?.object ?? ''}: ${first?.detail ?? ''}`
      throw new Failed({ kind: 'depot-damaged', file: depot, detail })
    }
    return checked.find(({ check }) => check === 'bytes')?.done ?? 0
  } finally {
    copy.close()
  }
}

/** A journal that lies there would be played into the copy when it is opened. */
function refuseExisting(target: string): void {
  for (const file of [target, `${target}-wal`, `${target}-journal`]) {
    if (identity(file) !== null) throw new Failed({ kind: 'target-exists', file })
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function removeCopy(partial: string): void {
  for (const file of [partial, `${partial}-wal`, `${partial}-shm`, `${partial}-journal`])
    rmSync(file, { force: true })
}
