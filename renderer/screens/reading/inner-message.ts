import type { RecordView } from '../../../shared/records.ts'

type Part = Pick<RecordView['parts'][number], 'path' | 'type' | 'disposition'>

/** Files that hold others and are no message, by their bytes and by their names. */
const ARCHIVES = /^application\/(?:zip|gzip)$/
const ARCHIVE_NAME = /\.(?:zip|gz|tgz)$/i

/** A message inside a message: where its source is read, when that is not the part itself, and the text to show of it. */
export type InnerMessage<Of extends Part> = {
  readonly source: string | null
  readonly text: Of | null
}

/** Finds the message that the part at `path` is, of a file (.eml, .msg, winmail.dat) or of type message/rfc822. */
export function innerMessage<Of extends Part>(parts: readonly Of[], path: string): InnerMessage<Of> {
  const isFile = hasInside(parts, path)
  const edge = `${path}${isFile ? '/' : '.'}`
  const texts = parts.filter(
    (part) =>
      part.path.startsWith(edge) &&
      !part.path.includes('/', edge.length) &&
      part.type.startsWith('text/') &&
      part.disposition !== 'attachment',
  )
  const text = texts.find(({ type }) => type === 'text/plain') ?? texts[0] ?? null
  return { source: isFile ? edge : null, text }
}

type Opened = {
  readonly path: string
  readonly type: string
  readonly name: string
  /** The type by the bytes; undefined while they are not read. */
  readonly found: string | null | undefined
}

/** Whether a file that was opened is read as a message, and not as an archive. */
export function isReadAsMessage(parts: readonly Part[], { path, type, name, found }: Opened): boolean {
  if (!hasInside(parts, path)) return false
  return found === undefined ? !ARCHIVES.test(type) && !ARCHIVE_NAME.test(name) : !ARCHIVES.test(found ?? '')
}

function hasInside(parts: readonly Part[], path: string): boolean {
  return parts.some((part) => part.path.startsWith(`${path}/`))
}
