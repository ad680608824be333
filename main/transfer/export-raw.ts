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
import type { Report } from '../jobs.ts'
import { mbox } from '../read/mbox.ts'
import { openFile } from '../source/bytes.ts'
import { fingerprint } from '../source/fingerprint.ts'
import { makePace } from '../source/pace.ts'
import type { ReadDb } from '../store/connection.ts'
import { readContentPieces } from '../store/contents.ts'
import { type ExportRow, findExportRow } from '../store/record-place.ts'
import { writeMboxrd } from './mboxrd.ts'

/** What is written out, where to, and how it is told. */
export type Exporting = {
  readonly db: ReadDb
  readonly records: Iterable<number>
  /** A folder that is new or empty. */
  readonly folder: string
  readonly signal: AbortSignal
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

/**
 * Writes the original bytes of records as .eml files. A name is record number and hash, never anything a mail says. Each file
 * gets its name only after it was read back and matched; the manifest (BagIt's form, RFC 8493 §2.1.3) comes last.
 * Throws Failed: target-exists (the folder is not empty), target-failed, disk-full, depot-damaged, cancelled.
 */
export async function exportEml(exporting: Exporting): Promise<Exported> {
  const { db, records, folder, signal, report } = exporting
  prepareFolder(folder)
  const pace = makePace(signal)
  const manifest: string[] = []
  let bytes = 0
  for (const id of records) {
    await pace()
    const row = existing(db, id)
    const name = `${String(id).padStart(8, '0')}-${row.sha256.toString('hex').slice(0, 12)}.eml`
    writeVerified(join(folder, name), readContentPieces(db, row.content), row.sha256)
    manifest.push(`${row.sha256.toString('hex')}  ${name}\n`)
    bytes += row.size
    report({ at: name, items: manifest.length, bytes })
  }
  writeWhole(join(folder, MANIFEST), [Buffer.from(manifest.join(''))])
  return { records: manifest.length, bytes, files: manifest.length + 1, verified: manifest.length }
}

/**
 * Writes the original bytes of records as one mbox (mboxrd), reads it back with the reader, and gives it its name when every
 * message matched. Throws as exportEml.
 */
export async function exportMbox(exporting: Exporting): Promise<Exported> {
  const { db, records, folder, signal, report } = exporting
  prepareFolder(folder)
  const hashes: Buffer[] = []
  let bytes = 0
  function* messages() {
    for (const id of records) {
      if (signal.aborted) throw new Failed({ kind: 'cancelled' })
      const row = existing(db, id)
      hashes.push(row.sha256)
      bytes += row.size
      report({ at: 'records.mbox', items: hashes.length, bytes })
      yield { bytes: () => readContentPieces(db, row.content), envelope: row.envelope, date: row.date }
    }
  }
  const target = join(folder, 'records.mbox')
  const partial = `${target}.partial`
  writeWhole(partial, writeMboxrd(messages()))
  if (!(await readsBack(partial, hashes, signal))) {
    guard(folder, () => rmSync(partial))
    throw new Failed({
      kind: 'target-failed',
      file: target,
      detail: 'what was written reads back differently',
    })
  }
  guard(folder, () => renameSync(partial, target))
  return { records: hashes.length, bytes, files: 1, verified: hashes.length }
}

/** Whether an mbox, read anew, holds exactly the expected messages in their order. */
async function readsBack(path: string, expected: readonly Buffer[], signal: AbortSignal): Promise<boolean> {
  const file = openFile(path)
  try {
    const { survey } = await fingerprint(file, mbox.survey?.() ?? null, signal)
    let place = 0
    for await (const step of mbox.read(file, 0, survey)) {
      if (step.step !== 'item') return false
      const hash = createHash('sha256')
      for (const piece of step.pieces()) hash.update(piece)
      if (expected[place]?.equals(hash.digest()) !== true) return false
      place++
    }
    return place === expected.length
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

function writeVerified(path: string, pieces: Iterable<Buffer>, sha256: Buffer): void {
  const partial = `${path}.partial`
  writeWhole(partial, pieces)
  guard(path, () => {
    if (!hashFile(partial).equals(sha256)) {
      rmSync(partial)
      throw new Failed({
        kind: 'target-failed',
        file: path,
        detail: 'what was written reads back differently',
      })
    }
    renameSync(partial, path)
  })
}

function writeWhole(path: string, pieces: Iterable<Buffer>): void {
  guard(path, () => {
    // Never over an existing file, and never through a link that lies there.
    const file = openSync(path, 'wx')
    try {
      for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  })
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

/** Names what the system says of the target folder. */
function guard<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof Failed || !(error instanceof Error) || !('code' in error)) throw error
    const { code } = error
    if (code === 'EEXIST') throw new Failed({ kind: 'target-exists', file }, error)
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new Failed({ kind: 'disk-full', file }, error)
    throw new Failed({ kind: 'target-failed', file, detail: String(code) }, error)
  }
}
