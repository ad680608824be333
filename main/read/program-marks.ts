import { readLabels } from './gmail-labels.ts'
import type { FoundAs } from './item.ts'

/** What a mail program wrote about a message into the header of the message itself, in the words of a raw item. */
export type ProgramMarks = {
  readonly flags: string
  readonly keywords: readonly string[]
  readonly foundAs?: FoundAs
  readonly folder?: readonly string[]
}

/** As much of a message as is looked at, in bytes: programs write their marks first, and headers are seldom longer. */
export const MARKS_GLANCE = 16 * 1024

const NONE: ProgramMarks = { flags: '', keywords: [] }

/** Part of every field below: most messages are done after looking for these. */
const hints = ['X-Mozilla-', 'Status:', 'X-Keywords:', 'X-Gmail-Labels:'].map((hint) => Buffer.from(hint))
const fields =
  /^(X-Mozilla-Status2?|X-Mozilla-Keys|Status|X-Status|X-Keywords|X-Gmail-Labels):[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)/gm

/**
 * Reads what programs that keep mbox files write into the first MARKS_GLANCE bytes of a message: Thunderbird and SeaMonkey
 * (X-Mozilla-*), the Unix readers and IMAP servers (Status, X-Status, X-Keywords), Google Takeout (X-Gmail-Labels). The first
 * field of a name counts: a message that was passed on may hold others' further down. `separator` is the mbox line before it:
 * labels are a folder only where Takeout wrote the file; elsewhere somebody gave the message a place since.
 */
export function readProgramMarks(head: Buffer, separator: Buffer): ProgramMarks {
  const header = head.subarray(0, endOfHeader(head))
  if (!hints.some((hint) => header.includes(hint))) return NONE
  const values = new Map<string, string>()
  for (const [, name = '', value = ''] of header.toString('latin1').matchAll(fields)) {
    if (!values.has(name)) values.set(name, value)
  }
  const labels = values.get('X-Gmail-Labels')
  if (labels !== undefined) {
    const { folder, ...others } = readLabels(labels)
    return folder !== undefined && ofTakeout.test(separator.toString('latin1'))
      ? { folder, ...others }
      : others
  }
  return values.has('X-Mozilla-Status') ? marksOfMozilla(values) : marksOfUnix(values)
}

/** Takeout writes the number of the conversation, and a host that cannot be. */
const ofTakeout = /^From \d{1,20}@xxx /

function endOfHeader(head: Buffer): number {
  const end = head.indexOf(emptyLine)
  const near = end < 0 ? head : head.subarray(0, end)
  const crlf = near.indexOf(emptyLineCrlf)
  return crlf < 0 ? near.length : crlf
}

const emptyLine = Buffer.from('\n\n')
const emptyLineCrlf = Buffer.from('\n\r\n')

/** Bits of X-Mozilla-Status, a hexadecimal number (nsMsgMessageFlags of comm-central). */
const MOZILLA = { read: 0x1, replied: 0x2, marked: 0x4, expunged: 0x8, forwarded: 0x1000 } as const
/** Of X-Mozilla-Status2: deleted on the server; and the number of a label, from when there were five without names. */
const IMAP_DELETED = 0x0020_0000
const LABEL_SHIFT = 25

function marksOfMozilla(values: ReadonlyMap<string, string>): ProgramMarks {
  const status = hexadecimal(values.get('X-Mozilla-Status'))
  const more = hexadecimal(values.get('X-Mozilla-Status2'))
  const isDeleted = (status & MOZILLA.expunged) !== 0 || (more & IMAP_DELETED) !== 0
  const label = (more >>> LABEL_SHIFT) & 7
  const keywords = words(values.get('X-Mozilla-Keys'))
  if (label > 0) keywords.push(`$label${label}`)
  return marks({
    letters: [
      ['S', (status & MOZILLA.read) !== 0],
      ['R', (status & MOZILLA.replied) !== 0],
      ['F', (status & MOZILLA.marked) !== 0],
      ['P', (status & MOZILLA.forwarded) !== 0],
      ['T', isDeleted],
    ],
    keywords,
    isDeleted,
  })
}

/** Status: R read, O seen in an earlier session, D deleted. X-Status: A answered, F flagged, D deleted, T draft (UW c-client). */
function marksOfUnix(values: ReadonlyMap<string, string>): ProgramMarks {
  const [status = '', more = ''] = ['Status', 'X-Status'].map((name) => values.get(name)?.trim() ?? '')
  // What spam filters call a status is a sentence.
  if (!isLetters(status) || !isLetters(more)) return NONE
  const isDeleted = status.includes('D') || more.includes('D')
  return marks({
    letters: [
      ['S', status.includes('R')],
      ['R', more.includes('A')],
      ['F', more.includes('F')],
      ['D', more.includes('T')],
      ['T', isDeleted],
    ],
    keywords: words(values.get('X-Keywords')),
    isDeleted,
  })
}

function isLetters(value: string): boolean {
  return /^[A-Z]{0,8}$/.test(value)
}

type Said = {
  readonly letters: readonly (readonly [letter: string, isSet: boolean])[]
  readonly keywords: readonly string[]
  readonly isDeleted: boolean
}

function marks({ letters, keywords, isDeleted }: Said): ProgramMarks {
  const set = letters.filter(([, isSet]) => isSet).map(([letter]) => letter)
  return {
    flags: set.sort().join(''),
    keywords: [...new Set(keywords)],
    ...(isDeleted && { foundAs: 'deleted' }),
  }
}

function hexadecimal(value: string | undefined): number {
  const digits = /^[0-9a-f]{1,8}(?=\s*$)/i.exec(value ?? '')?.[0]
  return digits === undefined ? 0 : Number.parseInt(digits, 16)
}

/** Thunderbird fills the field up with blanks, so that it can add keywords in place. */
function words(value: string | undefined): string[] {
  return Buffer.from(value ?? '', 'latin1')
    .toString('utf8')
    .split(/\s+/)
    .filter((word) => word !== '')
}
