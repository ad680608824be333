import { isTnef } from '../../read/tnef/attributes.ts'
import { decodeBody, decodeHead } from '../body.ts'
import { Problems } from '../problems.ts'
import { type Part, scanStructure } from '../structure.ts'
import { readPlain } from '../text.ts'
import { isOpenedMessage, nameOf } from '../units.ts'
import { findUuencoded } from '../uuencode.ts'
import { NESTED_DEPTH, NESTED_FILE_BYTES, type Room } from './bounds.ts'
import { type AttachedFile, contentsOf, GLANCE, mayHold, mediaTypeOf } from './container.ts'
import { takeOut } from './take-out.ts'
import type { InnerFile } from './zip.ts'

/** What lies in an attachment that is a container, to be listed among the parts of the message. */
export type InnerPart = {
  readonly path: string
  /** Levels below the attachment. */
  readonly depth: number
  readonly file: AttachedFile
  /** Null of a file in an archive. */
  readonly part: Part | null
}

/** A file and where it lies. */
type Place = { readonly file: AttachedFile; readonly path: string; readonly depth: number }

/**
 * Lists what lies in an attachment in the order it is read, with the paths its parsing gives. `room` is that of the whole
 * message, so that many containers cost no more than one.
 */
export function partsInside(file: AttachedFile, path: string, room: Room): Iterable<InnerPart> {
  return inside({ file, path, depth: 0 }, { level: 0, room })
}

function* inside(place: Place, { level, room }: { level: number; room: Room }): Iterable<InnerPart> {
  if (level >= NESTED_DEPTH || !mayHold(place.file.bytes.subarray(0, GLANCE), place.file)) return
  const contents = contentsOf(place.file)
  const next = { level: level + 1, room }
  if (contents.is === 'message') {
    for (const part of scanStructure(contents.message, new Problems()).parts) {
      if (room.files-- <= 0) return
      const file = fileOf(part)
      const inner = { path: `${place.path}/${part.path}`, depth: place.depth + 1 + part.depth, file }
      yield { ...inner, part }
      if (part.children.length === 0) yield* inside(inner, next)
    }
  } else if (contents.is === 'files') {
    for (const [at, each] of contents.files.entries()) {
      const { bytes } = takeOut(each, room)
      if (bytes === null) continue
      const file = { name: each.name, type: mediaTypeOf(bytes, each.name), bytes }
      const inner = { path: `${place.path}/${at + 1}`, depth: place.depth + 1, file }
      yield { ...inner, part: null }
      yield* inside(inner, next)
    }
  }
}

/** A part as the file it is, decoded. */
export function fileOf(part: Part): AttachedFile {
  return { name: nameOf(part), type: part.type, bytes: decodeBody(part, new Problems()) }
}

/** The message a winmail.dat among the parts stands for: it was sent in place of a body. Null when there is none. */
export function wrappedMessage(parts: readonly Part[]): Buffer | null {
  const wrapper = parts.find((part) => isWrapper(part))
  const contents = wrapper === undefined ? null : contentsOf(fileOf(wrapper))
  return contents?.is === 'message' ? contents.message : null
}

/** One inside an attached message is that message's. */
function isWrapper(part: Part): boolean {
  for (let each = part.parent; each !== null; each = each.parent) if (isOpenedMessage(each)) return false
  return part.children.length === 0 && !part.type.startsWith('text/') && isTnef(decodeHead(part, 16))
}

/**
 * The file at a path, found from container to container; null when there is none. With nothing behind its last "/" a path is that
 * of the message a file is read as: of "2/" an attached .msg file the one made of it.
 */
export function fileAt(message: Buffer, path: string): AttachedFile | null {
  const [first = '', ...rest] = path.split('/', NESTED_DEPTH + 1)
  let file = fileInMessage(message, first)
  for (const name of rest) {
    if (file === null) return null
    const contents = contentsOf(file)
    if (contents.is === 'message')
      file = name === '' ? asFile(contents.message) : fileInMessage(contents.message, name)
    else file = contents.is === 'files' ? unpackAt(contents.files, name) : null
  }
  return file
}

function asFile(message: Buffer): AttachedFile {
  return { name: '', type: 'message/rfc822', bytes: message }
}

/** A part by its path, or a file uuencoded in one ("1~2"). */
function fileInMessage(message: Buffer, path: string): AttachedFile | null {
  const [partPath = '', place] = path.split('~', 2)
  const part = scanStructure(message, new Problems()).parts.find((each) => each.path === partPath)
  if (part === undefined) return null
  if (place === undefined) return fileOf(part)
  const file = findUuencoded(readPlain(part, new Problems()))[Number(place) - 1]
  return file === undefined ? null : { name: file.name, type: 'application/octet-stream', bytes: file.bytes }
}

function unpackAt(files: readonly InnerFile[], place: string): AttachedFile | null {
  const file = /^\d{1,9}$/.test(place) ? files[Number(place) - 1] : undefined
  const bytes = file?.unpack(NESTED_FILE_BYTES).bytes ?? null
  if (file === undefined || bytes === null) return null
  return { name: file.name, type: mediaTypeOf(bytes, file.name), bytes }
}
