import { PARAMETERS } from './bounds.ts'
import { decodeText } from './charset.ts'
import type { Problems } from './problems.ts'
import { decodeHeaderText } from './words.ts'

/** The value of a structured field in lower case ("text/plain", "attachment") and its parameters, decoded. */
export type Parameters = { readonly value: string; get(name: string): string | undefined }

type Segment = { readonly number: number; readonly isEncoded: boolean; readonly raw: string }

const none: ReadonlyMap<string, Segment[]> = new Map()

/**
 * Reads "value; name=value; …" (RFC 2045 §5.1) with continuations and charsets (RFC 2231), encoded words where they do not
 * belong, raw 8-bit, missing quotes. In: a string of bytes, one character each. Parameters are decoded when asked for.
 */
export function parseParameters(raw: string, problems: Problems): Parameters {
  const semicolon = raw.indexOf(';')
  const head = semicolon < 0 ? raw : raw.slice(0, semicolon)
  const value = stripComment(head).trim().toLowerCase()
  const segments = semicolon < 0 ? none : readSegments(raw, semicolon + 1, problems)
  return {
    value: value.replace(/\s*\/\s*/, '/').split(/[\s"]/, 1)[0] ?? '',
    get(name) {
      const parts = segments.get(name)
      return parts === undefined ? undefined : decodeSegments(parts, problems)
    },
  }
}

function stripComment(text: string): string {
  const open = text.indexOf('(')
  if (open < 0) return text
  const close = text.lastIndexOf(')')
  return text.slice(0, open) + (close < open ? '' : text.slice(close + 1))
}

function readSegments(raw: string, from: number, problems: Problems): ReadonlyMap<string, Segment[]> {
  const byName = new Map<string, Segment[]>()
  let count = 0
  let at = from
  while (at < raw.length) {
    const equals = raw.indexOf('=', at)
    if (equals < 0) break
    const semicolon = raw.indexOf(';', at)
    if (semicolon >= 0 && semicolon < equals) {
      at = semicolon + 1
      continue
    }
    if (++count > PARAMETERS) {
      problems.add('header-too-large', { detail: `more than ${PARAMETERS} parameters` })
      break
    }
    const { text, end } = readValue(raw, equals + 1)
    addSegment(byName, raw.slice(at, equals), text)
    at = end
  }
  return byName
}

/** Reads one value from `from` on: quoted, or up to the next semicolon. `end` is after that semicolon. */
function readValue(raw: string, from: number): { text: string; end: number } {
  let at = from
  while (raw[at] === ' ' || raw[at] === '\t') at++
  if (raw[at] === '"') {
    const quoted = readQuoted(raw, at + 1)
    if (quoted !== null) {
      const semicolon = raw.indexOf(';', quoted.end)
      return { text: quoted.text, end: semicolon < 0 ? raw.length : semicolon + 1 }
    }
    at++
  }
  const semicolon = raw.indexOf(';', at)
  const end = semicolon < 0 ? raw.length : semicolon
  return { text: stripTrailingComment(raw.slice(at, end)).trim(), end: end + 1 }
}

/** "name=value (a comment)": the comment goes, but "report (2).pdf" without quotes keeps its brackets. */
function stripTrailingComment(text: string): string {
  const comment = /^([^\s()]+)\s+\([^()]*\)\s*$/.exec(text)
  return comment?.[1] ?? text
}

function readQuoted(raw: string, from: number): { text: string; end: number } | null {
  let text = ''
  let pieceFrom = from
  for (let i = from; i < raw.length; i++) {
    const char = raw[i]
    if (char === '\\' && (raw[i + 1] === '"' || raw[i + 1] === '\\')) {
      text += raw.slice(pieceFrom, i)
      pieceFrom = ++i
    } else if (char === '"') return { text: text + raw.slice(pieceFrom, i), end: i + 1 }
  }
  return null
}

/** "filename*1*" → filename, segment 1, encoded. */
function addSegment(byName: Map<string, Segment[]>, label: string, raw: string): void {
  const [name = '', first, second] = label.trim().toLowerCase().split('*', 3)
  if (name === '' || name.length > 100) return
  const number = first === undefined || first === '' ? -1 : /^\d{1,3}$/.test(first) ? Number(first) : -1
  const isEncoded = first === '' || second !== undefined
  const segments = byName.get(name)
  if (segments === undefined) byName.set(name, [{ number, isEncoded, raw }])
  else segments.push({ number, isEncoded, raw })
}

/** Joins what belongs together: name*, else name*0 name*1 …, else name (RFC 2231 §4.1: the extended form is preferred). */
function decodeSegments(segments: readonly Segment[], problems: Problems): string {
  const whole = segments.find((segment) => segment.number < 0 && segment.isEncoded)
  if (whole !== undefined) return decodeExtended([whole], problems)
  const numbered = segments.filter((segment) => segment.number >= 0).sort((a, b) => a.number - b.number)
  if (numbered.length > 0) return decodeExtended(numbered, problems)
  return decodeHeaderText(segments[0]?.raw ?? '', problems)
}

function decodeExtended(segments: readonly Segment[], problems: Problems): string {
  let charset = ''
  let isAnyEncoded = false
  const pieces: Buffer[] = []
  for (const [place, segment] of segments.entries()) {
    let raw = segment.raw
    if (place === 0 && segment.isEncoded) {
      const prefix = /^([^']*)'[^']*'/.exec(raw.slice(0, 200))
      charset = prefix?.[1]?.toLowerCase() ?? ''
      raw = raw.slice(prefix?.[0].length ?? 0)
    }
    isAnyEncoded ||= segment.isEncoded
    pieces.push(segment.isEncoded ? decodePercent(raw) : Buffer.from(raw, 'latin1'))
  }
  const bytes = Buffer.concat(pieces)
  return isAnyEncoded
    ? decodeText(bytes, charset, problems)
    : decodeHeaderText(bytes.toString('latin1'), problems)
}

function decodePercent(raw: string): Buffer {
  const text = raw.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  )
  return Buffer.from(text, 'latin1')
}
