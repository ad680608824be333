import type { RecordKind } from '../../shared/kinds.ts'
import type { Problem } from '../../shared/problem.ts'
import { describeAttachment, describeUuencoded } from './attachments.ts'
import { decodeBody, digestBody, digestOf } from './body.ts'
import { ATTACHMENT_TEXT_LENGTH, HEADER_BYTES, HEADER_FIELDS, TEXT_LENGTH } from './bounds.ts'
import { calendarText, hasMethod } from './calendar.ts'
import { type Catalogue, readCatalogue, readSubject } from './catalogue.ts'
import { firstValue, headerStartOf, scanHeader } from './header.ts'
import type { ParsedAttachment, ParsedMessage } from './parsed.ts'
import { Problems } from './problems.ts'
import { armourIn, type Protection, protectionOf } from './protection.ts'
import { type Part, type Structure, scanStructure } from './structure.ts'
import { cutText, isMarkup, plainOfHtml, readPlain, readText } from './text.ts'
import { isOpenedMessage, sortParts, type Unit } from './units.ts'
import { findUuencoded } from './uuencode.ts'

/**
 * Reads one message: raw bytes in, everything understood out. Never throws; what could not be understood is among the
 * problems. Deterministic: the same bytes give the same answer on any day, in any thread. The language is told where
 * `detect` is given (`detectLanguage`): its tables take a third of a second to load, and only the catalogue wants it.
 */
export function parseMessage(raw: Uint8Array, detect: (text: string) => string = () => ''): ParsedMessage {
  const bytes = bufferOf(raw)
  try {
    return parse(bytes, detect)
  } catch (error) {
    return parseHeadersOnly(bytes, {
      kind: 'parser-failed',
      detail: error instanceof Error ? error.name : 'unknown',
    })
  }
}

/** Reads only the header of a message: for one larger than is parsed, or one the parser failed or was stopped on. */
export function parseHeadersOnly(raw: Uint8Array, reason?: Problem): ParsedMessage {
  const problems = new Problems()
  if (reason !== undefined) problems.list.push(reason)
  const bytes = bufferOf(raw).subarray(0, HEADER_BYTES)
  try {
    const start = headerStartOf(bytes)
    const isBoundary = () => false
    const header = scanHeader({ bytes, start, end: bytes.length, isBoundary, room: HEADER_FIELDS, problems })
    const kind = header.fields.length > 0 ? 'mail' : 'unknown'
    return { ...nothing, ...readCatalogue(bytes, header.fields, problems), kind, problems: problems.list }
  } catch {
    return { ...nothing, ...noCatalogue, problems: problems.list }
  }
}

/** A view of the same bytes with the methods of Buffer; nothing is copied. */
export function bufferOf(raw: Uint8Array): Buffer {
  return Buffer.isBuffer(raw) ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
}

const nothing: Omit<ParsedMessage, keyof Catalogue | 'problems'> = {
  kind: 'unknown',
  itemClass: '',
  derivedBy: '',
  text: '',
  attachmentText: '',
  attachments: [],
  protection: 'none',
  language: '',
}

const noCatalogue: Catalogue = {
  subject: '',
  addresses: [],
  sent: { at: null, zone: null, state: 'absent' },
  received: { at: null, zone: null, state: 'absent' },
  messageId: '',
  inReplyTo: [],
  references: [],
  threadMarks: [],
  automatic: false,
}

function parse(bytes: Buffer, detect: (text: string) => string): ParsedMessage {
  const problems = new Problems()
  if (bytes.includes(0)) problems.add('bytes-nul')
  const structure = scanStructure(bytes, problems)
  if (!structure.hasHeader) problems.add('headers-missing')
  const catalogue = readCatalogue(bytes, structure.root.fields, problems)
  const contents = readContents(structure, problems)
  return {
    kind: kindOf(structure, catalogue, contents),
    itemClass: '',
    derivedBy: '',
    ...catalogue,
    text: contents.text,
    attachmentText: contents.attachmentText,
    attachments: contents.attachments,
    protection: contents.protection,
    language: detect(contents.text),
    problems: problems.list,
  }
}

type Read = {
  text: string
  attachmentText: string
  attachments: ParsedAttachment[]
  protection: Protection
  isInvitation: boolean
}

function readContents(structure: Structure, problems: Problems): Read {
  const { units, attachments } = sortParts(structure.root)
  const read: Read = {
    text: '',
    attachmentText: '',
    attachments: [],
    protection: 'none',
    isInvitation: false,
  }
  const texts = new Pieces(TEXT_LENGTH)
  const others = new Pieces(ATTACHMENT_TEXT_LENGTH)
  for (const [place, unit] of units.entries()) {
    const isOwn = place === 0
    if (!isOwn)
      others.add(readSubject(firstValue(unit.head.bytes, unit.head.fields, 'subject') ?? '', problems))
    readBody(unit, isOwn ? texts : others, read, problems)
  }
  const own = new Set<Part>()
  for (const part of structure.parts) {
    if (part.parent !== null && (isOpenedMessage(part.parent) || !own.has(part.parent))) continue
    own.add(part)
    if (read.protection === 'none') read.protection = protectionOf(part)
  }
  for (const part of attachments) readAttachment(part, own.has(part), { read, texts, others, problems })
  if (texts.isCut || others.isCut) problems.add('text-too-long', { detail: 'the text of the message' })
  read.text = texts.join()
  read.attachmentText = others.join()
  return read
}

