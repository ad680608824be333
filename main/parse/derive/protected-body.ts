import type { MapiItem } from '../../read/mapi/item.ts'
import { Properties } from '../../read/mapi/properties.ts'
import {
  PidTagAttachDataBinary,
  PidTagAttachFilename,
  PidTagAttachLongFilename,
  PidTagAttachMimeTag,
  PidTagMessageClass,
} from '../../read/mapi/tags.ts'
import { firstValue, headerStartOf, scanHeader } from '../header.ts'
import { Problems } from '../problems.ts'
import { type Entity, inBase64, verbatim } from './entity.ts'
import { fieldOfParameters, parameterOf } from './fields.ts'
import { transportOf } from './transport.ts'

/** Fields of one part that are looked at. */
const FIELDS = 1000

/**
 * The body of a signed or encrypted message, whose only attachment is that body byte for byte ([MS-OXOSMIME] §2.1): nothing may
 * be taken apart, or the signature breaks. Null when the item is no such message, or is not made as one.
 */
export function protectedBody(item: MapiItem, properties: Properties): Entity | null {
  if (!/\.SMIME(?:\.MultipartSigned)?$/i.test(properties.text(PidTagMessageClass))) return null
  const [only, ...others] = item.attachments
  if (only === undefined || only.embedded !== null || others.length > 0) return null
  const attachment = new Properties(only.properties, properties.codePage)
  const bytes = attachment.bytes(PidTagAttachDataBinary)
  if (bytes === null || bytes.length === 0) return null
  return asEntity(bytes) ?? sealed(attachment, bytes, transportOf(properties).contentType)
}

/** Bytes that are an entity with its own fields ([MS-OXOSMIME] §2.1.2), null when they are not. */
function asEntity(bytes: Buffer): Entity | null {
  const start = headerStartOf(bytes)
  const scan = {
    bytes,
    start,
    end: bytes.length,
    isBoundary: () => false,
    room: FIELDS,
    problems: new Problems(),
  }
  const header = scanHeader(scan)
  const type = firstValue(bytes, header.fields, 'content-type') ?? ''
  if (!/^(?:multipart\/signed|application\/(?:x-)?pkcs7-)/i.test(type)) return null
  // Only what describes the body: other fields would stand beside those of the message.
  const fields = header.fields.filter(({ name }) => name.startsWith('content-'))
  const text = fields.map(({ start: from, end }) => `${bytes.toString('utf8', from, end)}\r\n`).join('')
  return verbatim(text, bytes.subarray(header.body))
}

/** A body that is one sealed object ([MS-OXOSMIME] §2.1.1): its type as the message said it, or by the kind of object it is. */
function sealed(attachment: Properties, bytes: Buffer, said: string): Entity | null {
  const tag = attachment.text(PidTagAttachMimeTag).trim().toLowerCase()
  const name = attachment.text(PidTagAttachLongFilename) || attachment.text(PidTagAttachFilename)
  const isSealed = isPkcs7.test(tag) || /\.p7[mz]$/i.test(name) || bytes[0] === SEQUENCE
  if (!isSealed) return null
  const type = isPkcs7.test(said) && /^[\x20-\x7e]{1,500}$/.test(said) ? said : 'application/pkcs7-mime'
  const disposition = fieldOfParameters(
    'Content-Disposition',
    'attachment',
    parameterOf('filename', name || 'smime.p7m'),
  )
  return inBase64(`Content-Type: ${type}\r\n${disposition}`, bytes)
}

const isPkcs7 = /^application\/(?:x-)?pkcs7-mime\b/i
/** What every such object begins with (RFC 5652 §3, X.690 §8.9). */
const SEQUENCE = 0x30
