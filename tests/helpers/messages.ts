import { formatDate } from '../../main/hosts/sample/compose.ts'
import { encodeWords } from '../../main/hosts/sample/encode.ts'
import { type Dice, diceOf } from '../../main/hosts/sample/seed.ts'
import { type Lines, linesOf } from './words.ts'
import type { Writer } from './writer.ts'

/** Draws one message after the other: realistic in size, words, threads and parts, and as fast as copying bytes. */
export type MessageMaker = {
  /** Appends the next message. Answers with the moment it was sent, in seconds since 1970 UTC. */
  draw(writer: Writer): number
}

export type MakerOptions = {
  readonly seed: number
  /** The share of messages with an attachment, 0 to 1. */
  readonly attachments: number
}

const MIB = 1024 * 1024
const BASE64_LINE = 77
/** 1 January 2004 to 31 December 2019. */
const FIRST = 1_072_915_200
const SPAN = 16 * 365 * 86_400

type Thread = { readonly subject: string; readonly ids: string[] }
type Pools = { readonly plain: Lines; readonly quoted: Lines; readonly html: Lines; readonly base64: Buffer }

/** Makes a maker. The same options draw the same messages. */
export function messageMaker({ seed, attachments }: MakerOptions): MessageMaker {
  const dice = diceOf(seed)
  const pools: Pools = {
    plain: linesOf(seed + 1, 8 * MIB, (line) => `${line}\n`),
    quoted: linesOf(seed + 2, 2 * MIB, (line) => `> ${line}\n`),
    html: linesOf(seed + 3, 2 * MIB, (line) => `<p class="MsoNormal">${line}</p>\n`),
    base64: base64Lines(diceOf(seed + 4), 2 * MIB),
  }
  const people = correspondents(dice)
  const threads: Thread[] = []
  let drawn = 0
  return {
    draw(writer) {
      const number = drawn++
      const at = FIRST + dice.number(SPAN)
      const from = dice.pick(people)
      const thread = nextThread(threads, pools, dice)
      const id = `${number}.${seed}.${at.toString(36)}@example.nl`
      const reply = thread.ids.length > 0
      writer.text(
        `Received: from mail.example.org by mx.example.nl with ESMTP id ${number.toString(36)}; ${formatDate({ at: at + 3, zone: 0 })}\n` +
          `Date: ${formatDate({ at, zone: 60 })}\nFrom: ${from}\nTo: ${dice.pick(people)}\n` +
          (dice.number(3) === 0 ? `Cc: ${dice.pick(people)},\n ${dice.pick(people)}\n` : '') +
          `Subject: ${reply ? dice.pick(replyMarks) : ''}${thread.subject}\nMessage-ID: <${id}>\n` +
          (reply
            ? `In-Reply-To: <${thread.ids.at(-1)}>\nReferences: <${thread.ids.slice(-5).join('>\n <')}>\n`
            : '') +
          'MIME-Version: 1.0\n',
      )
      thread.ids.push(id)
      writeBody(writer, { pools, dice, number, reply, attached: dice.number(1000) < attachments * 1000 })
      return at
    },
  }
}

const replyMarks = ['Re: ', 'RE: ', 'Antw: ', 'FW: ', 'Re: Re: ']

type BodyFacts = {
  readonly pools: Pools
  readonly dice: Dice
  readonly number: number
  readonly reply: boolean
  readonly attached: boolean
}

function writeBody(writer: Writer, facts: BodyFacts): void {
  const boundary = `=_part_${facts.number}`
  if (facts.attached) {
    writer.text(`Content-Type: multipart/mixed; boundary="${boundary}"\n\n--${boundary}\n`)
  }
  if (facts.dice.number(4) === 0) writeAlternative(writer, facts)
  else writePlain(writer, facts)
  if (facts.attached) writeAttachment(writer, facts, boundary)
}

function writePlain(writer: Writer, { pools, dice, number, reply }: BodyFacts): void {
  writer.text('Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n')
  writer.text(`Geachte heer/mevrouw,\n\nBetreft zaak ${number * 7 + 13}.\n`)
  copyLines(writer, pools.plain, 2 + bodyLength(dice), dice)
  writer.text('\nMet vriendelijke groet,\nGemeente Voorbeeld\n')
  if (!reply) return
  writer.text('\nOp die dag schreef u:\n')
  copyLines(writer, pools.quoted, 2 + dice.number(20), dice)
}

