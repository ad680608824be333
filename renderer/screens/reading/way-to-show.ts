import type { RecordView } from '../../../shared/records.ts'
import { extensionOf } from './file-kind.ts'
import { isReadAsMessage } from './inner-message.ts'

/** How a part can be shown inside the window: as a picture, a drawing (SVG, as a picture too), pages, text, or a message. */
export type WayToShow = 'picture' | 'drawing' | 'pages' | 'text' | 'message'

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif']
const TEXT_TYPES =
  /^(?:text\/|message\/|application\/(?:json|xml|csv|sql|javascript|x-yaml|yaml|pgp-signature|pgp-keys|[\w.+-]+\+(?:xml|json))$)/
const TEXT_NAMES =
  /^(?:txt|text|log|md|csv|tsv|json|xml|ics|vcf|yml|yaml|html?|eml|asc|sig|ini|conf|css|js|sql)$/

type Part = {
  readonly type: string
  readonly name: string
  /** The type by the bytes; undefined while they are not read. */
  readonly found: string | null | undefined
  /** Whether it was opened and is read as a message, whatever its type says. */
  readonly isMessage: boolean
}

/** A part of a record as far as it is known: `found` as of `Part`. */
export function seen(
  { parts }: Pick<RecordView, 'parts'>,
  file: { readonly path: string; readonly type: string; readonly name: string },
  found: Part['found'],
): Part {
  const { type, name } = file
  return { type, name, found, isMessage: isReadAsMessage(parts, { ...file, found }) }
}

/** How to show a part, by its bytes where they say what it is, else by its declared type and name; null when it cannot be. */
export function wayToShow(part: Part): WayToShow | null {
  const { type, name, found } = part
  const isMessage = part.isMessage || type === 'message/rfc822'
  if (found === undefined || found === null) {
    if (isMessage) return 'message'
    if (found === undefined && (PICTURES.includes(type) || type === 'image/jpg')) return 'picture'
    if (found === undefined && type === 'image/svg+xml') return 'drawing'
    if (found === undefined && type === 'application/pdf') return 'pages'
    return TEXT_TYPES.test(type) || TEXT_NAMES.test(extensionOf(name)) ? 'text' : null
  }
  if (PICTURES.includes(found)) return 'picture'
  if (found === 'image/svg+xml') return 'drawing'
  if (found === 'application/pdf') return 'pages'
  if (isMessage) return 'message'
  return found === 'text/html' || found === 'text/x-shellscript' || found === 'application/rtf'
    ? 'text'
    : null
}
