import type { Problem } from '../../shared/problem.ts'
import type { MapiItem } from '../read/mapi/item.ts'
import { bufferOf } from './buffer.ts'
import { itemOf } from './content-item.ts'
import { deriveHeader, deriveMessage, deriveOutline } from './derive/message.ts'
import type { AttachedDocument } from './documents/attached-document.ts'
import { ofItem } from './item-message.ts'
import { parseHeadersOnly, parseMessage } from './message.ts'
import type { ParsedMessage } from './parsed.ts'
import { type MessageView, readPart, viewMessage } from './view.ts'

/** The message of a content: the bytes themselves, or one made of the Outlook item that they are. */
export type ContentMessage = {
  readonly message: Buffer
  /** Null of a message. */
  readonly item: MapiItem | null
  readonly derived: boolean
  /** What of the item could not be read or put into the message. */
  readonly problems: readonly Problem[]
}

/** The message of a content. Never throws. */
export function messageOf(raw: Uint8Array): ContentMessage {
  const found = itemOf(raw)
  if (found === null) return { message: bufferOf(raw), item: null, derived: false, problems: [] }
  const { message, problems } = deriveMessage(found.item)
  return { message, item: found.item, derived: true, problems: [...found.problems, ...problems] }
}

/** Reads a content of any kind as `parseMessage` reads a message. Never throws. */
export function parseContent(
  raw: Uint8Array,
  detect?: (text: string) => string,
  documents?: AttachedDocument[],
): ParsedMessage {
  const found = itemOf(raw)
  if (found === null) return parseMessage(raw, detect, documents)
  const { message, leftOut, problems } = deriveOutline(found.item)
  return ofItem(found, parseMessage(message, detect, documents, leftOut), problems)
}

/** Reads only the header of a content, of which `raw` may be no more than the beginning. `reason` becomes its first problem. */
export function parseContentHead(raw: Uint8Array, reason?: Problem): ParsedMessage {
  const found = itemOf(raw)
  if (found === null) return parseHeadersOnly(raw, reason)
  return ofItem(found, parseHeadersOnly(deriveHeader(found.item), reason), [])
}

/** A content as it is shown. Never throws. */
export function viewContent(raw: Uint8Array): MessageView {
  const { message, problems } = messageOf(raw)
  const view = viewMessage(message)
  return problems.length === 0 ? view : { ...view, problems: [...problems, ...view.problems] }
}

/** The decoded bytes of one part of a content's message, by its path; null when there is none. */
export function readContentPart(raw: Uint8Array, path: string): ReturnType<typeof readPart> {
  return readPart(messageOf(raw).message, path)
}