function writeAlternative(writer: Writer, facts: BodyFacts): void {
  const boundary = `=_alt_${facts.number}`
  writer.text(`Content-Type: multipart/alternative; boundary="${boundary}"\n\n--${boundary}\n`)
  writePlain(writer, facts)
  writer.text(
    `\n--${boundary}\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><body>\n`,
  )
  copyLines(writer, facts.pools.html, 2 + bodyLength(facts.dice), facts.dice)
  writer.text(`</body></html>\n\n--${boundary}--\n`)
}

function writeAttachment(writer: Writer, { pools, dice, number }: BodyFacts, boundary: string): void {
  const [type, ending] = dice.pick(attachmentTypes)
  const all = Math.floor(pools.base64.length / BASE64_LINE)
  const count = Math.min(all, 20 + bodyLength(dice) * 12)
  const first = dice.number(all - count + 1)
  writer.text(
    `\n--${boundary}\nContent-Type: ${type}; name="bijlage-${number}.${ending}"\nContent-Transfer-Encoding: base64\n` +
      `Content-Disposition: attachment; filename="bijlage-${number}.${ending}"\n\n`,
  )
  writer.bytes(pools.base64, first * BASE64_LINE, (first + count) * BASE64_LINE)
  writer.text(`\n--${boundary}--\n`)
}

const attachmentTypes = [
  ['application/pdf', 'pdf'],
  ['application/msword', 'doc'],
  ['image/jpeg', 'jpg'],
  ['application/vnd.ms-excel', 'xls'],
] as const

/** Most messages are short, a few are long: 1 to about 120 lines, about 17 on average. */
function bodyLength(dice: Dice): number {
  const share = dice.number(1000) / 1000
  return 1 + Math.floor(120 * share ** 6) + dice.number(12)
}

function copyLines(writer: Writer, from: Lines, count: number, dice: Dice): void {
  writer.lines(from, dice.number(from.count - count), count)
}

/** Three of five messages answer one of the last 200 threads, the others begin one. */
function nextThread(threads: Thread[], pools: Pools, dice: Dice): Thread {
  if (threads.length > 20 && dice.number(5) < 3) return dice.pick(threads)
  const line = dice.number(pools.plain.count)
  const start = pools.plain.starts[line] ?? 0
  const subject = pools.plain.bytes
    .toString('latin1', start, start + 24 + dice.number(24))
    .replace(/\s+\S*$/, '')
  const thread: Thread = { subject, ids: [] }
  if (threads.length < 200) threads.push(thread)
  else threads[dice.number(200)] = thread
  return thread
}

const firstNames = [
  'Anna',
  'Bram',
  'Chris',
  'Daan',
  'Els',
  'Farid',
  'Greet',
  'Hans',
  'Ilse',
  'Joost',
  'Karin',
  'Zoë',
]
const lastNames = [
  'Jansen',
  'de Vries',
  'Bakker',
  'van Dijk',
  'Visser',
  'Smit',
  'Meijer',
  'de Boer',
  'Mulder',
  'Yılmaz',
]
const domains = [
  'voorbeeld.example.nl',
  'provincie.example.nl',
  'post.example.org',
  'bedrijf.example.org',
  'raad.example.nl',
]

/** Header values of 600 people, ready to copy. */
function correspondents(dice: Dice): string[] {
  return firstNames.flatMap((first) =>
    lastNames.flatMap((last) =>
      domains.map((domain) => {
        const account = `${first}.${last}`
          .normalize('NFD')
          .replace(/[^A-Za-z.]/g, '')
          .toLowerCase()
        return `${encodeWords(`${first} ${last}`)} <${account}${dice.number(90) + 10}@${domain}>`
      }),
    ),
  )
}

function base64Lines(dice: Dice, size: number): Buffer {
  const noise = Buffer.allocUnsafe(Math.floor(size / BASE64_LINE) * 57)
  for (let at = 0; at + 4 <= noise.length; at += 4) noise.writeUInt32LE(dice.number(0x1_0000_0000), at)
  return Buffer.from(noise.toString('base64').replace(/.{76}/g, '$&\n'), 'latin1')
}
