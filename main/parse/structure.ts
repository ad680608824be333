import { decodeBody } from './body.ts'
import { ALL_HEADER_FIELDS, BOUNDARY_LENGTH, DECODED_DEPTH, PART_DEPTH, PARTS } from './bounds.ts'
import {
  type Field,
  firstValue,
  headerStartOf,
  isBlankByte,
  lineEndAt,
  nextLine,
  scanHeader,
} from './header.ts'
import type { LeftOut } from './left-out.ts'
import { type Parameters, parseParameters } from './parameters.ts'
import type { Problems } from './problems.ts'
import { type Encoding, encodingNamed } from './transfer.ts'

/** One part of a message. Offsets are in `bytes`: the message itself, or the decoded bytes of an encoded message in it. */
export type Part = {
  readonly bytes: Buffer
  /** Place in the tree as IMAP numbers it (RFC 9051 §6.4.5): "1", "2.3"; a multipart directly in a message "TEXT", "2.TEXT". */
  readonly path: string
  readonly parent: Part | null
  readonly depth: number
  readonly children: Part[]
  readonly headerStart: number
  readonly bodyStart: number
  bodyEnd: number
  readonly fields: readonly Field[]
  /** Media type in lower case; the default of its place when absent or unreadable. */
  readonly type: string
  /** Whether the type stands in the part itself. */
  readonly isTyped: boolean
  readonly parameters: Parameters
  readonly disposition: Parameters
  readonly encoding: Encoding
  /** The body, where the bytes come without it. */
  readonly leftOut: LeftOut | null
  /** Opened: a multipart whose parts, or a message whose content is among the children. */
  isOpened: boolean
  /** Left whole because of a bound, although it holds more parts. */
  isOpaque: boolean
}

/** A message and everything in it, in the order of the bytes; the first part is the message itself. */
export type Structure = {
  readonly root: Part
  readonly parts: readonly Part[]
  /** Whether any header field was there. */
  readonly hasHeader: boolean
}

type Frame = { readonly part: Part; readonly boundary: string; closed: boolean }

/** What is open while the bytes of one message are scanned. */
type Scan = {
  readonly bytes: Buffer
  readonly missing: ReadonlyMap<number, LeftOut>
  readonly frames: Frame[]
  /** Open multiparts by boundary, the innermost last. */
  readonly byBoundary: Map<string, Frame[]>
  longest: number
  /** Open parts from the outermost to the one being read. */
  readonly open: Part[]
}

/** What one message may still use. */
type Budget = { parts: number; fields: number; readonly problems: Problems }

/**
 * Scans a whole message into its tree of parts; it may come without the bodies in `leftOut`. Linear in its size, iterative, never
 * throws for what the bytes say.
 */
export function scanStructure(raw: Buffer, problems: Problems, leftOut: readonly LeftOut[] = []): Structure {
  const budget: Budget = { parts: PARTS, fields: ALL_HEADER_FIELDS, problems }
  const parts: Part[] = []
  const encoded: { part: Part; level: number }[] = []
  const start = headerStartOf(raw)
  const missing = new Map(leftOut.map((each) => [each.at, each]))
  const root = scanMessage({ bytes: raw, start, parent: null, budget, parts, encoded, level: 0, missing })
  // Messages that lie encoded in others are scanned in their decoded bytes, one after the other, not one inside the other.
  for (let i = 0; i < encoded.length; i++) {
    const { part, level } = encoded[i] ?? { part: root, level: 0 }
    const bytes = decodeBody(part, problems)
    part.isOpened = true
    const inner = { bytes, start: headerStartOf(bytes), parent: part, level, missing: new Map() }
    scanMessage({ ...inner, budget, parts, encoded })
  }
  return { root, parts, hasHeader: root.fields.length > 0 }
}

type MessageScan = {
  bytes: Buffer
  start: number
  parent: Part | null
  budget: Budget
  parts: Part[]
  encoded: { part: Part; level: number }[]
  level: number
  /** Bodies that are left out, by the place where they would begin. */
  missing: ReadonlyMap<number, LeftOut>
}

function scanMessage(scan: MessageScan): Part {
  const { bytes, budget, parts, encoded, level, missing } = scan
  const end = bytes.length
  const state: Scan = { bytes, missing, frames: [], byBoundary: new Map(), longest: 0, open: [] }
  let at = scan.start
  let parent = scan.parent
  let first: Part | null = null
  for (;;) {
    const part = openPart(state, at, parent, budget)
    first ??= part
    parts.push(part)
    state.open.push(part)
    at = part.bodyStart
    const next = openInside(state, part, budget)
    if (next === 'message') {
      at = headerStartOf(bytes, part.bodyStart)
      parent = part
      continue
    }
    if (next === 'encoded') {
      if (level < DECODED_DEPTH) encoded.push({ part, level: level + 1 })
      else leaveWhole(part, 'parts-too-deep', budget)
    }
    const found = findNextPart(state, at, budget)
    if (found === null) break
    at = found.start
    parent = found.parent
  }
  for (const part of state.open) part.bodyEnd = end
  for (const frame of state.frames) {
    if (!frame.closed) budget.problems.add('multipart-not-closed', { detail: frame.part.path })
  }
  return first
}

