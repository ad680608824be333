import type { RecordKind } from '../../shared/kinds.ts'
import type { Problem } from '../../shared/problem.ts'
import { HEADER_BYTES, HEADER_FIELDS } from './bounds.ts'
import { bufferOf } from './buffer.ts'
import { type Catalogue, readCatalogue } from './catalogue.ts'
import { type Read, readContents, reportTypes } from './contents.ts'
import type { AttachedDocument } from './documents/attached-document.ts'
import { headerStartOf, scanHeader } from './header.ts'
import { type LeftOut, placeInWhole } from './left-out.ts'
import type { ParsedMessage } from './parsed.ts'
import { Problems } from './problems.ts'
import { type Structure, scanStructure } from './structure.ts'

/**
 * Reads one message: raw bytes in, everything understood out. Never throws; what could not be understood is among the
 * problems. Deterministic: the same bytes give the same answer on any day, in any thread. The language is told where
 * `detect` is given (`detectLanguage`): its tables take a third of a second to load, and only the catalogue wants it.
 * Attached documents are put into `documents`, their text is not read here. A message may come without the bodies in `leftOut`:
 * the answer is that of the whole.
 */
export function parseMessage(
  raw: Uint8Array,
  detect: (text: string) => string = () => '',
  documents: AttachedDocument[] = [],
  leftOut: readonly LeftOut[] = [],
): ParsedMessage {
  const bytes = bufferOf(raw)
  try {
    return parse({ bytes, leftOut }, detect, documents)
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

function parse(
  { bytes, leftOut }: { readonly bytes: Buffer; readonly leftOut: readonly LeftOut[] },
  detect: (text: string) => string,
  documents: AttachedDocument[],
): ParsedMessage {
  const problems = new Problems()
  if (bytes.includes(0)) problems.add('bytes-nul')
  const structure = scanStructure(bytes, problems, leftOut)
  if (!structure.hasHeader) problems.add('headers-missing')
  const catalogue = readCatalogue(bytes, structure.root.fields, problems)
  const contents = readContents(structure, problems, documents)
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
    problems: leftOut.length === 0 ? problems.list : problems.list.map((each) => inWhole(each, leftOut)),
  }
}

function inWhole(problem: Problem, leftOut: readonly LeftOut[]): Problem {
  return problem.start === undefined ? problem : { ...problem, start: placeInWhole(leftOut, problem.start) }
}

function kindOf({ root, parts, hasHeader }: Structure, { addresses }: Catalogue, read: Read): RecordKind {
  if (!hasHeader) return 'unknown'
  const isReport =
    root.type === 'multipart/report' || parts.some((part) => part.depth <= 1 && reportTypes.has(part.type))
  const sender = addresses.find((each) => each.role === 'from')?.address ?? ''
  if (isReport || /^mailer-daemon(?:@|$)/i.test(sender)) return 'report'
  return read.isInvitation ? 'calendar' : 'mail'
}
