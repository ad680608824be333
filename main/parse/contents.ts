import { alternativeAround, readHtml } from './alternatives.ts'
import { describeAttachment, describeUuencoded } from './attachments.ts'
import { decodeBody, decodeHead, digestBody, digestOf } from './body.ts'
import { ATTACHMENT_TEXT_LENGTH, NAME_LENGTH, TEXT_BYTES, TEXT_LENGTH } from './bounds.ts'
import { calendarText, hasMethod } from './calendar.ts'
import { readSubject } from './catalogue.ts'
import { decodeText } from './charset.ts'
import type { AttachedDocument } from './documents/attached-document.ts'
import { firstValue } from './header.ts'
import { makeRoom, NESTED_DEPTH, NESTED_FILE_BYTES, type Room } from './nested/bounds.ts'
import {
  type AttachedFile,
  type Contents,
  contentsOf,
  type DocumentKind,
  GLANCE,
  mayHold,
  mediaTypeOf,
} from './nested/container.ts'
import { takeOut } from './nested/take-out.ts'
import type { ParsedAttachment } from './parsed.ts'
import { Pieces } from './pieces.ts'
import { Problems } from './problems.ts'
import { armourIn, type Protection, protectionOf } from './protection.ts'
import { type Part, type Structure, scanStructure } from './structure.ts'
import { cutText, isMarkup, plainOfHtml, readPlain, readText } from './text.ts'
import { isOpenedMessage, nameOf, sortParts, type Unit } from './units.ts'
import { findUuencoded } from './uuencode.ts'

/** What the parts of a message say. */
export type Read = {
  text: string
  attachmentText: string
  readonly attachments: ParsedAttachment[]
  protection: Protection
  isInvitation: boolean
}

/** A message being read, or one nested in it: where the text goes, and what may still be opened. */
type Reading = {
  readonly read: Read
  readonly texts: Pieces
  readonly others: Pieces
  readonly problems: Problems
  /** Documents met, to be read afterwards by whoever wants their text. */
  readonly documents: AttachedDocument[]
  readonly room: Room
  /** Containers around it. */
  readonly level: number
  /** Path of the container around it with "/" behind; '' in the message itself. */
  readonly prefix: string
}

/**
 * Reads the text and the attachments of a message, of messages in it and of containers attached to it. Documents go into
 * `documents`: reading them takes libraries, and a worker that can be ended.
 */
export function readContents(structure: Structure, problems: Problems, documents: AttachedDocument[]): Read {
  const read = emptyRead([])
  const texts = new Pieces(TEXT_LENGTH)
  const others = new Pieces(ATTACHMENT_TEXT_LENGTH)
  readParts(structure, { read, texts, others, problems, documents, room: makeRoom(), level: 0, prefix: '' })
  if (texts.isCut || others.isCut) problems.add('text-too-long', { detail: 'the text of the message' })
  read.text = texts.join()
  read.attachmentText = others.join()
  return read
}

function emptyRead(attachments: ParsedAttachment[]): Read {
  return { text: '', attachmentText: '', attachments, protection: 'none', isInvitation: false }
}

function readParts(structure: Structure, reading: Reading): void {
  const { read, texts, others, problems } = reading
  const { units, attachments } = sortParts(structure.root)
  for (const [place, unit] of units.entries()) {
    const isOwn = place === 0
    if (!isOwn) others.add(subjectOf(unit.head, problems))
    readBody(unit, isOwn ? texts : others, reading)
  }
  const own = new Set<Part>()
  for (const part of structure.parts) {
    if (part.parent !== null && (isOpenedMessage(part.parent) || !own.has(part.parent))) continue
    own.add(part)
    if (read.protection === 'none') read.protection = protectionOf(part)
  }
  for (const part of attachments) {
    if (reading.level > 0 && reading.room.files-- <= 0) {
      leaveClosed(reading.prefix, 'more files than are taken in', problems)
      return
    }
    readAttachment(part, own.has(part), reading)
  }
}

function subjectOf({ bytes, fields }: Part, problems: Problems): string {
  return readSubject(firstValue(bytes, fields, 'subject') ?? '', problems)
}