/** Reads the header at `at` and makes the part that begins there. Its end is not known yet. */
function openPart(state: Scan, at: number, parent: Part | null, budget: Budget): Part {
  const { bytes } = state
  const isBoundary = (lineStart: number, lineEnd: number) => boundaryAt(state, lineStart, lineEnd) !== null
  const { problems } = budget
  const header = scanHeader({
    bytes,
    start: at,
    end: bytes.length,
    isBoundary,
    room: budget.fields,
    problems,
  })
  budget.parts--
  budget.fields -= header.fields.length
  const valueNamed = (name: string) => firstValue(bytes, header.fields, name)
  const parameters = parseParameters(valueNamed('content-type') ?? '', problems)
  const encoding = encodingNamed(valueNamed('content-transfer-encoding') ?? '')
  const isTyped = parameters.value.includes('/')
  const part: Part = {
    bytes,
    path: pathOf(parent, isTyped && parameters.value.startsWith('multipart/')),
    parent,
    depth: parent === null ? 0 : parent.depth + 1,
    children: [],
    headerStart: at,
    bodyStart: header.body,
    bodyEnd: bytes.length,
    fields: header.fields,
    type: isTyped ? parameters.value : defaultType(parent, parameters.value),
    isTyped,
    parameters,
    disposition: parseParameters(valueNamed('content-disposition') ?? '', problems),
    encoding,
    leftOut: state.missing.get(header.body) ?? null,
    isOpened: false,
    isOpaque: false,
  }
  if (encoding === 'unknown') problems.add('encoding-unknown', { start: at, detail: part.path })
  parent?.children.push(part)
  return part
}

/** RFC 2046 §5.1.5: in a digest a part without type is a message. "text" alone was legal before MIME (RFC 1049). */
function defaultType(parent: Part | null, value: string): string {
  if (value === '' || value === 'text' || value === 'html') {
    if (value === 'html') return 'text/html'
    return parent?.type === 'multipart/digest' && value === '' ? 'message/rfc822' : 'text/plain'
  }
  return 'application/octet-stream'
}

function pathOf(parent: Part | null, isMultipart: boolean): string {
  const isMessageRoot = parent === null || !parent.type.startsWith('multipart/')
  const messagePath = parent === null ? '' : `${parent.path}.`
  if (isMessageRoot) return `${messagePath}${isMultipart ? 'TEXT' : '1'}`
  const place = parent.children.length + 1
  return parent.path.endsWith('TEXT') ? `${parent.path.slice(0, -4)}${place}` : `${parent.path}.${place}`
}

/** Opens what a part holds: a multipart gets a frame, a message is read on at once when it is not encoded. */
function openInside(state: Scan, part: Part, budget: Budget): 'message' | 'encoded' | 'leaf' {
  const isMultipart = part.type.startsWith('multipart/')
  const isMessage =
    part.type === 'message/rfc822' || part.type === 'message/global' || part.type === 'message/news'
  if (!isMultipart && !isMessage) return 'leaf'
  if (part.depth >= PART_DEPTH) return leaveWhole(part, 'parts-too-deep', budget)
  if (budget.parts <= 0) return leaveWhole(part, 'parts-too-many', budget)
  if (isMessage) {
    if (part.encoding !== 'identity' && part.encoding !== 'unknown') return 'encoded'
    if (part.bodyStart >= part.bytes.length) return 'leaf'
    part.isOpened = true
    return 'message'
  }
  const boundary = boundaryOf(part, budget.problems)
  if (boundary === '') return 'leaf'
  part.isOpened = true
  const frame: Frame = { part, boundary, closed: false }
  state.frames.push(frame)
  const same = state.byBoundary.get(boundary)
  if (same === undefined) state.byBoundary.set(boundary, [frame])
  else same.push(frame)
  state.longest = Math.max(state.longest, boundary.length)
  return 'leaf'
}

function leaveWhole(part: Part, reason: 'parts-too-deep' | 'parts-too-many', budget: Budget): 'leaf' {
  part.isOpaque = true
  budget.problems.add(reason, { start: part.headerStart })
  return 'leaf'
}

