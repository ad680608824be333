import { createHash } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { Failed } from '../../shared/failure.ts'
import type { Leash } from '../../shared/leash.ts'
import type { Report } from '../jobs.ts'
import { PARSE_LIMIT } from '../parse/bounds.ts'
import { formOf } from '../parse/original-form.ts'
import { mbox } from '../read/mbox.ts'
import { openFile } from '../source/bytes.ts'
import { fingerprint } from '../source/fingerprint.ts'
import { makePace } from '../source/pace.ts'
import type { ReadDb } from '../store/connection.ts'
import { readContent, readContentPieces } from '../store/contents.ts'
import { syncFolder } from '../store/disk.ts'
import { type ExportRow, findExportRow } from '../store/record-place.ts'
import { type DerivedFile, deriveFiles } from './derived.ts'
import { writeMboxrd } from './mboxrd.ts'
import { lookFirst } from './original.ts'
import {
  guard,
  namedOfTarget,
  prepareFolder,
  readsBackDifferently,
  remove,
  writeVerified,
  writeWhole,
} from './target.ts'

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

/** What was written of how many records. */
export type Exported = {
  readonly records: number
  /** Of the records' own bytes. */
  readonly bytes: number
  readonly files: number
  /** Records that were read back from the disk and found equal to the SHA-256 of their bytes, or of the message made of them. */
  readonly verified: number
  /** Records that are no messages, of which one was made. */
  readonly derived: number
}

const MANIFEST = 'manifest-sha256.txt'
const DERIVED = 'derived-sha256.txt'
const MBOX = 'records.mbox'

/**
 * Writes the original bytes of records: messages as .eml, Outlook items as .mapi, .msg or .tnef, with the message made of each
 * beside it as .eml, and .ics or .vcf where it is an entry of a calendar or a card. A name is record number and hash, never
 * anything a mail says. Each file gets its name only after it was read back and matched. The manifest (BagIt's form, RFC 8493
 * §2.1.3) lists the originals, a second one what was made of them; they come last. When it fails, what was written is removed:
 * half an export must not look like a whole one.
 * Throws Failed: target-exists (the folder is not empty), target-failed, disk-full, depot-damaged, not-found, cancelled.
 */
export async function exportEml({ db, records, folder, signal, report }: Exporting): Promise<Exported> {
  prepareFolder(folder)
  const pace = makePace(signal)
  const originals: string[] = []
  const made: string[] = []
  const names: string[] = []
  const write = async (lines: string[], name: string, pieces: Iterable<Buffer>, sha256: Buffer) => {
    names.push(name)
    await writeVerified(join(folder, name), pieces, sha256, pace)
    lines.push(`${sha256.toString('hex')}  ${name}\n`)
  }
  let bytes = 0
  let derived = 0
  try {
    for (const id of records) {
      const row = existing(db, id)
      const base = `${String(id).padStart(8, '0')}-${row.sha256.toString('hex').slice(0, 12)}`
      const { head, all } = lookFirst(readContentPieces(db, row.content))
      const form = formOf(head)
      await write(originals, `${base}.${form}`, all, row.sha256)
      const files = form === 'eml' ? [] : deriveFrom(db, row)
      for (const file of files)
        await write(made, `${base}.${file.ending}`, [file.bytes], sha256Of(file.bytes))
      derived += Number(files.length > 0)
      bytes += row.size
      report({ at: `${base}.${form}`, items: originals.length, bytes })
    }
    for (const [name, lines] of [[DERIVED, made] as const, [MANIFEST, originals] as const]) {
      if (name === DERIVED && lines.length === 0) continue
      names.push(name)
      await writeWhole(join(folder, name), [Buffer.from(lines.join(''))], pace)
    }
    guard(folder, () => syncFolder(folder))
  } catch (error) {
    for (const name of names) remove(join(folder, name))
    throw error
  }
  return { records: originals.length, bytes, files: names.length, verified: originals.length, derived }
}

/**
 * Writes records as one mbox (mboxrd): messages with their original bytes, of Outlook items the message made of them. Reads it
 * back with the reader, and gives it its name when every message matched. An item of which no message can be made is not in it,
 * and not among those verified. Throws as exportEml.
 */
export async function exportMbox({ db, records, folder, signal, report }: Exporting): Promise<Exported> {
  prepareFolder(folder)
  const pace = makePace(signal)
  const hashes: Buffer[] = []
  const counts = { records: 0, bytes: 0, derived: 0 }
  function* messages() {
    for (const id of records) {
      const row = existing(db, id)
      const message = outgoing(db, row)
      counts.records++
      counts.bytes += row.size
      report({ at: MBOX, items: counts.records, bytes: counts.bytes })
      if (message === null) continue
      counts.derived += Number(message.derived)
      hashes.push(message.sha256)
      yield { bytes: message.bytes, envelope: row.envelope, date: row.date }
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
  return { ...counts, files: 1, verified: hashes.length }
}

/** The message of a record, its own or one made of it, and the SHA-256 it must have; null when none can be made. */
function outgoing(db: ReadDb, row: ExportRow) {
  const pieces = () => readContentPieces(db, row.content)
  const first = pieces()
  const { head } = lookFirst(first)
  first.return(undefined)
  if (formOf(head) === 'eml') return { bytes: pieces, sha256: row.sha256, derived: false }
  const [message] = deriveFrom(db, row)
  if (message === undefined) return null
  return { bytes: message.bytes, sha256: sha256Of(message.bytes), derived: true }
}

/** Empty of an item larger than is parsed: its original is all there is. */
function deriveFrom(db: ReadDb, row: ExportRow): DerivedFile[] {
  return row.size > PARSE_LIMIT ? [] : deriveFiles(readContent(db, row.content), row.sha256)
}

function sha256Of(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
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
