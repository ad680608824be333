import { Failed } from '../../shared/failure.ts'
import type { OriginalForm, RecordView } from '../../shared/records.ts'
import { HEAD_ONLY_BYTES, PARSE_LIMIT } from '../parse/bounds.ts'
import { readCard } from '../parse/cards/card.ts'
import { messageOf, readContentPart, viewContent } from '../parse/content.ts'
import { itemOf } from '../parse/content-item.ts'
import { formOf } from '../parse/original-form.ts'
import type { ReadDb } from '../store/connection.ts'
import { readContent, readContentPieces } from '../store/contents.ts'
import { noteOf } from '../store/marks.ts'
import { derivedBy } from '../store/messages.ts'
import {
  attachmentsOf,
  copiesOf,
  findRecord,
  participantsOf,
  problemsOf,
  type RecordRow,
  sameSubjectAs,
  tagsOf,
  threadOf,
  whyOf,
} from '../store/record-place.ts'

/** Everything about one record: catalogue, text and parts read anew from its bytes, provenance, relatives. Throws Failed not-found. */
export function readRecord(db: ReadDb, id: number): RecordView {
  const row = existing(db, id)
  const bytes = bytesToView(db, row)
  const view = viewContent(bytes)
  const item = itemOf(bytes)?.item ?? null
  return {
    id,
    subject: row.subject ?? '',
    kind: row.kind ?? 'unknown',
    itemClass: row.item_class ?? '',
    card: item === null ? null : readCard(item).card,
    derived: derivedOf(row),
    sent: { at: row.sent, zone: row.sent_zone, state: row.sent_state ?? 'absent' },
    received: row.received,
    participants: participantsOf(db, row.content),
    headers: view.headers.map(({ name, value }) => ({ name, value })),
    text: view.text,
    html: view.html,
    parts: view.parts.map(({ path, depth, type, name, size, charset, disposition, contentId }) => ({
      ...{ path, depth, type, name, size, contentId },
      charset: charset === '' ? null : charset,
      disposition: disposition === '' ? null : disposition,
    })),
    attachments: attachmentsOf(db, row.content).map(({ declared_size, sha256, inline, ...part }) => ({
      ...part,
      declaredSize: declared_size,
      sha256: sha256.toString('hex'),
      inline: inline === 1,
    })),
    protection: row.protection ?? 'none',
    language: row.language ?? '',
    flags: row.flags,
    keywords: JSON.parse(row.keywords) as string[], // written by insertRecord
    value: row.value,
    why: whyOf(db, row.decision),
    tags: tagsOf(db, id),
    note: noteOf(db, id),
    problems: problemsOf(db, id, row.content),
    provenance: provenanceOf(row, formOf(bytes)),
    copies: copiesOf(db, row),
    thread: threadOf(db, row),
    sameSubject: sameSubjectAs(db, row),
  }
}

/** The original bytes of a record. Throws Failed not-found, depot-damaged. */
export function readRaw(db: ReadDb, id: number): Buffer {
  return readContent(db, existing(db, id).content)
}

/** The message to read: the original bytes of a record, or the message made from its Outlook item. Throws as readRaw. */
export function readMessage(db: ReadDb, id: number): Buffer {
  return messageOf(readRaw(db, id)).message
}

/** The decoded bytes of one part of a record. Throws Failed not-found. */
export function readRecordPart(db: ReadDb, id: number, path: string) {
  const part = readContentPart(readRaw(db, id), path)
  if (part === null) throw new Failed({ kind: 'not-found', what: `part ${path} of record ${id}` })
  return part
}

/** The bytes of a record that are looked at: all, or of an item larger than is parsed its beginning. Throws as readRaw. */
export function readBeginning(db: ReadDb, id: number): { readonly bytes: Buffer; readonly isWhole: boolean } {
  const row = existing(db, id)
  return { bytes: bytesToView(db, row), isWhole: row.size <= PARSE_LIMIT }
}

function existing(db: ReadDb, id: number): RecordRow {
  const row = findRecord(db, id)
  if (row === null) throw new Failed({ kind: 'not-found', what: `record ${id}` })
  return row
}

/** All bytes, or of an item larger than is parsed its beginning. */
function bytesToView(db: ReadDb, { content, size }: RecordRow): Buffer {
  if (size <= PARSE_LIMIT) return readContent(db, content)
  for (const piece of readContentPieces(db, content)) return piece.subarray(0, HEAD_ONLY_BYTES)
  return Buffer.alloc(0)
}

function derivedOf({ message_agent }: RecordRow): RecordView['derived'] {
  const agent = derivedBy(message_agent ?? '')
  return agent === null ? null : { agent }
}

function provenanceOf(row: RecordRow, form: OriginalForm): RecordView['provenance'] {
  return {
    accession: row.accession,
    sourceFile: row.source_file,
    path: row.path,
    sourceSha256: row.source_sha256?.toString('hex') ?? null,
    start: row.start,
    length: row.length,
    separator: row.envelope?.toString('latin1') ?? null,
    unquotedLines: row.unquoted_lines,
    sha256: row.sha256.toString('hex'),
    size: row.size,
    form,
    mailbox: row.mailbox,
    folder: row.folder,
    agent: row.agent,
    foundAs: row.found_as,
    node: row.node,
    trailer: row.trailer?.toString('utf8') ?? null,
  }
}
