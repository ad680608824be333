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
import { join } from 'node:path'
import { Failed } from '../../shared/failure.ts'
import type { Leash } from '../../shared/leash.ts'
import type { Report } from '../jobs.ts'
import { mbox } from '../read/mbox.ts'
import { openFile } from '../source/bytes.ts'
import { fingerprint } from '../source/fingerprint.ts'
import { makePace, type Pace } from '../source/pace.ts'
import type { ReadDb } from '../store/connection.ts'
import { readContentPieces } from '../store/contents.ts'
import { syncFolder } from '../store/disk.ts'
import { type ExportRow, findExportRow } from '../store/record-place.ts'
import { writeMboxrd } from './mboxrd.ts'

/** What is written out, where to, and how it is told. */
export type Exporting = {
  readonly db: ReadDb
  /** Record numbers, each once. */
  readonly records: Iterable<number>
  /** A folder that is new or empty. */
  readonly folder: string
  readonly signal: Leash
  readonly report: Report
}

/** `verified` counts the records read back from the disk and found equal to their SHA-256. */
export type Exported = {
  readonly records: number
  readonly bytes: number
  readonly files: number
  readonly verified: number
}

const MANIFEST = 'manifest-sha256.txt'
const MBOX = 'records.mbox'

/**
 * Writes the original bytes of records as .eml files. A name is record number and hash, never anything a mail says. Each file
 * gets its name only after it was read back and matched; the manifest (BagIt's form, RFC 8493 §2.1.3) comes last. When it
 * fails, what was written is removed: half an export must not look like a whole one.
 * Throws Failed: target-exists (the folder is not empty), target-failed, disk-full, depot-damaged, not-found, cancelled.
 */
export async function exportEml({ db, records, folder, signal, report }: Exporting): Promise<Exported> {
  prepareFolder(folder)
  const pace = makePace(signal)
  const manifest: string[] = []
  const names: string[] = []
  let bytes = 0
  try {
    for (const id of records) {
      const row = existing(db, id)
      const name = `${String(id).padStart(8, '0')}-${row.sha256.toString('hex').slice(0, 12)}.eml`
      names.push(name)
      await writeVerified(join(folder, name), readContentPieces(db, row.content), row.sha256, pace)
      manifest.push(`${row.sha256.toString('hex')}  ${name}\n`)
      bytes += row.size
      report({ at: name, items: manifest.length, bytes })
    }
    names.push(MANIFEST)
    await writeWhole(join(folder, MANIFEST), [Buffer.from(manifest.join(''))], pace)
    guard(folder, () => syncFolder(folder))
  } catch (error) {
    for (const name of names) remove(join(folder, name))
    throw error
  }
  return { records: manifest.length, bytes, files: names.length, verified: manifest.length }
}

/**
 * Writes the original bytes of records as one mbox (mboxrd), reads it back with the reader, and gives it its name when every
 * message matched. Throws as exportEml.
 */
export async function exportMbox({ db, records, folder, signal, report }: Exporting): Promise<Exported> {
  prepareFolder(folder)
  const pace = makePace(signal)
  const hashes: Buffer[] = []
  let bytes = 0
  function* messages() {
    for (const id of records) {
      const row = existing(db, id)
      hashes.push(row.sha256)
      bytes += row.size
      report({ at: MBOX, items: hashes.length, bytes })
      yield { bytes: () => readContentPieces(db, row.content), envelope: row.envelope, date: row.date }
    }
  }
  const target = join(folder, MBOX)
  const partial = `${target}.partial`
  try {
    await writeWhole(partial, writeMboxrd(messages()), pace)
    if (!(await readsBack(partial, hashes, signal))) throw readsBackDifferently(target)
    guard(target, () => renameSync(partial, target))
    guard(folder, () => syncFolder(folder))
  } catch (error) {
    remove(target)
    throw error
  }
  return { records: hashes.length, bytes, files: 1, verified: hashes.length }
}

/** Whether an mbox, read anew, holds exactly the expected messages in their order. */
async function readsBack(path: string, expected: readonly Buffer[], signal: Leash): Promise<boolean> {
  const pace = makePace(signal)
  const file = guard(path, () => openFile(path))
  try {
    const { survey } = await fingerprint(file, mbox.survey?.() ?? null, signal)
    let place = 0
    for await (const step of mbox.read(file, 0, survey)) {
      if (step.step !== 'item') return false
      const hash = createHash('sha256')
      for (const piece of step.pieces()) {
        hash.update(piece)
        await pace()
      }
      if (expected[place]?.equals(hash.digest()) !== true) return false
      place++
    }
    return place === expected.length
  } catch (error) {
    throw namedOfTarget(error, path)
  } finally {
    file.close()
  }
}

function existing(db: ReadDb, id: number): ExportRow {
  const row = findExportRow(db, id)
  if (row === null) throw new Failed({ kind: 'not-found', what: `record ${id}` })
  return row
}

function prepareFolder(folder: string): void {
  guard(folder, () => {
    mkdirSync(folder, { recursive: true })
    if (readdirSync(folder).length > 0) throw new Failed({ kind: 'target-exists', file: folder })
  })
}

async function writeVerified(
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

function readsBackDifferently(file: string): Failed {
  return new Failed({ kind: 'target-failed', file, detail: 'what was written reads back differently' })
}

/** Only what the target says is named after it: the pieces come from the depot, which names its own failures. */
async function writeWhole(path: string, pieces: Iterable<Buffer>, pace: Pace): Promise<void> {
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
function remove(path: string): void {
  for (const file of [path, `${path}.partial`]) {
    try {
      rmSync(file, { force: true })
    } catch {
      // A target that is gone or full keeps what it has; the failure that is on its way says what happened.
    }
  }
}

/** Names what the system says of the target. */
function guard<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw namedOfTarget(error, file)
  }
}

function namedOfTarget(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error
  const { code } = error
  if (code === 'EEXIST') return new Failed({ kind: 'target-exists', file }, error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Failed({ kind: 'disk-full', file }, error)
  return new Failed({ kind: 'target-failed', file, detail: String(code) }, error)
}
