import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from './bytes.ts'
import { type Entry, type Listing, MAX_ENTRIES, type Subject } from './listing.ts'
import { nameText, zipNameText } from './names.ts'
import type { Pace } from './pace.ts'
import { isUnix, readZipDirectory, type ZipEntry } from './zip-directory.ts'
import { LOCAL_HEADER, type LocalHeader, readLocalHeader, scanForEntries } from './zip-scan.ts'

/** General purpose flags (APPNOTE.TXT 4.4.4). */
const FLAG = { encrypted: 1, utf8: 0x800 }

/** Compression methods (APPNOTE.TXT 4.4.5) that can be unpacked. */
const METHOD = { stored: 0, deflated: 8 }

/**
 * How many times the size of the zip its entries may claim together. Honest entries share no data and stay below one; above it
 * is room for a damaged size or two. Entries that share their data can unpack to any size, however low the ratio of each.
 */
const MAX_OVERLAP = 3

/**
 * Lists a zip twice: by its table of contents, and by the headers that stand before the data. What only the second knows (the
 * table is damaged, an entry was deleted or hidden) is listed too, after the others.
 */
export async function listZip({ bytes, pace }: Subject): Promise<Listing> {
  const directory = await readZipDirectory(bytes, pace)
  const entries: Entry[] = []
  const spans: Span[] = []
  let packed = 0
  for (const entry of directory.entries) {
    await pace()
    const local = readLocalHeader(bytes, entry.offset)
    packed += Math.min(entry.packed, bytes.size)
    entries.push(toEntry(entry, local, packed > bytes.size * MAX_OVERLAP))
    if (local !== null) spans.push({ from: entry.offset, to: local.dataStart + entry.packed })
  }
  const hidden = directory.isTooLong ? [] : await findBetween(bytes, spans, pace)
  for (const local of hidden.slice(0, MAX_ENTRIES - entries.length)) {
    const entry = toEntry(local, local, false)
    entries.push(directory.fault === null ? { ...entry, problems: [...entry.problems, UNLISTED] } : entry)
  }
  const counts = { directory: directory.declared, stream: spans.length + hidden.length }
  const isTooLong = directory.isTooLong || directory.entries.length + hidden.length > MAX_ENTRIES
  const folders = entries.filter(isFolder)
  const listedFolders = folders.filter((entry) => !entry.problems.includes(UNLISTED)).length
  const stream = counts.stream - folders.length
  const unlisted = entries.filter((entry) => entry.problems.includes(UNLISTED) && !isFolder(entry)).length
  return {
    entries: entries.filter((entry) => !isFolder(entry)),
    folders: folders.map((entry) => entry.text),
    survey:
      directory.fault === null
        ? { directory: counts.directory - listedFolders, unlisted, stream }
        : { stream },
    problems: problemsOf(directory.fault, counts, isTooLong),
  }
}

type Span = { readonly from: number; readonly to: number }

const UNLISTED: Problem = { kind: 'archive-directory-differs', detail: 'not in the table of contents' }

// What lies between the listed entries, before the first and behind the last.
async function findBetween(bytes: Bytes, spans: readonly Span[], pace: Pace): Promise<LocalHeader[]> {
  const found: LocalHeader[] = []
  let at = 0
  for (const span of [...spans]
    .sort((a, b) => a.from - b.from)
    .concat({ from: bytes.size, to: bytes.size })) {
    await pace()
    if (span.from - at >= LOCAL_HEADER) {
      for (const header of await scanForEntries(bytes, at, span.from, pace)) found.push(header)
    }
    at = Math.max(at, span.to)
  }
  return found
}

function problemsOf(
  fault: string | null,
  counts: { directory: number; stream: number },
  isTooLong: boolean,
): Problem[] {
  const problems: Problem[] = []
  if (fault !== null) problems.push({ kind: 'archive-damaged', detail: fault })
  const { directory, stream } = counts
  if (directory !== stream && !isTooLong) {
    problems.push({
      kind: 'archive-directory-differs',
      detail: `${directory} in the table of contents, ${stream} in the stream`,
    })
  }
  if (isTooLong) problems.push({ kind: 'archive-too-large', detail: `more than ${MAX_ENTRIES} entries` })
  return problems
}

/** An entry with its data found behind its local header. */
function toEntry(entry: ZipEntry, local: LocalHeader | null, isOverfull: boolean): Entry {
  const isUtf8 = (entry.flags & FLAG.utf8) !== 0
  const { text, problems } = isUtf8 ? nameText(entry.name) : zipNameText(entry.name)
  const hasOtherName = local !== null && local.name !== entry.name
  const otherName: Problem = {
    kind: 'archive-directory-differs',
    start: entry.offset,
    detail: 'another name before the data',
  }
  return {
    name: entry.name,
    // Windows programs wrote backslashes between folders.
    text: isUnix(entry.host) ? text : text.replaceAll('\\', '/'),
    modified: entry.modified,
    start: local?.dataStart ?? entry.offset,
    length: entry.packed,
    packing: entry.method === METHOD.deflated ? 'deflate' : 'stored',
    size: entry.size,
    crc: entry.crc,
    problems: hasOtherName ? [...problems, otherName] : problems,
    obstacle: obstacleTo(entry, local, isOverfull),
  }
}

function obstacleTo(entry: ZipEntry, local: LocalHeader | null, isOverfull: boolean): Problem | null {
  const span = { start: entry.offset, length: entry.packed }
  if (entry.isLink) return { kind: 'symlink-not-followed', ...span }
  if (entry.flags & FLAG.encrypted) return { kind: 'archive-entry-encrypted', ...span }
  if (entry.method !== METHOD.stored && entry.method !== METHOD.deflated) {
    return { kind: 'archive-entry-unreadable', ...span, detail: `compression method ${entry.method}` }
  }
  if (local === null)
    return { kind: 'archive-entry-unreadable', ...span, detail: 'no data where the table of contents says' }
  if (isOverfull)
    return { kind: 'archive-too-large', ...span, detail: 'the entries together are larger than the archive' }
  return null
}

function isFolder(entry: Entry): boolean {
  return entry.text.endsWith('/') && entry.size === 0
}
