import { LF } from './blocks.ts'
import { type TransferEncoding, transferEncodingNamed } from './transfer-encode.ts'

/** A part that Apple Mail emptied: its place as IMAP numbers it, where its body was, and how that is to be encoded. */
export type Emptied = { readonly path: string; readonly body: number; readonly encoding: TransferEncoding }

/** Bounds of what is looked at. What lies beyond stays as it is. */
const DEPTH = 50
const PARTS = 10_000
const HEADER_BYTES = 64 * 1024

/** A multipart whose parts are being met. */
type Open = { readonly boundary: string; readonly path: string; parts: number }
/** Where the next part begins, and its number; of the whole of a message, that of the part it is attached as ('' of the file's). */
type Place = { readonly start: number; readonly path: string; readonly isMessage: boolean }

/**
 * Finds the parts of a message that have the field X-Apple-Content-Length and no body, in their order. Goes through the lines once;
 * knows multiparts and messages in messages, and stops at its bounds. Never throws.
 */
export function findEmptied(message: Buffer): Emptied[] {
  if (!message.includes(MARK)) return []
  const found: Emptied[] = []
  const open: Open[] = []
  let place: Place | null = { start: 0, path: '', isMessage: true }
  for (let parts = 0; place !== null && parts < PARTS; parts++) {
    const header = readHeader(message, place.start)
    const boundary = boundaryOf(header.type)
    if (boundary !== null && open.length < DEPTH) open.push({ boundary, path: place.path, parts: 0 })
    else if (/^message\/rfc822\b/.test(header.type) && header.body < message.length && !header.isEmptied) {
      place = { start: header.body, path: leafPath(place), isMessage: true }
      continue
    }
    const { end, next }: Ending = nextPart(message, header.body, open)
    if (header.isEmptied && boundary === null && isBlank(message.subarray(header.body, end))) {
      found.push({ path: leafPath(place), body: header.body, encoding: header.encoding })
    }
    place = next
  }
  return found
}

/** A message that is no multipart has one part, number 1 (RFC 9051 §6.4.5). */
function leafPath({ path, isMessage }: Place): string {
  return isMessage ? below(path, 1) : path
}

function below(path: string, number: number): string {
  return path === '' ? `${number}` : `${path}.${number}`
}

const MARK = Buffer.from('X-Apple-Content-Length')

type Header = {
  readonly body: number
  /** The Content-Type field, unfolded. */
  readonly type: string
  readonly encoding: TransferEncoding
  readonly isEmptied: boolean
}

function readHeader(message: Buffer, start: number): Header {
  const text = message.toString('latin1', start, start + HEADER_BYTES)
  const end = /^\r?\n|\n\r?\n/.exec(text)
  const length = end === null ? text.length : end.index + end[0].length
  const fields = text.slice(0, length).replace(/\r?\n[ \t]/g, ' ')
  const valueIn = (name: RegExp): string => name.exec(fields)?.[1]?.trim() ?? ''
  const type = valueIn(/^content-type[ \t]*:(.*)/im)
  return {
    body: start + length,
    type: type.replace(/^[^;]*/, (mediaType) => mediaType.toLowerCase()),
    encoding: transferEncodingNamed(valueIn(/^content-transfer-encoding[ \t]*:(.*)/im)),
    isEmptied: /^x-apple-content-length[ \t]*:/im.test(fields),
  }
}

/** The boundary of a multipart, null of anything else. */
function boundaryOf(type: string): string | null {
  if (!type.startsWith('multipart/')) return null
  const [, quoted, plain] = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type) ?? []
  return (quoted ?? plain)?.trimEnd() ?? null
}

/** Where a part ends, and where the next one begins (null when there is none). */
type Ending = { readonly end: number; readonly next: Place | null }

/** Looks for the boundary that ends the part with its body at `from`, and on to the next part; closes the multiparts that end. */
function nextPart(message: Buffer, from: number, open: Open[]): Ending {
  let end = message.length
  for (let at = lineWithDashes(message, from); at >= 0; at = lineWithDashes(message, at + 2)) {
    const feed = message.indexOf(LF, at)
    const lineEnd = feed < 0 ? message.length : feed
    const line = message.toString('latin1', at + 2, Math.min(lineEnd, at + 300)).trimEnd()
    const level = open.findLastIndex(({ boundary }) => line === boundary || line === `${boundary}--`)
    const multipart = open[level]
    if (multipart === undefined) continue
    end = Math.min(end, at)
    const isClosing = line !== multipart.boundary
    open.length = isClosing ? level : level + 1
    if (isClosing) continue
    multipart.parts++
    const path = below(multipart.path, multipart.parts)
    return { end, next: { start: lineEnd + 1, path, isMessage: false } }
  }
  return { end, next: null }
}

/** The first line at or after `from` (the start of a line) that begins with "--", or -1. */
function lineWithDashes(message: Buffer, from: number): number {
  if (message[from] === DASH && message[from + 1] === DASH && (from === 0 || message[from - 1] === LF))
    return from
  const feed = message.indexOf('\n--', Math.max(0, from - 1), 'latin1')
  return feed < 0 ? -1 : feed + 1
}

const DASH = 45

function isBlank(bytes: Buffer): boolean {
  return bytes.length < 8 && /^[\r\n]*$/.test(bytes.toString('latin1'))
}
