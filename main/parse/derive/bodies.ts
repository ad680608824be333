import type { Properties } from '../../read/mapi/properties.ts'
import {
  PidTagBody,
  PidTagHtml,
  PidTagInternetCodepage,
  PidTagReportText,
  PidTagRtfCompressed,
} from '../../read/mapi/tags.ts'
import { PtypString, PtypString8 } from '../../read/mapi/types.ts'
import { charsetOf } from './charset-name.ts'
import type { Deriving } from './deriving.ts'
import { type Entity, inBase64, multipart, textEntity } from './entity.ts'
import { fieldOfParameters, parameterOf } from './fields.ts'
import { readRtf } from './rtf.ts'
import { decompressRtf } from './rtf-compressed.ts'

/** HTML as it stands in the item, and the name of its character set, '' when nobody says it. */
type Html = { readonly bytes: Buffer; readonly charset: string }

/** The bodies an item has: each in its own kind, with the RTF where that is what was written. */
export type Bodies = { readonly text: string | null; readonly html: Html | null; readonly rtf: Buffer | null }

/**
 * Reads the bodies of an item ([MS-OXCMSG] §2.2.1.58). HTML goes before RTF, which is then the same once more. RTF that hides
 * HTML or text gives these; any other its text, where the item has none, and stays beside it as a file.
 */
export function bodiesOf(item: Properties, deriving: Deriving): Bodies {
  const text = item.text(PidTagBody) || item.text(PidTagReportText) || null
  const html = htmlOf(item)
  const packed = html === null ? item.bytes(PidTagRtfCompressed) : null
  if (packed === null || packed.length === 0) return { text, html, rtf: null }
  const rtf = decompressRtf(packed, deriving.room.rtf)
  if (rtf?.isWhole !== true) deriving.problems.add('rtf-not-read')
  if (rtf === null) return { text, html, rtf: null }
  deriving.room.rtf -= rtf.bytes.length
  const said = readRtf(rtf.bytes)
  if (!said.isWhole) deriving.problems.add('rtf-not-read', { detail: 'the hidden text' })
  if (said.says === 'html')
    return { text, html: { bytes: Buffer.from(said.text), charset: 'utf-8' }, rtf: null }
  return { text: text ?? said.text, html, rtf: said.says === 'rtf' ? rtf.bytes : null }
}

/**
 * The bodies as one entity. `related` are the pictures shown in the HTML. A text alone stays a text; what has both offers the
 * choice (RFC 2046 §5.1.4).
 */
export function bodyEntity({ text, html, rtf }: Bodies, related: readonly Entity[]): Entity {
  const kinds: Entity[] = []
  if (text !== null || (html === null && rtf === null)) kinds.push(plainEntity(text ?? ''))
  if (html !== null) kinds.push(multipart('related', [htmlEntity(html), ...related]))
  if (rtf !== null) kinds.push(rtfEntity(rtf))
  return multipart('alternative', kinds)
}

/** PidTagHtml is bytes in the code page of the item; as text (PidTagBodyHtml) it is in none. */
function htmlOf(item: Properties): Html | null {
  const type = item.find(PidTagHtml)?.type
  if (type === PtypString || type === PtypString8) {
    const html = item.text(PidTagHtml)
    return html === '' ? null : { bytes: Buffer.from(html), charset: 'utf-8' }
  }
  const bytes = item.bytes(PidTagHtml)
  if (bytes === null || bytes.length === 0) return null
  return { bytes, charset: charsetOf(item.number(PidTagInternetCodepage)) }
}

function plainEntity(text: string): Entity {
  return textEntity(fieldOfParameters('Content-Type', 'text/plain', ['charset=utf-8']), Buffer.from(text))
}

function htmlEntity({ bytes, charset }: Html): Entity {
  const parameters = charset === '' ? [] : parameterOf('charset', charset)
  return textEntity(fieldOfParameters('Content-Type', 'text/html', parameters), bytes)
}

function rtfEntity(rtf: Buffer): Entity {
  const type = fieldOfParameters('Content-Type', 'application/rtf', [])
  const disposition = fieldOfParameters('Content-Disposition', 'inline', ['filename=body.rtf'])
  return inBase64(type + disposition, rtf)
}
