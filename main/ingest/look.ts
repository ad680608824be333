import { basename } from 'node:path'
import type { Problem } from '../../shared/problem.ts'
import { formats } from '../read/formats.ts'
import type { MailFormat, Survey } from '../read/item.ts'
import { besideOf } from '../source/beside.ts'
import { type Bytes, bytesOf } from '../source/bytes.ts'
import { type Detected, detect, HEAD_SIZE } from '../source/detect.ts'
import type { SourceFile } from '../source/file.ts'
import { fingerprint } from '../source/fingerprint.ts'
import { judgeReadError } from '../source/medium.ts'
import type { KnownSource } from '../store/source-files.ts'
import type { DriveReading } from './drive.ts'
import { NO_EARLIER } from './earlier.ts'
import { hashItem } from './item-hash.ts'
import { locate } from './place.ts'
import type { Source } from './step.ts'

/** Files up to this size are read once, into memory: hash, detection and reading then share one visit to the drive. */
const SMALL_FILE = 4 * 1024 * 1024

/** A file that could be opened, with what is known of it from an interrupted run. */
export type OpenFile = {
  readonly found: SourceFile
  readonly container: Source | null
  readonly known: KnownSource | null
  readonly bytes: Bytes
  readonly problems: readonly Problem[]
}

/** What a first look at a file says. */
export type Looked = {
  readonly source: Source
  readonly format: MailFormat | null
  readonly detected: Detected
  /** The bytes to read items from: in memory when the file is small. */
  readonly bytes: Bytes
  readonly problems: readonly Problem[]
}

/**
 * Finds out what a file is, where it belongs, and its fingerprint; decides whether it is read, opened, or only listed.
 * Throws system errors of the medium, Failed cancelled.
 */
export async function look(file: OpenFile, reading: DriveReading): Promise<Looked> {
  const { found, container, known } = file
  const bytes = readable(file.bytes)
  // A drive of small files would else hold thousands open until their batch is written.
  if (bytes !== file.bytes) file.bytes.close()
  const detected = detect(bytes.read(0, HEAD_SIZE), found.path, bytes.size, found.mailFolder)
  const format = detected.role === 'mail' ? ((await formats.get(detected.format)?.load()) ?? null) : null
  const print = known === null ? await takePrint(file, bytes, format, reading) : { ...known, problem: null }
  const located = format === null ? null : locateFile(found, format, reading)
  const isNew = format !== null && located !== null && known === null && print.sha256 !== null
  const { sameAs, changed, knownIn } = isNew
    ? await reading.findEarlier({
        sha256: print.sha256,
        path: found.path,
        mailbox: located.placement.mailbox,
        item: itemAsker({ ...file, bytes }, format, reading),
      })
    : NO_EARLIER
  // What cannot be read to its end may still give messages, but says nothing as a document.
  const role = print.problem !== null && detected.role === 'other' ? 'unreadable' : detected.role
  const source: Source = {
    id: known?.id ?? null,
    container,
    path: found.path,
    pathBytes: found.pathBytes,
    place: found.place,
    size: bytes.size,
    modified: found.modified,
    sha256: print.sha256,
    format: detected.format,
    puid: detected.puid,
    agent: format === null ? '' : `${format.agent} ${format.version}`,
    role: sameAs === null ? role : 'present',
    sameAs,
    knownIn,
    placement: located?.placement ?? null,
    flags: located?.flags ?? '',
    keywords: located?.keywords ?? [],
    survey: print.survey,
    cursor: known?.cursor ?? 0,
    accounts: format?.accounts ?? 'bytes',
    // Of a file imported before nothing is read, so there is no first count to hold a second one against.
    recount: print.sha256 === null || sameAs !== null ? null : recountOf(format, print.survey),
    release: closing(bytes === file.bytes ? bytes : null),
  }
  if (container === null && sameAs !== null) reading.pass(found.path, bytes.size)
  if (container === null && known !== null) reading.pass(found.path, known.accounted)
  const problems = [...detected.problems]
  if (print.problem !== null) problems.push(print.problem)
  if (changed) problems.push({ kind: 'imported-before-otherwise' })
  return { source, format, detected, bytes, problems }
}

/** Closes bytes and lets go of them: they may lie in memory, and an inventory keeps the source to its end. */
function closing(bytes: Bytes | null): Source['release'] {
  let held = bytes
  return () => {
    held?.close()
    held = null
  }
}

/** Made apart from `release`: functions made in one place keep what any of them needs. */
function itemAsker(...file: Parameters<typeof hashPutTogether>): () => Promise<Buffer | null> {
  return () => hashPutTogether(...file)
}

/** SHA-256 of the item of a file, when something beside it is part of that; else null: its own bytes say what it is. */
async function hashPutTogether(
  { found, bytes }: OpenFile,
  format: MailFormat,
  { spool }: DriveReading,
): Promise<Buffer | null> {
  if (format.fromBeside !== true) return null
  for await (const step of format.read(bytes, 0, {}, besideOf(found, spool))) {
    if (step.step !== 'item') continue
    try {
      if (step.problems.some(({ kind }) => kind === 'attachment-rejoined')) return hashItem(step).sha256
    } finally {
      step.release?.()
    }
  }
  return null
}

/** Takes a small file into memory; one the medium refuses in part stays as it is, so that the rest can be read. */
function readable(bytes: Bytes): Bytes {
  if (bytes.size > SMALL_FILE) return bytes
  try {
    const whole = bytes.read(0, bytes.size)
    return whole.length === bytes.size ? bytesOf(whole) : bytes
  } catch {
    return bytes
  }
}

function locateFile(found: SourceFile, format: MailFormat, reading: DriveReading) {
  return locate({
    path: found.path,
    format: format.format,
    rootName: basename(found.root.path),
    mailbox: reading.mailbox,
    keywordNames: reading.keywordNames(found),
  })
}

type Print = { readonly sha256: Buffer | null; readonly survey: Survey; readonly problem: Problem | null }

async function takePrint(
  file: OpenFile,
  bytes: Bytes,
  format: MailFormat | null,
  reading: DriveReading,
): Promise<Print> {
  let passed = 0
  const report = (done: number) => {
    // What lies in an archive was passed with the archive; mail is passed when its items are written.
    if (file.container === null && format === null) reading.pass(file.found.path, done - passed)
    passed = done
  }
  try {
    const print = await fingerprint(bytes, format?.survey?.() ?? null, reading.signal, report)
    return { ...print, problem: null }
  } catch (error) {
    const problem = judgeReadError(error, file.found.root)
    return { sha256: null, survey: {}, problem: { ...problem, start: passed, length: bytes.size - passed } }
  }
}

function recountOf(format: MailFormat | null, survey: Survey): Source['recount'] {
  if (format?.recount === undefined) return null
  return (judgedText) => format.recount?.(survey, judgedText) ?? 0
}