/** The boundary parameter, or, when it is absent, the first line that looks and works like one. '' when there is none. */
function boundaryOf(part: Part, problems: Problems): string {
  const declared = (part.parameters.get('boundary') ?? '').trimEnd()
  if (declared !== '' && declared.length <= BOUNDARY_LENGTH) return declared
  problems.add('boundary-missing', { start: part.headerStart, detail: part.path })
  const { bytes } = part
  let at = part.bodyStart
  for (let line = 0; line < 50 && at < bytes.length; line++) {
    const lineEnd = lineEndAt(bytes, at, bytes.length)
    const next = nextLine(bytes, lineEnd, bytes.length)
    if (bytes[at] === 0x2d && bytes[at + 1] === 0x2d && lineEnd - at > 2) {
      const isFollowed = bytes.toString('latin1', next, next + 8).toLowerCase() === 'content-'
      if (isFollowed && lineEnd - at <= BOUNDARY_LENGTH)
        return bytes.toString('latin1', at + 2, lineEnd).trimEnd()
    }
    at = next
  }
  return ''
}

type BoundaryLine = { readonly frame: Frame; readonly isClosing: boolean }

/**
 * Which open multipart a line beginning with "--" belongs to. One boundary may be the beginning of another, so the line must
 * match whole, or at least up to its first blank (RFC 2046 §5.1.1 lets text follow).
 */
function boundaryAt(state: Scan, lineStart: number, lineEnd: number): BoundaryLine | null {
  if (state.frames.length === 0 || state.bytes[lineStart + 1] !== 0x2d) return null
  const start = lineStart + 2
  let end = lineEnd
  while (end > start && isBlankByte(state.bytes[end - 1])) end--
  // Longer than any open boundary with its closing dashes: only the beginning can match.
  const fits = end - start <= state.longest + 2
  const line = state.bytes.toString('latin1', start, fits ? end : start + state.longest + 3)
  const whole = fits ? boundaryIn(state, line) : null
  if (whole !== null) return whole
  const blank = line.search(/[ \t]/)
  return blank < 1 ? null : boundaryIn(state, line.slice(0, blank))
}

function boundaryIn(state: Scan, line: string): BoundaryLine | null {
  const frame = frameOf(state, line)
  if (frame !== null) return { frame, isClosing: false }
  const closing = line.endsWith('--') ? frameOf(state, line.slice(0, -2)) : null
  return closing === null ? null : { frame: closing, isClosing: true }
}

/** The innermost open multipart with this boundary; one already closed when no open one has it (more parts follow). */
function frameOf(state: Scan, boundary: string): Frame | null {
  const frames = state.byBoundary.get(boundary)
  return frames?.findLast((frame) => !frame.closed) ?? frames?.at(-1) ?? null
}

/**
 * Finds the next boundary line that opens a part, from `from` on, and ends all parts it closes. A line is looked at only
 * when it begins with "--"; a run of dashes is passed in one step.
 */
function findNextPart(state: Scan, from: number, budget: Budget): { start: number; parent: Part } | null {
  const { bytes } = state
  const end = bytes.length
  let at = state.frames.length === 0 ? -1 : bytes.indexOf('--', from, 'latin1')
  while (at >= 0) {
    const before = at === 0 ? 0x0a : bytes[at - 1]
    if (at !== from && before !== 0x0a && before !== 0x0d) {
      while (bytes[at] === 0x2d) at++
      at = bytes.indexOf('--', at, 'latin1')
      continue
    }
    const lineEnd = lineEndAt(bytes, at, end)
    const found = boundaryAt(state, at, lineEnd)
    const next = nextLine(bytes, lineEnd, end)
    if (found !== null) {
      closeInside(state, found.frame, at, budget)
      if (found.isClosing) found.frame.closed = true
      else if (budget.parts <= 0) budget.problems.add('parts-too-many', { start: at })
      else if (next < end) return { start: next, parent: found.frame.part }
    }
    at = bytes.indexOf('--', next, 'latin1')
  }
  return null
}

/** Ends everything inside a multipart at the boundary line: the line break before it belongs to the boundary. */
function closeInside(state: Scan, frame: Frame, lineStart: number, budget: Budget): void {
  const { bytes, open, frames } = state
  let end = lineStart
  if (bytes[end - 1] === 0x0a) end--
  if (bytes[end - 1] === 0x0d) end--
  while (open.length > 0 && open.at(-1) !== frame.part) {
    const part = open.pop()
    if (part !== undefined) part.bodyEnd = Math.max(part.bodyStart, end)
  }
  while (frames.length > 0 && frames.at(-1) !== frame) {
    const inner = frames.pop()
    if (inner === undefined) break
    if (!inner.closed) budget.problems.add('multipart-not-closed', { detail: inner.part.path })
    const same = state.byBoundary.get(inner.boundary)
    same?.pop()
    if (same?.length === 0) state.byBoundary.delete(inner.boundary)
  }
}
