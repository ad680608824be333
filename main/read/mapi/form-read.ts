import type { Problem } from '../../../shared/problem.ts'
import { decodeUtf16 } from './encoding.ts'
import { isPropertySet, MAGIC, Mark, NameKind } from './form-layout.ts'
import { readGuid } from './guid.ts'
import { EMBEDDED_DEPTH, type MapiItem, type Property, type PropertyName } from './item.ts'
import { inOrder } from './order.ts'
import { endMarkOf, isMultiple, PtypBoolean, singleOf, widthOf } from './types.ts'

export type PropertySet = {
  readonly item: MapiItem
  /** Kept with a folder for a program. */
  readonly associated: boolean
  readonly problems: readonly Problem[]
}

/**
 * Reads a content in the property set form (README.md). Values are views into `bytes`. Never throws: of bytes that are cut off
 * anywhere, or are no property set, it gives what is there (of a text cut off in the middle its first half), and
 * `compound-damaged` says from which byte on nothing could be read.
 */
export function readPropertySet(bytes: Buffer): PropertySet {
  const stream: Stream = { bytes, at: isPropertySet(bytes) ? MAGIC.length : 0, values: 0 }
  const top = emptyItem()
  const associated = tagAt(stream) === Mark.startAssociated
  const problems: Problem[] = []
  try {
    if (readContent(stream, top)) problems.push({ kind: 'parts-too-deep' })
  } catch (error) {
    if (!(error instanceof CutOff)) throw error
    problems.push({ kind: 'compound-damaged', start: stream.at, detail: error.message })
  }
  sortLists(top)
  return { item: top, associated, problems }
}

type OpenItem = { properties: Property[]; recipients: Property[][]; attachments: OpenAttachment[] }
type OpenAttachment = { properties: Property[]; embedded: OpenItem | null }

/** Where reading stands. `values` counts what was taken in, so that a small input cannot become a large memory. */
type Stream = { readonly bytes: Buffer; at: number; values: number }

/** Marks, properties and values of one content, embedded items included, that are taken in. Nothing real comes near. */
const MAX_VALUES = 1_000_000

/** The stream ends where it should go on. */
class CutOff extends Error {}

/** Fills the item; says whether one was too deep inside others to be kept. Throws CutOff. */
function readContent(stream: Stream, top: OpenItem): boolean {
  // Items that are open around the one being read. Not recursion: bytes made up can nest as deep as there are bytes.
  const around: OpenItem[] = []
  let item = top
  let list = top.properties
  let tooDeep = false
  const first = takeTag(stream)
  if (first !== Mark.startMessage && first !== Mark.startAssociated) throw new CutOff('no item begins here')
  for (;;) {
    const tag = takeTag(stream)
    count(stream)
    switch (tag) {
      case Mark.startRecipient:
        list = []
        item.recipients.push(list)
        break
      case Mark.startAttachment:
        list = []
        item.attachments.push({ properties: list, embedded: null })
        break
      case Mark.endRecipient:
      case Mark.endAttachment:
        list = item.properties
        break
      case Mark.startEmbedded: {
        const attachment = item.attachments.at(-1)
        if (attachment === undefined || attachment.embedded !== null)
          throw new CutOff('an item outside an attachment')
        around.push(item)
        item = emptyItem()
        list = item.properties
        if (around.length <= EMBEDDED_DEPTH) attachment.embedded = item
        else tooDeep = true
        break
      }
      case Mark.endEmbedded: {
        const outer = around.pop()
        if (outer === undefined) throw new CutOff('an item ends that did not begin')
        item = outer
        list = item.attachments.at(-1)?.properties ?? item.properties
        break
      }
      case Mark.endMessage:
        return tooDeep
      default:
        readProperty(stream, tag === Mark.property ? takeTag(stream) : tag, list)
    }
  }
}

/** Adds the property to the list, also when its value is cut off, so far as it is there. */
function readProperty(stream: Stream, tag: number, list: Property[]): void {
  const id = tag >>> 16
  const type = tag & 0xffff
  const name = id >= 0x8000 ? takeName(stream) : null
  if (!isMultiple(type)) {
    const value = takeValue(stream, type)
    list.push({ id, type, name, value: value.bytes })
    if (value.isCut) throw new CutOff('ends inside a value')
    return
  }
  const values: Buffer[] = []
  list.push({ id, type, name, value: values })
  for (let left = takeNumber(stream); left > 0; left--) {
    count(stream)
    const value = takeValue(stream, singleOf(type))
    if (value.isCut) throw new CutOff('ends inside a value')
    values.push(value.bytes)
  }
}

function takeName(stream: Stream): PropertyName | null {
  const set = readGuid(take(stream, 16))
  const kind = take(stream, 1)[0]
  if (kind === NameKind.number) return { set, name: takeNumber(stream) }
  if (kind === NameKind.lost) return null
  if (kind !== NameKind.text) throw new CutOff(`a name of kind ${kind}`)
  const { bytes, at } = stream
  let end = at
  while (end + 1 < bytes.length && bytes.readUInt16LE(end) !== 0) end += 2
  const name = decodeUtf16(take(stream, end - at))
  take(stream, 2)
  return { set, name }
}

function takeValue(stream: Stream, type: number): { bytes: Buffer; isCut: boolean } {
  const width = widthOf(type)
  if (width !== null) {
    const bytes = take(stream, type === PtypBoolean ? 2 : width)
    return { bytes: type === PtypBoolean ? bytes.subarray(0, width) : bytes, isCut: false }
  }
  const length = takeNumber(stream)
  const endMark = Math.min(length, endMarkOf(type))
  const there = stream.bytes.length - stream.at
  if (length > there) return { bytes: take(stream, Math.min(there, length - endMark)), isCut: true }
  const bytes = take(stream, length - endMark)
  stream.at += endMark
  return { bytes, isCut: false }
}

/** The next bytes of the stream; throws CutOff, and stays where it is, when there are not so many. */
function take(stream: Stream, length: number): Buffer {
  const { bytes, at } = stream
  if (at + length > bytes.length) throw cutOff(stream)
  stream.at += length
  return bytes.subarray(at, stream.at)
}

function cutOff({ bytes }: Stream): CutOff {
  return new CutOff(`ends after ${bytes.length} bytes`)
}

/** Type and identifier, in the stream in that order, as identifier * 0x10000 + type. */
const takeTag = takeNumber

function takeNumber(stream: Stream): number {
  const { bytes, at } = stream
  if (at + 4 > bytes.length) throw cutOff(stream)
  stream.at += 4
  return bytes.readUInt32LE(at)
}

function tagAt({ bytes, at }: Stream): number | null {
  return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : null
}

function count(stream: Stream): void {
  if (++stream.values > MAX_VALUES) throw new CutOff(`more than ${MAX_VALUES} values`)
}

function emptyItem(): OpenItem {
  return { properties: [], recipients: [], attachments: [] }
}

/** What we write is in order; what somebody made up need not be. */
function sortLists(item: OpenItem): void {
  item.properties = inOrder(item.properties)
  item.recipients = item.recipients.map(inOrder)
  for (const attachment of item.attachments) {
    attachment.properties = inOrder(attachment.properties)
    if (attachment.embedded !== null) sortLists(attachment.embedded)
  }
}