/** Reads the text of one message: of alternatives the plain one, and the HTML too where it says clearly more. */
function readBody(unit: Unit, into: Pieces, reading: Reading): void {
  const { problems } = reading
  const alternatives = new Map<Part, string>()
  for (const part of unit.body) {
    const alternative = alternativeAround(part, unit.head)
    if (!isMarkup(part)) {
      const text = readWithFiles(part, into, reading)
      if (alternative !== null) alternatives.set(alternative, `${alternatives.get(alternative) ?? ''}${text}`)
      into.add(text)
    } else if (into.isFull) into.isCut = true
    else into.add(readHtml(part, alternative === null ? '' : (alternatives.get(alternative) ?? ''), problems))
  }
}

/** Plain text without the files uuencoded in it, which become attachments. */
function readWithFiles(part: Part, into: Pieces, reading: Reading): string {
  const { read, problems, prefix } = reading
  const text = readPlain(part, problems)
  if (read.protection === 'none') read.protection = armourIn(text)
  const files = text.includes('begin ') ? findUuencoded(text) : []
  let rest = ''
  let from = 0
  for (const [place, file] of files.entries()) {
    const described = describeUuencoded(part, file, place + 1)
    const path = prefix + described.path
    read.attachments.push({ ...described, path })
    const { name, type } = described
    readFile(
      { name, type, bytes: file.bytes },
      { path, again: () => file.bytes, isOwn: into === reading.texts },
      reading,
    )
    rest += text.slice(from, file.start)
    from = file.end
  }
  return rest + text.slice(from)
}

/** Types of a report's parts whose text belongs to the message (RFC 3464, RFC 8098, RFC 5965). */
export const reportTypes: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'message/global-disposition-notification',
  'message/feedback-report',
])

function readAttachment(part: Part, isOwn: boolean, reading: Reading): void {
  const { read, problems, prefix } = reading
  const name = nameOf(part)
  const { type } = part
  const path = prefix + part.path
  if (reportTypes.has(type) || (type.startsWith('text/') && !/\.(?:eml|msg)$/i.test(name))) {
    const bytes = decodeBody(part, problems)
    read.attachments.push({ ...describeAttachment(part, digestOf(bytes)), path })
    readTextPart(part, bytes, { isOwn, reading })
  } else if (isClosed(part) && mayHold(decodeHead(part, GLANCE), { name, type })) {
    const bytes = decodeBody(part, problems)
    read.attachments.push({ ...describeAttachment(part, digestOf(bytes)), path })
    const again = () => decodeBody(part, new Problems())
    readFile({ name, type, bytes }, { path, again, isOwn }, reading)
  } else {
    read.attachments.push({ ...describeAttachment(part, digestBody(part, problems)), path })
    // Nothing that calls itself so is anything else.
    if (type === 'application/ms-tnef' || name.toLowerCase() === 'winmail.dat')
      problems.add('attachment-not-opened', { detail: `${path}: no winmail.dat by its bytes` })
  }
}

/** Not read yet as the parts of the message it is in. RTF beside a text is the same said once more. */
function isClosed({ isOpened, isOpaque, type, parent }: Part): boolean {
  const isOtherForm = type === 'application/rtf' && parent?.type === 'multipart/alternative'
  return !isOpened && !isOpaque && !isOtherForm
}

type TextPart = { readonly isOwn: boolean; readonly reading: Reading }

function readTextPart(part: Part, bytes: Buffer, { isOwn, reading }: TextPart): void {
  const { read, texts, others, problems } = reading
  const own = isOwn ? texts : others
  if (part.type === 'text/calendar') {
    const text = readText(part, problems, bytes)
    if (isOwn && (part.parameters.get('method') !== undefined || hasMethod(text))) read.isInvitation = true
    own.add(calendarText(text))
  } else if (reportTypes.has(part.type)) own.add(readText(part, problems, bytes))
  else if (others.isFull) others.isCut = true
  else others.add(readPlain(part, problems, bytes))
}

/** `again` gives the bytes once more, so that they need not stay in memory. */
type FilePlace = { readonly path: string; readonly isOwn: boolean; again(): Buffer | null }

