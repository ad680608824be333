import type { Problem } from '../../shared/problem.ts'
import { decodeBody } from './body.ts'
import { rawValue } from './header.ts'
import { bufferOf } from './message.ts'
import { Problems } from './problems.ts'
import { type Part, scanStructure } from './structure.ts'
import { plainOfHtml, readPlain, readText } from './text.ts'
import { contentIdOf, nameOf, sortParts } from './units.ts'
import { findUuencoded } from './uuencode.ts'
import { decodeHeaderText } from './words.ts'

/** One header field to show: `value` decoded and unfolded, `raw` its bytes as they lie there, folds included. */
export type HeaderView = { readonly name: string; readonly value: string; readonly raw: Buffer }

/** One part to show. Offsets are in the message's bytes; -1 for a part inside an encoded message, which has none there. */
export type PartView = {
  readonly path: string
  /** Levels below the message itself. */
  readonly depth: number
  readonly type: string
  readonly name: string
  /** Bytes, decoded. */
  readonly size: number
  readonly charset: string
  /** "inline", "attachment", '' when not said. */
  readonly disposition: string
  readonly contentId: string | null
  readonly headerStart: number
  readonly bodyStart: number
  readonly bodyEnd: number
}

/** A message to be read on a screen or a terminal. */
export type MessageView = {
  readonly headers: readonly HeaderView[]
  /** Plain text: as written, or made from the HTML where there is no plain text. */
  readonly text: string
  /** The HTML as the sender wrote it, decoded and NOT sanitised: hostile until whoever shows it has made it harmless. */
  readonly html: string | null
  /** All parts in the order they are read, the message itself first. */
  readonly parts: readonly PartView[]
  readonly problems: readonly Problem[]
}

/** Reads a message to show it. Never throws. Headers stand in their order; parts inside attached messages are included. */
export function viewMessage(raw: Uint8Array): MessageView {
  const bytes = bufferOf(raw)
  const problems = new Problems()
  try {
    return view(bytes, problems)
  } catch (error) {
    problems.add('parser-failed', { detail: error instanceof Error ? error.name : 'unknown' })
    return { headers: [], text: '', html: null, parts: [], problems: problems.list }
  }
}

/**
 * The decoded bytes of one part, by its path ("2", "1.3", "2.1" inside the message that is part 2, "1~1" the first file
 * uuencoded in the text of part 1). Null when there is no such part.
 */
export function readPart(
  raw: Uint8Array,
  path: string,
): { type: string; name: string; bytes: Buffer } | null {
  const problems = new Problems()
  try {
    const { parts } = scanStructure(bufferOf(raw), problems)
    const [partPath = '', place] = path.split('~', 2)
    const part = parts.find((each) => each.path === partPath)
    if (part === undefined) return null
    if (place === undefined) return { type: part.type, name: nameOf(part), bytes: decodeBody(part, problems) }
    const file = findUuencoded(readPlain(part, problems))[Number(place) - 1]
    return file === undefined
      ? null
      : { type: 'application/octet-stream', name: file.name, bytes: file.bytes }
  } catch {
    return null
  }
}

function view(bytes: Buffer, problems: Problems): MessageView {
  const { root, parts } = scanStructure(bytes, problems)
  const body = sortParts(root).units[0]?.body ?? []
  const htmlParts = body.filter((part) => part.type === 'text/html')
  const plainParts = body.filter((part) => part.type !== 'text/html')
  const html = htmlParts.map((part) => readText(part, problems)).join('\n')
  const plain = plainParts.map((part) => readPlain(part, problems)).join('\n\n')
  return {
    headers: root.fields.map((field) => ({
      name: bytes.toString('latin1', field.start, nameEnd(bytes, field.start, field.value)),
      value: decodeHeaderText(rawValue(bytes, field), problems),
      raw: bytes.subarray(field.value, field.end),
    })),
    text: plain.trim() === '' && html !== '' ? plainOfHtml(html, problems) : plain,
    html: htmlParts.length === 0 ? null : html,
    parts: parts.map((part) => viewPart(part, bytes, problems)),
    problems: problems.list,
  }
}

/** The name as written, without the colon and obsolete blanks before it. */
function nameEnd(bytes: Buffer, start: number, value: number): number {
  let end = value - 1
  while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x09)) end--
  return end
}

function viewPart(part: Part, message: Buffer, problems: Problems): PartView {
  const shift = (offset: number) => (part.bytes === message ? offset : -1)
  return {
    path: part.path,
    depth: part.depth,
    type: part.type,
    name: nameOf(part),
    size: part.type.startsWith('multipart/')
      ? part.bodyEnd - part.bodyStart
      : decodeBody(part, problems).length,
    charset: part.parameters.get('charset')?.toLowerCase() ?? '',
    disposition: part.disposition.value,
    contentId: contentIdOf(part),
    headerStart: shift(part.headerStart),
    bodyStart: shift(part.bodyStart),
    bodyEnd: shift(part.bodyEnd),
  }
}
