import { type Digest, digestOf } from './body.ts'
import { NAME_LENGTH } from './bounds.ts'
import type { ParsedAttachment } from './parsed.ts'
import type { Part } from './structure.ts'
import { cutText } from './text.ts'
import { contentIdOf, nameOf } from './units.ts'
import type { UuencodedFile } from './uuencode.ts'

/** Describes an attachment whose decoded bytes have this size and hash. */
export function describeAttachment(part: Part, { size, sha256 }: Digest): ParsedAttachment {
  const name = cutText(
    nameOf(part)
      .replace(/[\r\n\t]+/g, ' ')
      .trim(),
    NAME_LENGTH,
  )
  const contentId = contentIdOf(part)
  const disposition = part.disposition.value
  const isRelated = part.parent?.type === 'multipart/related' && contentId !== null
  return {
    path: part.path,
    type: cutText(part.type, 200),
    name,
    declaredSize: declaredSize(part),
    size,
    sha256,
    inline: disposition === 'inline' || (disposition === '' && isRelated),
    contentId: contentId === null ? null : cutText(contentId, NAME_LENGTH),
  }
}

/** Describes the n-th file (from 1) uuencoded in a text part. Its path is our own: IMAP has no number for it. */
export function describeUuencoded(part: Part, file: UuencodedFile, place: number): ParsedAttachment {
  return {
    path: `${part.path}~${place}`,
    type: 'application/octet-stream',
    name: file.name,
    declaredSize: null,
    ...digestOf(file.bytes),
    inline: false,
    contentId: null,
  }
}

function declaredSize(part: Part): number | null {
  const size = part.disposition.get('size')
  return size !== undefined && /^\d{1,15}$/.test(size) ? Number(size) : null
}
