import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from './bytes.ts'
import { type Entry, type Listing, MAX_ENTRIES, type Subject } from './listing.ts'
import { nameText } from './names.ts'
import type { Pace } from './pace.ts'
import { BLOCK, isTarHeader, readPax, readTarHeader, type TarHeader } from './tar-header.ts'
import { isoTime } from './time.ts'

/** Long names and pax headers are kept in memory: beyond this they are not read, and the entry keeps its short name. */
const MAX_EXTENSION = 1024 * 1024

/** An entry with everything its headers say about it. */
type Member = TarHeader & {
  readonly isSparse: boolean
  readonly headerStart: number
  readonly dataStart: number
}

/** Types of header blocks (POSIX.1-2001 pax, GNU tar). Any other holds a file, as POSIX asks. */
const TYPE = {
  hardLink: '1',
  symbolicLink: '2',
  folder: '5',
  longName: 'L',
  longLink: 'K',
  pax: 'x',
  paxForAll: 'g',
  label: 'V',
}
const DEVICES = ['3', '4', '6']
const SPARSE = 'S'
const WITHOUT_DATA = [TYPE.hardLink, TYPE.symbolicLink, TYPE.folder, TYPE.label, ...DEVICES]

/**
 * Lists a tar by its headers. A block that should be a header and is none is a problem; the next block that is one goes on.
 * Zero blocks between entries are passed, so tars joined end to end are read whole. A hard link to an earlier entry is an entry
 * with the same bytes: in a maildir it is a message in another folder.
 */
export async function listTar({ bytes, pace }: Subject): Promise<Listing> {
  const entries: Entry[] = []
  const folders: string[] = []
  const problems: Problem[] = []
  const earlier = new Map<string, Entry>()
  for await (const found of walkHeaders(bytes, pace)) {
    if ('kind' in found) {
      problems.push(found)
      continue
    }
    if (found.type === TYPE.folder) {
      folders.push(nameText(found.name).text)
      continue
    }
    if (entries.length === MAX_ENTRIES) {
      problems.push({ kind: 'archive-too-large', detail: `more than ${MAX_ENTRIES} entries` })
      break
    }
    const entry = toEntry(found, earlier, bytes.size)
    if (entry.obstacle === null) earlier.set(entry.name, entry)
    entries.push(entry)
  }
  return { entries, folders, survey: { stream: entries.length }, problems }
}

async function* walkHeaders(bytes: Bytes, pace: Pace): AsyncGenerator<Member | Problem> {
  let said = new Map<string, string>()
  let lost = -1
  let isEnded = false
  for (let at = 0; at < bytes.size; ) {
    await pace()
    const block = bytes.read(at, BLOCK)
    const header = isTarHeader(block) ? readTarHeader(block) : null
    if (header === null) {
      const isZero = block.every((byte) => byte === 0)
      if (isZero) isEnded = true
      else if (lost < 0) lost = at
      at += BLOCK
      continue
    }
    if (lost >= 0) yield lostBytes(lost, at)
    lost = -1
    isEnded = false
    const dataStart = at + BLOCK
    const ahead = readAhead(header, bytes, dataStart)
    if (ahead === null) {
      const member = toMember(header, said, at)
      said = new Map()
      if (member.type !== TYPE.label) yield member
      at = dataStart + padded(WITHOUT_DATA.includes(member.type) ? 0 : member.size)
    } else {
      for (const [key, value] of ahead) said.set(key, value)
      at = dataStart + padded(header.size)
    }
  }
  if (lost >= 0) yield lostBytes(lost, bytes.size)
  if (!isEnded)
    yield { kind: 'archive-damaged', start: bytes.size, detail: 'no end mark: more may have followed' }
}

// What a header says of the entry after it, in the keys of pax; null when it is an entry itself.
function readAhead(header: TarHeader, bytes: Bytes, start: number): Map<string, string> | null {
  const { type } = header
  if (type === TYPE.paxForAll) return new Map() // comments and defaults; none that finds or names a file
  if (type !== TYPE.pax && type !== TYPE.longName && type !== TYPE.longLink) return null
  const content = bytes.read(start, Math.min(header.size, MAX_EXTENSION))
  if (type === TYPE.pax) return readPax(content)
  const text = content.toString('latin1').split('\0', 1)[0] ?? ''
  return new Map([[type === TYPE.longName ? 'path' : 'linkpath', text]])
}

function toMember(header: TarHeader, said: ReadonlyMap<string, string>, headerStart: number): Member {
  const name = said.get('path') ?? header.name
  const isOldFolder = header.type === '\0' && name.endsWith('/')
  return {
    name,
    link: said.get('linkpath') ?? header.link,
    size: readSize(said.get('size')) ?? header.size,
    modified: Number(said.get('mtime') ?? header.modified),
    type: isOldFolder ? TYPE.folder : header.type,
    isSparse: header.type === SPARSE || [...said.keys()].some((key) => key.startsWith('GNU.sparse.')),
    headerStart,
    dataStart: headerStart + BLOCK,
  }
}

function toEntry(member: Member, earlier: ReadonlyMap<string, Entry>, end: number): Entry {
  const { text, problems } = nameText(member.name)
  const own = { name: member.name, text, modified: isoTime(Math.floor(member.modified) * 1000), crc: null }
  const linked = member.type === TYPE.hardLink ? earlier.get(member.link) : undefined
  if (linked !== undefined) return { ...linked, ...own, problems: [...problems, ...linked.problems] }
  const hasData = !WITHOUT_DATA.includes(member.type)
  const size = hasData ? member.size : 0
  const length = Math.max(0, Math.min(size, end - member.dataStart))
  const cutOff: Problem = { kind: 'archive-entry-damaged', detail: `${length} of ${size} bytes` }
  return {
    ...own,
    start: member.dataStart,
    length,
    size: length,
    packing: 'stored',
    problems: length < size ? [...problems, cutOff] : problems,
    obstacle: obstacleTo(member),
  }
}

function obstacleTo({ type, link, isSparse, headerStart }: Member): Problem | null {
  const start = headerStart
  if (type === TYPE.symbolicLink) return { kind: 'symlink-not-followed', start }
  if (DEVICES.includes(type)) return { kind: 'special-file', start }
  if (type === TYPE.hardLink) {
    return {
      kind: 'archive-entry-unreadable',
      start,
      detail: `a link to "${nameText(link).text}", which is not here`,
    }
  }
  if (isSparse) return { kind: 'archive-entry-unreadable', start, detail: 'a sparse file' }
  if (type === 'M')
    return { kind: 'archive-entry-unreadable', start, detail: 'the rest of a file on another volume' }
  return null
}

function lostBytes(start: number, end: number): Problem {
  return { kind: 'archive-damaged', start, length: end - start, detail: 'no entry begins here' }
}

function padded(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK
}

function readSize(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null
}
