import type { Problem } from '../../shared/problem.ts'
import { decodeBody } from './body.ts'
import { bufferOf } from './buffer.ts'
import { rawValue } from './header.ts'
import { makeRoom, type Room } from './nested/bounds.ts'
import type { AttachedFile } from './nested/container.ts'
import { fileAt, partsInside, wrappedMessage } from './nested/inside.ts'
import { Problems } from './problems.ts'
import { type Part, scanStructure } from './structure.ts'
import { plainOfHtml, readPlain, readText } from './text.ts'
import { contentIdOf, nameOf, sortParts } from './units.ts'
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
 * uuencoded in the text of part 1, "3/7" the seventh file of the zip that is part 3, "3/" the message that a .msg file, part 3, is read as). Null when there is no such part.
 */
export function readPart(
  raw: Uint8Array,
  path: string,
): { type: string; name: string; bytes: Buffer } | null {
  try {
    return fileAt(bufferOf(raw), path)
  } catch {
    return null
  }
}

function view(bytes: Buffer, problems: Problems): MessageView {
  const { root, parts } = scanStructure(bytes, problems)
  const own = bodyOf(root, problems)
  const room = makeRoom()
  const wrapped = own.text.trim() === '' && own.html === null ? wrappedMessage(parts) : null
  return {
    headers: root.fields.map((field) => ({
      name: bytes.toString('latin1', field.start, nameEnd(bytes, field.start, field.value)),
      value: decodeHeaderText(rawValue(bytes, field), problems),
      raw: bytes.subarray(field.value, field.end),
    })),
    ...(wrapped === null ? own : bodyOf(scanStructure(wrapped, problems).root, problems)),
    parts: parts.flatMap((part) => viewParts(part, { message: bytes, problems, room })),
    problems: problems.list,
  }
}

/** What the message itself says, without what is attached. */
function bodyOf(root: Part, problems: Problems): Pick<MessageView, 'text' | 'html'> {
  const body = sortParts(root).units[0]?.body ?? []
  const htmlParts = body.filter((part) => part.type === 'text/html')
  const plainParts = body.filter((part) => part.type !== 'text/html')
  const html = htmlParts.map((part) => readText(part, problems)).join('\n')
  const plain = plainParts.map((part) => readPlain(part, problems)).join('\n\n')
  return {
    text: plain.trim() === '' && html !== '' ? plainOfHtml(html, problems) : plain,
    html: htmlParts.length === 0 ? null : html,
  }
}

/** The name as written, without the colon and obsolete blanks before it. */
function nameEnd(bytes: Buffer, start: number, value: number): number {
  let end = value - 1
  while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x09)) end--
  return end
}

type Viewing = { readonly message: Buffer; readonly problems: Problems; readonly room: Room }

/** A part, and what lies in it where it is a container. */
function viewParts(part: Part, { message, problems, room }: Viewing): PartView[] {
  const isMultipart = part.type.startsWith('multipart/')
  const bytes = isMultipart ? part.bytes.subarray(part.bodyStart, part.bodyEnd) : decodeBody(part, problems)
  const own = viewPart(part, bytes.length)
  const shown = part.bytes === message ? own : { ...own, ...nowhere }
  if (isMultipart || part.children.length > 0) return [shown]
  const file = { name: own.name, type: part.type, bytes }
  const inner = Array.from(partsInside(file, part.path, room), (each) => ({
    ...(each.part === null ? viewFile(each.file) : viewPart(each.part, each.file.bytes.length)),
    ...nowhere,
    path: each.path,
    depth: part.depth + each.depth,
  }))
  return [shown, ...inner]
}

/** Offsets of what does not lie in the bytes of the message as it is. */
const nowhere = { headerStart: -1, bodyStart: -1, bodyEnd: -1 } as const

function viewPart(part: Part, size: number): PartView {
  return {
    path: part.path,
    depth: part.depth,
    type: part.type,
    name: nameOf(part),
    size,
    charset: part.parameters.get('charset')?.toLowerCase() ?? '',
    disposition: part.disposition.value,
    contentId: contentIdOf(part),
    headerStart: part.headerStart,
    bodyStart: part.bodyStart,
    bodyEnd: part.bodyEnd,
  }
}

function viewFile({ name, type, bytes }: AttachedFile): PartView {
  const unsaid = { charset: '', disposition: '', contentId: null }
  return { path: '', depth: 0, type, name, size: bytes.length, ...unsaid, ...nowhere }
}
