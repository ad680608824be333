import { decodeBody } from './body.ts'
import { HTML_LENGTH, TEXT_BYTES } from './bounds.ts'
import { decodeText } from './charset.ts'
import { joinFlowed } from './flowed.ts'
import { htmlToText } from './html.ts'
import type { Problems } from './problems.ts'
import type { Part } from './structure.ts'

/** The charset a text part declares: in its header, else in the HTML itself; '' when nowhere. */
function declaredCharset(part: Part, bytes: Buffer): string {
  const declared = part.parameters.get('charset')?.toLowerCase()
  if (declared !== undefined && declared !== '') return declared
  if (part.type !== 'text/html') return ''
  return (
    /<meta[^>]{0,300}charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})/i
      .exec(bytes.toString('latin1', 0, 2048))?.[1]
      ?.toLowerCase() ?? ''
  )
}

/**
 * The decoded text of a text part as it was written: charset undone, flowed lines joined, line ends "\n". `bytes` are its
 * decoded bytes where the caller has them already.
 */
export function readText(part: Part, problems: Problems, bytes = decodeBody(part, problems)): string {
  const text = decodeText(cutBytes(bytes, problems), declaredCharset(part, bytes), problems)
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (part.type !== 'text/plain' || part.parameters.get('format')?.toLowerCase() !== 'flowed') return lines
  return joinFlowed(lines, part.parameters.get('delsp')?.toLowerCase() === 'yes')
}

/** The text of a part as a reader sees it: HTML without its tags. */
export function readPlain(part: Part, problems: Problems, bytes?: Buffer): string {
  const text = readText(part, problems, bytes)
  return isMarkup(part) ? plainOfHtml(text, problems) : text
}

/** HTML, and its forerunners (RFC 1896), whose tags are read alike. */
export function isMarkup(part: Part): boolean {
  return part.type === 'text/html' || part.type === 'text/enriched' || part.type === 'text/richtext'
}

/** HTML as text, with the problem when it is longer than is read. */
export function plainOfHtml(html: string, problems: Problems): string {
  const { text, isCut } = htmlToText(html)
  if (isCut) problems.add('text-too-long', { detail: `HTML beyond ${HTML_LENGTH} characters` })
  return text
}

/** Cuts at the bound, but not inside a UTF-8 character: the rest would no longer be UTF-8. */
function cutBytes(bytes: Buffer, problems: Problems): Buffer {
  if (bytes.length <= TEXT_BYTES) return bytes
  problems.add('text-too-long', { detail: `a part beyond ${TEXT_BYTES} bytes` })
  let end = TEXT_BYTES
  while (end > TEXT_BYTES - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}

/** Shortens text to at most `length` characters, not inside a surrogate pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length)
}
