import type { Problems } from './problems.ts'
import type { Part } from './structure.ts'
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts'
import { decodeUuencoded } from './uuencode.ts'

/** The bytes of a part as they were meant, its transfer encoding undone. Damage is reported as `encoding-damaged`. */
export function decodeBody(part: Part, problems: Problems): Buffer {
  const raw = part.bytes.subarray(part.bodyStart, part.bodyEnd)
  if (part.encoding === 'identity' || part.encoding === 'unknown') return raw
  if (part.encoding === 'uuencode') return decodeUuencoded(raw)?.bytes ?? raw
  const decoded = part.encoding === 'base64' ? decodeBase64(raw) : decodeQuotedPrintable(raw)
  if (decoded.damaged) problems.add('encoding-damaged', { start: part.bodyStart, detail: part.path })
  return decoded.bytes
}
