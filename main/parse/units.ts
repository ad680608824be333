import { firstValue } from './header.ts'
import type { Part } from './structure.ts'

/** One message with what belongs to it and not to a message inside it. */
export type Unit = {
  /** The part that carries the message's header. */
  readonly head: Part
  /** Text parts that are the message itself, in order. */
  readonly body: Part[]
}

/** A message taken apart: the units (the message first, then those inside it) and all attachments, in reading order. */
export type Contents = { readonly units: readonly Unit[]; readonly attachments: readonly Part[] }

/** Sorts the parts of a message into body text and attachments. Walks the tree with a stack of its own. */
export function sortParts(root: Part): Contents {
  const units: Unit[] = []
  const attachments: Part[] = []
  const waiting: { part: Part; unit: Unit | null }[] = [{ part: root, unit: null }]
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { part } = step
    let { unit } = step
    if (unit === null) {
      unit = { head: part, body: [] }
      units.push(unit)
    }
    const isMessage = isOpenedMessage(part)
    for (let i = part.children.length - 1; i >= 0; i--) {
      const child = part.children[i]
      if (child !== undefined) waiting.push({ part: child, unit: isMessage ? null : unit })
    }
    if (isMessage) attachments.push(part)
    else if (part.children.length > 0) continue
    else if (isBody(part, unit.head)) unit.body.push(part)
    else if (!isEmptyMultipart(part)) attachments.push(part)
  }
  return { units, attachments }
}

export function isOpenedMessage(part: Part): boolean {
  return part.isOpened && part.type.startsWith('message/')
}

/** Whether a leaf is the message's own text. A name or "attachment" makes it a file, except where it is the whole message. */
function isBody(part: Part, head: Part): boolean {
  // A multipart in which no part was found: whatever it says is better shown as text than lost.
  if (part.type.startsWith('multipart/')) return !part.isOpaque && part.bodyEnd > part.bodyStart
  if (!bodyTypes.has(part.type) || part.disposition.value === 'attachment') return false
  return part === head || part.parent?.type === 'multipart/alternative' || nameOf(part) === ''
}

const bodyTypes = new Set(['text/plain', 'text/html', 'text/enriched', 'text/richtext', 'text/markdown'])

function isEmptyMultipart(part: Part): boolean {
  return part.type.startsWith('multipart/') && part.bodyEnd <= part.bodyStart
}

/** The decoded file name: Content-Disposition goes before Content-Type (RFC 2183 §2.3). */
export function nameOf(part: Part): string {
  return part.disposition.get('filename') || part.parameters.get('name') || ''
}

/** The Content-ID without its brackets, null when there is none. */
export function contentIdOf(part: Part): string | null {
  const id = firstValue(part.bytes, part.fields, 'content-id')?.replace(/^<|>$/g, '').trim() ?? ''
  return id === '' ? null : id
}
