import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from '../source/bytes.ts'
import { readExactly } from './blocks.ts'

/** Where in an .emlx file the message lies. What is before it is the count line, what is behind it the property list. */
export type Frame = {
  readonly start: number
  readonly length: number
  /** The property list with the white space around it, verbatim; empty when there is none. */
  readonly trailer: Buffer
  readonly problems: readonly Problem[]
}

/** Property lists found in practice have some hundred bytes. What is larger is not taken for one. */
const LARGEST_LIST = 1024 * 1024

/** Apple Mail pads the count with blanks to ten places. */
const countLine = /^(?:\xef\xbb\xbf)?(\d{1,15})[ \t]*\r?\n/
const listStart = /^\s*(?:<\?xml\s[^>]{0,200}\?>\s*)?(?:<!DOCTYPE\s+plist\b|<plist\b)/
const listEnd = /<\/plist>\s*$/

/**
 * Finds the message in an .emlx file. The count is believed when it leads to a property list or to the end of the file; else
 * the list is looked for at the end of the file, and the message is all that lies between (`emlx-length-wrong`).
 */
export function frameEmlx(bytes: Bytes): Frame {
  const line = countLine.exec(bytes.read(0, 64).toString('latin1'))
  const start = line?.[0].length ?? 0
  const counted = line === null ? null : start + Number(line[1])
  if (counted !== null && leadsToEnd(bytes, counted)) return frame(bytes, start, counted, [])
  const list = findList(bytes, start)
  const problems: Problem[] = [
    { kind: 'emlx-length-wrong', detail: counted === null ? 'no count' : `leads to byte: ${counted}` },
  ]
  if (list === null && counted !== null && counted > bytes.size) problems.push({ kind: 'cut-off' })
  return frame(bytes, start, list ?? bytes.size, problems)
}

function frame(bytes: Bytes, start: number, end: number, problems: readonly Problem[]): Frame {
  // A copy: a view would keep the whole file in memory for as long as the record.
  const trailer = Buffer.from(readExactly(bytes, end, bytes.size - end))
  return { start, length: end - start, trailer, problems }
}

function leadsToEnd(bytes: Bytes, end: number): boolean {
  if (end === bytes.size) return true
  if (end > bytes.size || bytes.size - end > LARGEST_LIST) return false
  return listStart.test(bytes.read(end, 1024).toString('latin1'))
}

/** Where the property list begins that closes the file, at or after `from`; null when none does. */
function findList(bytes: Bytes, from: number): number | null {
  const start = Math.max(from, bytes.size - LARGEST_LIST)
  const tail = bytes.read(start, bytes.size - start).toString('latin1')
  if (!listEnd.test(tail.slice(-1024))) return null
  // The last one: a message may hold another as text.
  const root = tail.lastIndexOf('<plist')
  const declaration = tail.lastIndexOf('<?xml', root)
  for (const at of [declaration, tail.lastIndexOf('<!DOCTYPE', root), root]) {
    const startsLine = at === 0 || tail[at - 1] === '\n'
    if (at >= 0 && startsLine && root - at <= 1024 && listStart.test(tail.slice(at, at + 1024)))
      return start + at
  }
  return null
}
