import type { MapiAttachment, MapiItem } from '../../read/mapi/item.ts'
import { Properties } from '../../read/mapi/properties.ts'
import {
  PidTagAttachContentId,
  PidTagAttachContentLocation,
  PidTagAttachDataBinary,
  PidTagAttachFilename,
  PidTagAttachFlags,
  PidTagAttachLongFilename,
  PidTagAttachLongPathname,
  PidTagAttachMethod,
  PidTagAttachMimeTag,
  PidTagAttachPathname,
  PidTagAttachSize,
  PidTagDisplayName,
} from '../../read/mapi/tags.ts'
import { type Octets, wholeOf } from '../left-out.ts'
import type { Deriving } from './deriving.ts'
import { alwaysWhole, type Entity, inBase64, textEntity, verbatim } from './entity.ts'
import { fieldOfParameters, fieldOfText, parameterOf } from './fields.ts'

/** How the HTML of a body calls an attachment; '' where it cannot. */
export type Called = {
  readonly contentId: string
  readonly location: string
  /** Whether the item says that the body shows it. */
  readonly isRendered: boolean
}

/** What the attachments of one item are made with. */
export type Attaching = {
  readonly codePage: number | null
  readonly deriving: Deriving
  /** Whether the body shows what is called so. */
  isShown(called: Called): boolean
  /** Makes a message of an item attached to this one, with the fields of the part it becomes. */
  deriveInner(item: MapiItem, fields: string): Entity
}

/** An attachment as a part to be made. */
export type Attached = { readonly entity: Entity; readonly isShown: boolean }

/** PidTagAttachMethod ([MS-OXCMSG] §2.2.2.9): links to a file or an address. */
const LINKS: ReadonlySet<number> = new Set([2, 3, 4, 7])
/** PidTagAttachFlags: the HTML of the body refers to it ([MS-OXCMSG] §2.2.2.18). */
const RENDERED = 0x04
/** Bytes the record of an attachment may take beside its values before its size is worth a word. */
const OVERHEAD = 64 * 1024

/** Makes the part of one attachment. Whatever it holds is kept as the bytes it is; a link names what it points to. */
export function attachmentEntity(attachment: MapiAttachment, attaching: Attaching): Attached {
  const { deriving, isShown } = attaching
  const properties = new Properties(attachment.properties, attaching.codePage)
  const { embedded } = attachment
  if (embedded !== null && deriving.depth > 0) {
    const fields = fieldsOf(properties, { type: 'message/rfc822', isInline: false, size: null })
    // It counts as a file of all its bytes.
    return { entity: alwaysWhole(attaching.deriveInner(embedded, fields)), isShown: false }
  }
  if (embedded !== null) deriving.problems.add('parts-too-deep')
  // Of an item too deep to open the bytes are in the content, and the part is empty.
  const octets = embedded === null ? properties.octets(PidTagAttachDataBinary) : Buffer.alloc(0)
  const isLink = LINKS.has(properties.number(PidTagAttachMethod))
  if (isLink && (octets === null || bytesIn(octets) === 0))
    return { entity: linkEntity(properties, deriving), isShown: false }
  const type = typeOf(properties)
  const isInline = !/^(?:text|message)\//.test(type) && isShown(calledOf(properties))
  return { entity: dataEntity(properties, octets, { type, isInline, deriving }), isShown: isInline }
}

type Leaf = { readonly type: string; readonly isInline: boolean; readonly deriving: Deriving }

function dataEntity(
  properties: Properties,
  octets: Octets | null,
  { type, isInline, deriving }: Leaf,
): Entity {
  if (octets === null) deriving.problems.add('attachment-unreadable', { detail: nameOf(properties) })
  const data = octets ?? Buffer.alloc(0)
  const size = bytesIn(data)
  if (octets !== null) checkSize(properties, size, deriving)
  // PidTagAttachSize counts the record around the data too: only where it is the data's size does it say that.
  const fields = fieldsOf(properties, {
    type,
    isInline,
    size: properties.number(PidTagAttachSize) === size ? size : null,
  })
  if (!type.startsWith('message/')) return inBase64(fields, data)
  if (type !== 'message/rfc822') return alwaysWhole(inBase64(fields, data))
  // A message in a message is not encoded (RFC 2046 §5.2.1).
  return verbatim(`${fields}Content-Transfer-Encoding: 8bit\r\n`, wholeOf(data))
}

/** A file that is elsewhere: a text that says where, as far as the item does. Its name is that of a text, or it would lie. */
function linkEntity(properties: Properties, deriving: Deriving): Entity {
  const path = properties.text(PidTagAttachLongPathname) || properties.text(PidTagAttachPathname)
  const name = nameOf(properties)
  deriving.problems.add('attachment-by-reference', { detail: name || path })
  const type = 'text/plain; charset=utf-8'
  const fields = fieldsOf(properties, { name: name && `${name}.txt`, type, isInline: false, size: null })
  return textEntity(fields, Buffer.from(`${path}\r\n`))
}

type About = {
  readonly name?: string
  readonly type: string
  readonly isInline: boolean
  readonly size: number | null
}

/** The fields of an attachment's part, but that of its transfer encoding. */
function fieldsOf(
  properties: Properties,
  { name = nameOf(properties), type, isInline, size }: About,
): string {
  const { contentId, location } = calledOf(properties)
  const parameters = name === '' ? [] : parameterOf('filename', name)
  if (size !== null) parameters.push(`size=${size}`)
  const disposition = isInline ? 'inline' : 'attachment'
  return (
    fieldOfParameters('Content-Type', type, []) +
    fieldOfParameters('Content-Disposition', disposition, parameters) +
    (/^[!-;=?-~]{1,900}$/.test(contentId) ? `Content-ID: <${contentId}>\r\n` : '') +
    (location === '' ? '' : fieldOfText('Content-Location', location))
  )
}

function calledOf(properties: Properties): Called {
  return {
    contentId: properties.text(PidTagAttachContentId).replace(/[<>\s]/g, ''),
    location: properties.text(PidTagAttachContentLocation).trim(),
    isRendered: (properties.number(PidTagAttachFlags) & RENDERED) !== 0,
  }
}

function bytesIn(octets: Octets): number {
  return Buffer.isBuffer(octets) ? octets.length : octets.size
}

/** The name of the file; of what has none, what it is shown as. */
function nameOf(properties: Properties): string {
  const names = [PidTagAttachLongFilename, PidTagAttachFilename, PidTagDisplayName].map((tag) =>
    properties.text(tag).trim(),
  )
  return names.find((name) => name !== '') ?? ''
}

/** The declared media type. One that would make the bytes a part of this message's own structure is not taken over. */
function typeOf(properties: Properties): string {
  const type = properties.text(PidTagAttachMimeTag).trim().toLowerCase()
  const isType = /^[a-z0-9][\w!#$&^.+-]{0,60}\/[a-z0-9][\w!#$&^.+-]{0,100}$/.test(type)
  return isType && !type.startsWith('multipart/') ? type : 'application/octet-stream'
}

/** Whether the item counts other bytes for the attachment than there are. */
function checkSize(properties: Properties, size: number, { problems }: Deriving): void {
  if (properties.find(PidTagAttachSize) === null) return
  const declared = properties.number(PidTagAttachSize)
  const others = properties.weight - size
  if (declared < size || declared > size + others + OVERHEAD)
    problems.add('attachment-size-differs', { detail: `declared ${declared}, read ${size}` })
}
