import type { Leash } from '../../shared/leash.ts'
import type { Problem } from '../../shared/problem.ts'
import { formats } from '../read/formats.ts'
import type { Found, SourceFile } from '../source/file.ts'
import { judgeReadError } from '../source/medium.ts'
import { makePace } from '../source/pace.ts'
import { walkDrive } from '../source/walk.ts'
import type { KnownSource } from '../store/source-files.ts'
import type { Readers } from './apart/read-apart.ts'
import type { Earlier, MailFile } from './earlier.ts'
import { readEntries } from './entries.ts'
import { readItems } from './items.ts'
import { type Looked, look, type OpenFile } from './look.ts'
import type { DriveStep, Source } from './step.ts'

/** What reading a drive needs to know from outside. */
export type DriveReading = {
  readonly signal: Leash
  /** Folder for what is unpacked from archives and too large for memory. */
  readonly spool: string
  /** Paths on the drive that are ours: the depot and its companions. */
  readonly exclude: readonly string[]
  /** Reads a file in a thread of its own. */
  readonly readers: Readers
  /** The mailbox the archivist named for everything, '' for none. */
  readonly mailbox: string
  /** The names of keyword letters in the maildir a file lies in. */
  keywordNames(found: SourceFile): ReadonlyMap<string, string>
  /** What an interrupted run left of a file; null when it is new. */
  findKnown(file: Found, container: Source | null): KnownSource | null
  /** By row: what an interrupted run began and this run has not met yet. */
  readonly unmet: Map<number, KnownSource>
  /** What earlier accessions have of a mail file. */
  findEarlier(file: MailFile): Promise<Earlier>
  /** Bytes of the drive passed that give no items, for progress: not mail, or imported before. */
  pass(path: string, bytes: number): void
}

/**
 * Reads everything below the roots: every file becomes a source with its account, every item of every mail source a step.
 * Throws Failed: source-missing, source-failed (the drive went away; what was read stays valid), cancelled, disk-full.
 */
export async function* readDrive(roots: readonly string[], reading: DriveReading): AsyncGenerator<DriveStep> {
  const { signal, exclude } = reading
  const pace = makePace(signal)
  for await (const found of walkDrive(roots, { signal, exclude })) {
    for await (const step of readFound(found, null, reading)) {
      yield step
      // One mailbox may take hours: also between its items a cancel arrives.
      await pace()
    }
  }
  for (const known of reading.unmet.values()) yield* closeEarlier(known, [GONE])
}

/** Reads one file of a drive or archive, and what lies in it. */
export async function* readFound(
  found: Found,
  container: Source | null,
  reading: DriveReading,
): AsyncGenerator<DriveStep> {
  const earlier = reading.findKnown(found, container)
  if (earlier !== null) reading.unmet.delete(earlier.id)
  // A file that is not what it was when the interrupted run saw it is another source; the old one is closed with that loss.
  const known = earlier !== null && isSame(earlier, found) ? earlier : null
  if (known?.state === 'done') {
    if (container === null) reading.pass(found.path, found.size)
    return
  }
  if (earlier?.state === 'reading' && known === null) yield* closeEarlier(earlier, [CHANGED])
  if (found.step === 'unreadable') {
    yield* listUnreadable({ found, container, known, problems: [] }, reading)
    return
  }
  const { bytes, problems } = await found.open()
  if (bytes === null) yield* listUnreadable({ found, container, known, problems }, reading)
  else yield* readFile({ found, container, known, bytes, problems }, reading)
}

async function* readFile(file: OpenFile, reading: DriveReading): AsyncGenerator<DriveStep> {
  const looked = await lookSafely(file, reading)
  if ('kind' in looked) {
    file.bytes.close()
    yield* listUnreadable({ ...file, problems: [...file.problems, looked] }, reading)
    return
  }
  const { source } = looked
  if (file.known === null) {
    yield { step: 'open', source }
    for (const problem of [...file.found.problems, ...file.problems, ...looked.problems])
      yield { step: 'problem', source, problem }
  }
  if (source.role === 'mail') yield* readItems(file, looked, reading)
  else if (source.role === 'container') yield* readEntries(file, looked, reading)
  else yield { step: 'close', source, entries: null, end: null }
}

async function lookSafely(file: OpenFile, reading: DriveReading): Promise<Looked | Problem> {
  try {
    return await look(file, reading)
  } catch (error) {
    return judgeReadError(error, file.found.root)
  }
}

function isSame(known: KnownSource, found: Found): boolean {
  // Inside an archive size and time are claims; the archive itself was compared already.
  return found.within.length > 0 || (known.size === found.size && known.modified === found.modified)
}

const CHANGED: Problem = { kind: 'changed-during-import', detail: 'changed between two runs of the import' }
const GONE: Problem = { kind: 'vanished-during-import', detail: 'gone between two runs of the import' }

/** Closes what an interrupted run began and cannot be read on: the rest of its bytes is set aside with the reason. */
async function* closeEarlier(known: KnownSource, problems: readonly Problem[]): AsyncGenerator<DriveStep> {
  const { id, path, size, modified, role, cursor, accounted } = known
  const accounts = (await formats.get(known.format)?.load())?.accounts ?? 'bytes'
  const pathBytes = Buffer.from(path) // all else stands in its row already
  const source: Source = {
    ...unreadSource({ path, pathBytes, place: 0, size, modified }, null),
    id,
    role,
    cursor,
    accounts,
  }
  const [first, ...rest] = problems
  const span = accounts === 'items' ? null : { start: cursor, length: size - cursor }
  if (first !== undefined && role === 'mail' && accounted < size)
    yield { step: 'lost', source, span, problem: first }
  else if (first !== undefined) yield { step: 'problem', source, problem: first }
  for (const problem of rest) yield { step: 'problem', source, problem }
  yield { step: 'close', source, entries: null, end: null }
}

type Unreadable = {
  readonly found: Found
  readonly container: Source | null
  readonly known: KnownSource | null
  /** What was met beside the problems of its name and place. */
  readonly problems: readonly Problem[]
}

/** Lists a file that cannot be read, with the reason; of one that an interrupted run could still read, only the rest is lost. */
async function* listUnreadable(
  { found, container, known, problems }: Unreadable,
  reading: DriveReading,
): AsyncGenerator<DriveStep> {
  if (container === null) reading.pass(found.path, found.size)
  if (known !== null) {
    yield* closeEarlier(known, problems)
    return
  }
  const source = unreadSource(found, container)
  yield { step: 'open', source }
  for (const problem of [...found.problems, ...problems]) yield { step: 'problem', source, problem }
  yield { step: 'close', source, entries: null, end: null }
}

type Named = Pick<Found, 'path' | 'pathBytes' | 'place' | 'size' | 'modified'>

function unreadSource(found: Named, container: Source | null): Source {
  return {
    id: null,
    container,
    path: found.path,
    pathBytes: found.pathBytes,
    place: found.place,
    size: found.size,
    modified: found.modified,
    sha256: null,
    format: 'unknown',
    puid: null,
    agent: '',
    role: 'unreadable',
    sameAs: null,
    knownIn: [],
    placement: null,
    flags: '',
    keywords: [],
    survey: {},
    cursor: 0,
    accounts: 'bytes',
    recount: null,
    release: () => {},
  }
}