/** Text collected up to a bound. */
class Pieces {
  readonly #room: number
  readonly #pieces: string[] = []
  #length = 0
  isCut = false

  constructor(room: number) {
    this.#room = room
  }

  get isFull(): boolean {
    return this.#length >= this.#room
  }

  add(text: string): void {
    const trimmed = text.trim()
    if (trimmed === '') return
    const kept = cutText(trimmed, this.#room - this.#length)
    if (kept.length < trimmed.length) this.isCut = true
    if (kept === '') return
    this.#pieces.push(kept)
    this.#length += kept.length
  }

  join(): string {
    return this.#pieces.join('\n\n')
  }
}

/** Reads the text of one message: of alternatives the plain one, and the HTML too where it says clearly more. */
function readBody(unit: Unit, into: Pieces, read: Read, problems: Problems): void {
  const alternatives = new Map<Part, string>()
  for (const part of unit.body) {
    const alternative = alternativeAround(part, unit.head)
    if (!isMarkup(part)) {
      const text = readWithFiles(part, read, problems)
      if (alternative !== null) alternatives.set(alternative, `${alternatives.get(alternative) ?? ''}${text}`)
      into.add(text)
    } else if (into.isFull) into.isCut = true
    else into.add(readHtml(part, alternative === null ? '' : (alternatives.get(alternative) ?? ''), problems))
  }
}

/**
 * The text of an HTML part, '' when the plain alternative says as much. A tenth of the HTML's length in words is what
 * ordinary mail programs leave after the markup; only where the plain text is shorter is the HTML read to compare.
 */
function readHtml(part: Part, plain: string, problems: Problems): string {
  const words = plain.trim().length
  if (words > 0 && words * 10 > part.bodyEnd - part.bodyStart) return ''
  const text = plainOfHtml(readText(part, problems), problems)
  return words > 0 && text.length < words * 1.5 + 100 ? '' : text
}

/** The nearest multipart/alternative a part lies in, inside its own message. */
function alternativeAround(part: Part, head: Part): Part | null {
  for (let each = part; each !== head && each.parent !== null; each = each.parent) {
    if (each.parent.type === 'multipart/alternative') return each.parent
  }
  return null
}

/** Plain text without the files uuencoded in it, which become attachments. */
function readWithFiles(part: Part, read: Read, problems: Problems): string {
  const text = readPlain(part, problems)
  if (read.protection === 'none') read.protection = armourIn(text)
  const files = text.includes('begin ') ? findUuencoded(text) : []
  let rest = ''
  let from = 0
  for (const [place, file] of files.entries()) {
    read.attachments.push(describeUuencoded(part, file, place + 1))
    rest += text.slice(from, file.start)
    from = file.end
  }
  return rest + text.slice(from)
}

type Reading = { read: Read; texts: Pieces; others: Pieces; problems: Problems }

/** Types of a report's parts whose text belongs to the message (RFC 3464, RFC 8098, RFC 5965). */
const reportTypes = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'message/global-disposition-notification',
  'message/feedback-report',
])

function readAttachment(part: Part, isOwn: boolean, { read, texts, others, problems }: Reading): void {
  const isText = part.type.startsWith('text/') || reportTypes.has(part.type)
  if (!isText) {
    read.attachments.push(describeAttachment(part, digestBody(part, problems), problems))
    return
  }
  const bytes = decodeBody(part, problems)
  read.attachments.push(describeAttachment(part, digestOf(bytes), problems))
  const own = isOwn ? texts : others
  if (part.type === 'text/calendar') {
    const text = readText(part, problems, bytes)
    if (isOwn && (part.parameters.get('method') !== undefined || hasMethod(text))) read.isInvitation = true
    own.add(calendarText(text))
  } else if (reportTypes.has(part.type)) own.add(readText(part, problems, bytes))
  else if (others.isFull) others.isCut = true
  else others.add(readPlain(part, problems, bytes))
}

function kindOf({ root, parts, hasHeader }: Structure, { addresses }: Catalogue, read: Read): RecordKind {
  if (!hasHeader) return 'unknown'
  const isReport =
    root.type === 'multipart/report' || parts.some((part) => part.depth <= 1 && reportTypes.has(part.type))
  const sender = addresses.find((each) => each.role === 'from')?.address ?? ''
  if (isReport || /^mailer-daemon(?:@|$)/i.test(sender)) return 'report'
  return read.isInvitation ? 'calendar' : 'mail'
}
