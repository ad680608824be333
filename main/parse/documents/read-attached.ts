import { ATTACHMENT_TEXT_LENGTH } from '../bounds.ts'
import type { ParsedMessage } from '../parsed.ts'
import { Problems } from '../problems.ts'
import type { AttachedDocument } from './attached-document.ts'
import { readDocument } from './document.ts'
import { NotRead } from './not-read.ts'

/** Bytes of a document that is read. */
export const DOCUMENT_BYTES = 32 * 1024 * 1024
/** Documents of one message that are read. */
export const DOCUMENTS = 200

export type ReadingDocuments = {
  /** How many documents, from the first on, may be read: fewer where reading was stopped before. */
  readonly most: number
  /** Told before each document, counted from 1. */
  begin(place: number): void
}

/** Adds the text of attached documents to that of a message, in their order. Never throws; what could not be read is a problem. */
export async function addDocuments(
  message: ParsedMessage,
  documents: readonly AttachedDocument[],
  { most, begin }: ReadingDocuments,
): Promise<ParsedMessage> {
  if (documents.length === 0) return message
  const problems = new Problems(message.problems)
  const pieces = message.attachmentText === '' ? [] : [message.attachmentText]
  let room = ATTACHMENT_TEXT_LENGTH - message.attachmentText.length
  for (const [place, document] of documents.entries()) {
    if (room <= 0 || place >= DOCUMENTS) {
      problems.add('text-too-long', { detail: `documents from ${document.path} on` })
      break
    }
    if (place >= most) {
      problems.add('document-not-read', { detail: `${document.path}: stopped` })
      continue
    }
    begin(place + 1)
    const text = await textOf(document, room, problems)
    if (text === '') continue
    pieces.push(text)
    room -= text.length
  }
  return { ...message, attachmentText: pieces.join('\n\n'), problems: problems.list }
}

async function textOf(document: AttachedDocument, room: number, problems: Problems): Promise<string> {
  const { path, kind, size } = document
  const leave = (why: string): string => {
    problems.add('document-not-read', { detail: `${path}: ${why}` })
    return ''
  }
  if (size > DOCUMENT_BYTES) return leave('too large')
  try {
    const bytes = document.read()
    if (bytes === null) return leave('damaged')
    const text = await readDocument(kind, bytes, room)
    if (text.fault !== null) leave(text.fault)
    if (text.isCut) problems.add('text-too-long', { detail: path })
    return text.join().toWellFormed()
  } catch (error) {
    return leave(error instanceof NotRead ? error.message : 'failed')
  }
}
