import { isMark, MAGIC, Mark, NameKind } from './form-layout.ts'
import { NO_SET, writeGuid } from './guid.ts'
import { LARGE_VALUE, type LargeValue, type MapiAttachment, type MapiItem, type Property } from './item.ts'
import { inOrder } from './order.ts'
import { endMarkOf, isMultiple, PtypBoolean, singleOf, widthOf } from './types.ts'

/** Bytes gathered before they are handed on. */
const PIECE = 64 * 1024

/**
 * An item in the property set form (README.md): the same bytes for the same item, in whatever order its properties come, on
 * every run and machine. In pieces of at most LARGE_VALUE bytes. `associated`: kept with a folder for a program.
 */
export function* writeItem(item: MapiItem, associated: boolean): Iterable<Buffer> {
  yield* gathered(itemBytes(item, associated))
}

function* itemBytes(item: MapiItem, associated: boolean): Iterable<Buffer> {
  yield MAGIC
  yield uint32(associated ? Mark.startAssociated : Mark.startMessage)
  yield* contentBytes(item)
  yield uint32(Mark.endMessage)
}

/** messageContent of [MS-OXCFXICS] §2.2.4.3. */
function* contentBytes(item: MapiItem): Iterable<Buffer> {
  yield* listBytes(item.properties)
  for (const recipient of item.recipients) {
    yield uint32(Mark.startRecipient)
    yield* listBytes(recipient)
    yield uint32(Mark.endRecipient)
  }
  for (const attachment of item.attachments) yield* attachmentBytes(attachment)
}

function* attachmentBytes({ properties, embedded }: MapiAttachment): Iterable<Buffer> {
  yield uint32(Mark.startAttachment)
  yield* listBytes(properties)
  if (embedded !== null) {
    yield uint32(Mark.startEmbedded)
    yield* contentBytes(embedded)
    yield uint32(Mark.endEmbedded)
  }
  yield uint32(Mark.endAttachment)
}

function* listBytes(properties: readonly Property[]): Iterable<Buffer> {
  let named = 0
  for (const property of inOrder(properties)) {
    // The store's own number of a named property says nothing elsewhere: its place among the names of this list does.
    const id = property.id >= 0x8000 && property.name !== null ? 0x8000 + (named++ % 0x8000) : property.id
    yield* propertyBytes(property, id)
  }
}

function* propertyBytes({ type, name, value }: Property, id: number): Iterable<Buffer> {
  const tag = id * 0x10000 + type
  if (isMark(tag)) yield uint32(Mark.property)
  yield uint32(tag)
  if (id >= 0x8000) yield* nameBytes(name)
  if (!isMultiple(type)) {
    yield* valueBytes(type, Array.isArray(value) ? Buffer.concat(value) : (value as Buffer | LargeValue))
    return
  }
  const values: readonly (Buffer | LargeValue)[] = Array.isArray(value)
    ? value
    : [value as Buffer | LargeValue]
  yield uint32(values.length)
  for (const one of values) yield* valueBytes(singleOf(type), one)
}

function* nameBytes(name: Property['name']): Iterable<Buffer> {
  if (name === null) {
    yield Buffer.concat([writeGuid(NO_SET), Buffer.from([NameKind.lost])])
  } else if (typeof name.name === 'number') {
    yield Buffer.concat([writeGuid(name.set), Buffer.from([NameKind.number]), uint32(name.name)])
  } else {
    // The end mark is the first U+0000: a name that holds one would be cut there.
    const text = Buffer.from(`${name.name.replaceAll('\0', '\ufffd')}\0`, 'utf16le')
    yield Buffer.concat([writeGuid(name.set), Buffer.from([NameKind.text]), text])
  }
}

function* valueBytes(type: number, value: Buffer | LargeValue): Iterable<Buffer> {
  const width = widthOf(type)
  if (width !== null) {
    yield fixedBytes(value, type === PtypBoolean ? 2 : width)
    return
  }
  const size = Buffer.isBuffer(value) ? value.length : value.size
  const endMark = endMarkOf(type)
  yield uint32(size + endMark)
  yield* Buffer.isBuffer(value) ? [value] : exactly(value)
  if (endMark > 0) yield Buffer.alloc(endMark)
}

/** A number, time or truth in its width; one that came shorter is filled up with zeros. */
function fixedBytes(value: Buffer | LargeValue, width: number): Buffer {
  const bytes = Buffer.alloc(width)
  if (Buffer.isBuffer(value)) value.copy(bytes)
  return bytes
}

/** Throws when a value has not the size it says: the length before it would lead everything after it astray. */
function* exactly(value: LargeValue): Iterable<Buffer> {
  let written = 0
  for (const piece of value.pieces()) {
    written += piece.length
    yield piece
  }
  if (written !== value.size) throw new RangeError(`a value of ${value.size} bytes gave ${written}`)
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

/** Joins small buffers and parts large ones. */
function* gathered(buffers: Iterable<Buffer>): Iterable<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for (const buffer of buffers) {
    if (buffer.length < PIECE) {
      waiting.push(buffer)
      size += buffer.length
      if (size < PIECE) continue
    }
    if (size > 0) yield Buffer.concat(waiting)
    waiting = []
    size = 0
    if (buffer.length < PIECE) continue
    for (let at = 0; at < buffer.length; at += LARGE_VALUE) yield buffer.subarray(at, at + LARGE_VALUE)
  }
  if (size > 0) yield Buffer.concat(waiting)
}
