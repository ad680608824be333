import { isMark, MAGIC, Mark, NameKind } from './form-layout.ts'
import { Gathered } from './gathered.ts'
import { NO_SET, writeGuid } from './guid.ts'
import type { LargeValue, MapiAttachment, MapiItem, Property, PropertyValue } from './item.ts'
import { inOrder } from './order.ts'
import { endMarkOf, isMultiple, PtypBoolean, singleOf, widthOf } from './types.ts'

/**
 * An item in the property set form (README.md): the same bytes for the same item, in whatever order its properties come, on
 * every run and machine. In pieces of at most LARGE_VALUE bytes. `associated`: kept with a folder for a program.
 */
export function* writeItem(item: MapiItem, associated: boolean): Iterable<Buffer> {
  const into = new Gathered()
  into.bytes(MAGIC)
  into.uint32(associated ? Mark.startAssociated : Mark.startMessage)
  yield* writeContent(into, item)
  into.uint32(Mark.endMessage)
  yield* into.end()
}

/** messageContent of [MS-OXCFXICS] §2.2.4.3. Like all that follow, it yields what is full, and leaves the rest in `into`. */
function* writeContent(into: Gathered, item: MapiItem): Iterable<Buffer> {
  yield* writeList(into, item.properties)
  for (const recipient of item.recipients) {
    into.uint32(Mark.startRecipient)
    yield* writeList(into, recipient)
    into.uint32(Mark.endRecipient)
  }
  for (const attachment of item.attachments) yield* writeAttachment(into, attachment)
}

function* writeAttachment(into: Gathered, { properties, embedded }: MapiAttachment): Iterable<Buffer> {
  into.uint32(Mark.startAttachment)
  yield* writeList(into, properties)
  if (embedded !== null) {
    into.uint32(Mark.startEmbedded)
    yield* writeContent(into, embedded)
    into.uint32(Mark.endEmbedded)
  }
  into.uint32(Mark.endAttachment)
}

function* writeList(into: Gathered, properties: readonly Property[]): Iterable<Buffer> {
  let named = 0
  for (const property of inOrder(properties)) {
    // The store's own number of a named property says nothing elsewhere: its place among the names of this list does.
    const id = property.id >= 0x8000 && property.name !== null ? 0x8000 + (named++ % 0x8000) : property.id
    const large = writeProperty(into, property, id)
    if (large !== null) yield* writeLarge(into, large, property.type)
    if (into.hasPieces) yield* into.take()
  }
}

/** Answers with a value that is still to be written because it comes in pieces. */
function writeProperty(into: Gathered, { type, name, value }: Property, id: number): LargeValue | null {
  const tag = id * 0x10000 + type
  if (isMark(tag)) into.uint32(Mark.property)
  into.uint32(tag)
  if (id >= 0x8000) writeName(into, name)
  if (isSeveral(value)) {
    if (isMultiple(type)) into.uint32(value.length)
    for (const one of isMultiple(type) ? value : [Buffer.concat(value)]) writeValue(into, type, one)
    return null
  }
  if (isMultiple(type)) into.uint32(1)
  if (Buffer.isBuffer(value)) writeValue(into, type, value)
  else if (widthOf(type) === null) return value
  else writeValue(into, type, NOTHING)
  return null
}

const NOTHING = Buffer.alloc(0)

function isSeveral(value: PropertyValue): value is readonly Buffer[] {
  return Array.isArray(value)
}

function writeName(into: Gathered, name: Property['name']): void {
  into.bytes(writeGuid(name?.set ?? NO_SET))
  if (name === null) into.bytes(KINDS.lost)
  else if (typeof name.name === 'number') {
    into.bytes(KINDS.number)
    into.uint32(name.name)
  } else {
    into.bytes(KINDS.text)
    // The end mark is the first U+0000: a name that holds one would be cut there.
    into.bytes(Buffer.from(`${name.name.replaceAll('\0', '\ufffd')}\0`, 'utf16le'))
  }
}

const KINDS = {
  number: Buffer.from([NameKind.number]),
  text: Buffer.from([NameKind.text]),
  lost: Buffer.from([NameKind.lost]),
} as const

function writeValue(into: Gathered, type: number, value: Buffer): void {
  const width = widthOf(type)
  if (width === null) {
    const endMark = endMarkOf(type)
    into.uint32(value.length + endMark)
    into.bytes(value)
    into.zeros(endMark)
  } else {
    // A number, time or truth in its width; one that came shorter is filled up with zeros.
    const wanted = singleOf(type) === PtypBoolean ? 2 : width
    const written = value.length > wanted ? value.subarray(0, wanted) : value
    into.bytes(written)
    into.zeros(wanted - written.length)
  }
}

/** Throws when a value has not the size it says: the length before it would lead everything after it astray. */
function* writeLarge(into: Gathered, value: LargeValue, type: number): Iterable<Buffer> {
  const endMark = endMarkOf(type)
  into.uint32(value.size + endMark)
  let written = 0
  for (const piece of value.pieces()) {
    written += piece.length
    into.bytes(piece)
    if (into.hasPieces) yield* into.take()
  }
  if (written !== value.size) throw new RangeError(`a value of ${value.size} bytes gave ${written}`)
  into.zeros(endMark)
}