/** Reads what an attachment holds, if it holds anything: a message, files, or the text of a document. */
function readFile(file: AttachedFile, place: FilePlace, reading: Reading): void {
  const contents = contentsOf(file)
  const { problems } = reading
  if (contents.is === 'document') readDocument(contents.kind, file, { place, reading })
  else if (contents.is === 'closed') leaveClosed(place.path, contents.why, problems)
  else if (contents.is === 'leaf') return
  else if (reading.level >= NESTED_DEPTH) leaveClosed(place.path, 'deeper than is opened', problems)
  else if (contents.is === 'message') readMessageInside(contents, place, reading)
  else readFilesInside(contents, place, reading)
}

function leaveClosed(path: string, why: string, problems: Problems): void {
  problems.add('attachment-not-opened', { detail: `${path}: ${why}` })
}

type DocumentPlace = { readonly place: FilePlace; readonly reading: Reading }

function readDocument(kind: DocumentKind, { bytes }: AttachedFile, { place, reading }: DocumentPlace): void {
  const { others, problems, documents } = reading
  if (kind !== 'text' && kind !== 'html' && kind !== 'calendar') {
    documents.push({ path: place.path, kind, size: bytes.length, read: () => place.again() })
    return
  }
  if (others.isFull) {
    others.isCut = true
    return
  }
  const text = decodeText(bytes.subarray(0, TEXT_BYTES), '', problems)
  if (bytes.length > TEXT_BYTES) problems.add('text-too-long', { detail: place.path })
  if (kind === 'html') others.add(plainOfHtml(text, problems))
  else others.add(kind === 'calendar' ? calendarText(text) : text)
}

/** A message inside: of a winmail.dat the text is the message's own, where it has none. */
function readMessageInside(
  { message, isWrapper, isInvitation, problems }: Extract<Contents, { is: 'message' }>,
  { path, isOwn }: FilePlace,
  reading: Reading,
): void {
  const { read, texts, others } = reading
  const inner = new Problems()
  const structure = scanStructure(message, inner)
  const isBody = isWrapper && isOwn && texts.isEmpty
  if (isWrapper && isOwn && isInvitation) read.isInvitation = true
  if (!isWrapper) others.add(subjectOf(structure.root, inner))
  readParts(structure, {
    ...reading,
    read: emptyRead(read.attachments),
    texts: isBody ? texts : others,
    problems: inner,
    level: reading.level + 1,
    prefix: `${path}/`,
  })
  for (const { kind, detail } of [...problems, ...inner.list]) {
    const isPlaced = detail?.startsWith(`${path}/`) === true
    reading.problems.add(kind, { detail: isPlaced ? detail : `in ${path}${detail ? `: ${detail}` : ''}` })
  }
}

function readFilesInside(
  { files, fault }: Extract<Contents, { is: 'files' }>,
  { path }: FilePlace,
  reading: Reading,
): void {
  const { read, others, problems, room } = reading
  const faults = new Map<string, { readonly first: string; count: number }>()
  for (const [place, file] of files.entries()) {
    const at = `${path}/${place + 1}`
    const { bytes, fault: wrong } = takeOut(file, room)
    if (wrong !== null) {
      const same = faults.get(wrong)
      if (same === undefined) faults.set(wrong, { first: at, count: 1 })
      else same.count++
    }
    const name = cutText(file.name, NAME_LENGTH)
    // What it was called can still be found.
    if (bytes === null) others.add(name)
    else {
      const type = mediaTypeOf(bytes, name)
      read.attachments.push({ ...digestOf(bytes), path: at, name, type, ...said })
      const again = () => file.unpack(NESTED_FILE_BYTES).bytes
      readFile(
        { name, type, bytes },
        { path: at, again, isOwn: false },
        { ...reading, level: reading.level + 1 },
      )
    }
  }
  if (fault !== null) leaveClosed(path, fault, problems)
  for (const [why, { first, count }] of faults)
    leaveClosed(first + (count > 1 ? ` and ${count - 1} more` : ''), why, problems)
}

/** What only a message says of its attachments. */
const said = { declaredSize: null, inline: false, contentId: null } as const
