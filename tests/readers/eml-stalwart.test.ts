import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeBody } from '../../main/parse/body.ts'
import { parseMessage } from '../../main/parse/message.ts'
import { Problems } from '../../main/parse/problems.ts'
import { type Part, scanStructure } from '../../main/parse/structure.ts'
import { readText } from '../../main/parse/text.ts'
import { corpora } from '../helpers/corpora.ts'

/** What lies beside a message: the answer of stalwart's mail-parser, as far as it is compared here. */
type Address = { name: string | null; address: string | null }
type DateTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  tz_before_gmt: boolean
  tz_hour: number
  tz_minute: number
}
type Value = {
  Text?: string
  Address?: { List?: Address[]; Group?: { name: string; addresses: Address[] }[] }
  DateTime?: DateTime
}
type Body = {
  Text?: string
  Html?: string
  Binary?: number[]
  InlineBinary?: number[]
  Message?: Answer
  Multipart?: number[]
}
type Answer = { parts: { headers: { name: unknown; value: Value }[]; body: Body }[] }

/** Where we differ and why ours is right. */
const differences: Readonly<Record<string, string>> = {
  'rfc/000.eml':
    'sound and picture whose "base64" is prose: stalwart shows the prose, we what base64 makes of it, marked as damaged',
  'thirdparty/002.eml':
    'a base64 part "?garbage": stalwart shows it as it stands, we decode what can be decoded and mark the damage',
  'thirdparty/005.eml':
    'a boundary in the middle of a line is none (RFC 2046 §5.1.1); stalwart takes it for one',
  'thirdparty/015.eml':
    'attached messages with damaged headers: two lines that are no fields before the empty line begin the text with us; and a multipart in which no part begins stays one in the tree',
}

const folder = corpora === null ? '' : join(corpora, 'eml/stalwart')
const names =
  corpora === null
    ? []
    : readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => name.endsWith('.eml'))
if (corpora === null) console.warn('skipped: the real mail of ../shared/corpora is not beside this clone')

describe.skipIf(corpora === null)('headers, parts and texts agree with stalwart', () => {
  it.each(names.sort())('%s', (name) => {
    const raw = readFileSync(join(folder, name))
    const answer: Answer = JSON.parse(readFileSync(join(folder, name.replace(/\.eml$/, '.json')), 'utf8'))
    const ours = { ...headersOf(raw), parts: partsOf(scanStructure(raw, new Problems()).root) }
    const theirs = { ...headersIn(answer), parts: partsIn(answer) }
    const reason = differences[name]
    if (reason === undefined) expect(ours).toEqual(theirs)
    else expect(ours, `listed as a difference but agrees now: ${reason}`).not.toEqual(theirs)
  })
})

function headersOf(raw: Buffer) {
  const { subject, addresses, sent, messageId } = parseMessage(raw)
  const named = (role: string) =>
    addresses.filter((each) => each.role === role).map((each) => `${each.name} <${each.address}>`)
  return { subject, sent: sent.at, messageId, from: named('from'), to: named('to') }
}

function headersIn({ parts }: Answer) {
  const value = (name: string) => parts[0]?.headers.findLast((header) => header.name === name)?.value ?? {}
  const named = (name: string) => {
    const { List: list, Group: groups } = value(name).Address ?? {}
    const inGroups = groups?.flatMap((group) => [{ name: group.name, address: null }, ...group.addresses])
    return (list ?? inGroups ?? []).map((each) => `${each.name ?? ''} <${each.address ?? ''}>`)
  }
  const date = value('date').DateTime
  return {
    subject: value('subject').Text ?? '',
    sent: date === undefined ? null : secondsOf(date),
    messageId: value('message_id').Text ?? '',
    from: named('from'),
    to: named('to'),
  }
}

function secondsOf(date: DateTime): number {
  const zone = (date.tz_hour * 60 + date.tz_minute) * (date.tz_before_gmt ? -1 : 1)
  return Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second) / 1000 - zone * 60
}

/** One line per part in reading order: what it is, and its text or the hash of its bytes. */
function partsOf(part: Part): string[] {
  const inside = part.children.flatMap(partsOf)
  if (part.type.startsWith('multipart/') && part.isOpened) return ['multipart', ...inside]
  if (part.isOpened) return ['message', ...inside]
  if (part.type.startsWith('text/')) return [squeeze(readText(part, new Problems()))]
  return [hashOf(decodeBody(part, new Problems()))]
}

function partsIn({ parts }: Answer): string[] {
  return parts.flatMap(({ body }) => {
    if (body.Multipart !== undefined) return ['multipart']
    if (body.Message !== undefined) return ['message', ...partsIn(body.Message)]
    return [
      body.Text === undefined && body.Html === undefined
        ? hashOf(Buffer.from(body.Binary ?? body.InlineBinary ?? []))
        : squeeze(body.Text ?? body.Html ?? ''),
    ]
  })
}

function squeeze(text: string): string {
  return text.replace(/[\s\0]+/g, '')
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
