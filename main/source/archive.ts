import type { Leash } from '../../shared/leash.ts'
import type { Problem } from '../../shared/problem.ts'
import { type Bytes, windowOf } from './bytes.ts'
import { type EntryTree, openEntryTree, treePath } from './entry-tree.ts'
import type { ArchiveFormat, ArchiveStep, Found, MailFolder, Opened, SourceFile } from './file.ts'
import { listGzip } from './gzip.ts'
import type { Entry, Listing, Subject } from './listing.ts'
import { isMaildir, shapeOf } from './maildir.ts'
import { judgeReadError } from './medium.ts'
import { isUnsafeName, joinNames, toBytes } from './names.ts'
import { makePace } from './pace.ts'
import { closingOnce, shareOpening } from './shared-opening.ts'
import { listTar } from './tar.ts'
import { checkStored, unpack } from './unpack.ts'
import { listZip } from './zip.ts'

/** Archives opened inside one another; a tar in a gzip counts as one. Deeper ones are kept unopened. */
export const MAX_ARCHIVE_DEPTH = 2

export type ArchiveOptions = {
  readonly signal: Leash
  /** Folder for what is unpacked and too large for memory. */
  readonly spoolDir: string
}

const listers: Record<ArchiveFormat, (subject: Subject) => Promise<Listing>> = {
  zip: listZip,
  tar: listTar,
  gzip: listGzip,
}

/** Whether a detected format is one that is opened. */
export function isArchiveFormat(format: string): format is ArchiveFormat {
  return Object.hasOwn(listers, format)
}

/**
 * Yields the entries of an archive, the same ones in the same order every time, and then its account. Folders are no entries.
 * Nothing is unpacked before an entry is opened, and nothing is ever written under a name from the archive. Never throws for
 * what the bytes say. Throws Failed cancelled, source-failed, disk-full, disk-failed.
 */
export async function* openArchive(
  format: ArchiveFormat,
  container: SourceFile,
  options: ArchiveOptions,
): AsyncGenerator<ArchiveStep> {
  const within = [...container.within, format]
  if (depthOf(within) > MAX_ARCHIVE_DEPTH) {
    yield end({ survey: {}, problems: [{ kind: 'archive-too-deep' }] })
    return
  }
  // Held open while its entries are handed out, so that an archive inside an archive is unpacked once.
  const { bytes, problems } = await container.open()
  if (bytes === null) {
    yield end({ survey: {}, problems })
    return
  }
  try {
    const listing = await list(format, container, bytes, options.signal)
    const shape = shapesOf(listing)
    const tree = openEntryTree(listing, (entry) => openEntry(container, entry, options))
    const seen = new Set<string>()
    for (const [place, entry] of listing.entries.entries()) {
      const isRepeated = seen.has(entry.name)
      seen.add(entry.name)
      yield toFound({ container, within, place, entry, isRepeated, shape, tree, options })
    }
    yield end(listing)
  } finally {
    bytes.close()
  }
}

function end({ survey, problems }: Pick<Listing, 'survey' | 'problems'>): ArchiveStep {
  return { step: 'end', survey, problems }
}

function depthOf(within: readonly ArchiveFormat[]): number {
  return within.filter((format, at) => !(format === 'tar' && within[at - 1] === 'gzip')).length
}

async function list(
  format: ArchiveFormat,
  { path, modified, root }: SourceFile,
  bytes: Bytes,
  signal: Leash,
) {
  try {
    return await listers[format]({ bytes, path, modified, pace: makePace(signal) })
  } catch (error) {
    return { entries: [], folders: [], survey: {}, problems: [judgeReadError(error, root)] }
  }
}

/** The shape of the folder an entry lies in, by its path in the archive. */
type Shape = (text: string) => MailFolder
type Placed = {
  readonly container: SourceFile
  readonly within: readonly ArchiveFormat[]
  readonly place: number
  readonly entry: Entry
  readonly isRepeated: boolean
  readonly shape: Shape
  readonly tree: EntryTree
  readonly options: ArchiveOptions
}

function toFound({ container, within, place, entry, isRepeated, shape, tree, options }: Placed): Found {
  const problems: Problem[] = entry.obstacle === null ? [] : [entry.obstacle]
  problems.push(...entry.problems)
  if (isUnsafeName(entry.name)) problems.push({ kind: 'archive-name-unsafe' })
  if (isRepeated) problems.push({ kind: 'archive-name-twice' })
  const where = {
    path: joinNames(container.path, entry.text),
    pathBytes: Buffer.concat([container.pathBytes, Buffer.from('/'), toBytes(entry.name)]),
    root: container.root,
    within,
    place,
    size: entry.size,
    modified: entry.modified,
    problems,
  }
  if (entry.obstacle !== null) return { step: 'unreadable', ...where }
  const open = shareOpening(() => openEntry(container, entry, options))
  // What lies in a compressed message of a maildir is that message.
  const mailFolder = entry.packing === 'gzip' ? container.mailFolder : shape(entry.text)
  const path = treePath(entry.text)
  const among = path === null ? {} : { among: { entries: tree, path } }
  return { step: 'file', ...where, identity: null, mailFolder, ...among, open }
}

// An archive need not list its folders: they follow from the paths.
function shapesOf({ entries, folders }: Listing): Shape {
  const known = new Set<string>()
  const add = (folder: string) => {
    for (let path = folder; path !== '' && !known.has(path); path = dirname(path)) known.add(path)
  }
  for (const folder of folders) add(folder.replace(/\/+$/, ''))
  for (const entry of entries) add(dirname(entry.text))
  return (text) => {
    const folder = dirname(text)
    const above = dirname(folder)
    const inMaildir = isMaildir((name) => known.has(joinNames(above, name)))
    return shapeOf(
      text.slice(folder.length).replace(/^\//, ''),
      folder.slice(above.length).replace(/^\//, ''),
      inMaildir,
    )
  }
}

// The path without its last segment, '' for the top.
function dirname(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

async function openEntry(
  container: SourceFile,
  entry: Entry,
  { signal, spoolDir }: ArchiveOptions,
): Promise<Opened> {
  const { bytes: whole, problems } = await container.open()
  if (whole === null) return { bytes: null, problems }
  const packed = windowOf(whole, entry.start, Math.max(0, Math.min(entry.length, whole.size - entry.start)))
  const pace = makePace(signal)
  let isInUse = false
  try {
    if (entry.packing !== 'stored') return await unpack(packed, entry, { spoolDir, pace })
    const problems = await checkStored(packed, entry, pace)
    isInUse = true
    return { bytes: closingOnce(packed, () => whole.close()), problems }
  } catch (error) {
    return { bytes: null, problems: [judgeReadError(error, container.root)] }
  } finally {
    if (!isInUse) whole.close()
  }
}
