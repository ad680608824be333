import { createHash } from 'node:crypto'
import { type Dice, diceOf } from '../../main/hosts/sample/seed.ts'
import type { ParsedAddress, ParsedAttachment, ParsedMessage } from '../../main/parse/parsed.ts'
import { type Lines, linesOf, vocabulary } from '../helpers/words.ts'

/** A made-up message as the writer gets it: its bytes, and what a parser would have understood of them. */
export type MailRow = { readonly bytes: Buffer; readonly sha256: Buffer; readonly message: ParsedMessage }

const PEOPLE = 3_000
const DOMAINS = 200
/** 1 January 2004, and sixteen years of seconds. */
const FIRST = 1_072_915_200
const SPAN = 16 * 365 * 86_400
const THREADS_KEPT = 500
const TEXT_SEED = 8

/** The words the text is made of, the commonest first. */
export const wordsOfRows = (): string[] => vocabulary(diceOf(TEXT_SEED))

/** Makes messages one after the other, the same ones each time: running text with Zipf's word counts, threads, attachments. */
export function* mailRows(count: number): Generator<MailRow> {
  const dice = diceOf(7)
  const lines = linesOf(TEXT_SEED, 16 * 1024 * 1024, (line) => `${line}\n`)
  const threads: string[] = []
  for (let number = 1; number <= count; number += 1) {
    const id = `${number}@mail.example.org`
    const parent = threads.length > 0 && dice.number(5) < 3 ? dice.pick(threads) : null
    const message = drawMessage({ number, id, parent, dice, lines })
    if (threads.length < THREADS_KEPT) threads.push(id)
    else threads[dice.number(THREADS_KEPT)] = id
    yield asRow(message)
  }
}

type Drawing = {
  readonly number: number
  readonly id: string
  readonly parent: string | null
  readonly dice: Dice
  readonly lines: Lines
}

function drawMessage({ number, id, parent, dice, lines }: Drawing): ParsedMessage {
  const at = FIRST + dice.number(SPAN)
  const subject = linesFrom(lines, 1, dice)
    .slice(0, 20 + dice.number(40))
    .trim()
  return {
    kind: dice.number(50) === 0 ? 'calendar' : 'mail',
    itemClass: '',
    derivedBy: '',
    subject: parent === null ? subject : `Re: ${subject}`,
    addresses: [
      person(dice, 'from'),
      ...Array.from({ length: 1 + dice.number(3) }, () => person(dice, 'to')),
    ],
    sent: { at, zone: 60, state: 'usable' },
    received: { at: at + 5, zone: 0, state: 'usable' },
    messageId: id,
    inReplyTo: parent === null ? [] : [parent],
    references: parent === null ? [] : [parent],
    threadMarks: [],
    text: linesFrom(lines, 4 + dice.number(20), dice),
    attachmentText: '',
    attachments: dice.number(8) === 0 ? [attachment(number, dice)] : [],
    protection: 'none',
    language: dice.number(4) === 0 ? 'en' : 'nl',
    automatic: dice.number(10) === 0,
    problems: dice.number(30) === 0 ? [{ kind: 'charset-wrong', detail: 'us-ascii, used windows-1252' }] : [],
  }
}

function linesFrom({ bytes, starts, count }: Lines, wanted: number, dice: Dice): string {
  const first = dice.number(count - wanted)
  return bytes.toString('utf8', starts[first], starts[first + wanted])
}

/** A few write most of the mail: the square of an even draw leans towards the first. */
function person(dice: Dice, role: ParsedAddress['role']): ParsedAddress {
  const number = Math.floor((dice.number(PEOPLE) * dice.number(PEOPLE)) / PEOPLE)
  return {
    role,
    name: `Medewerker ${number}`,
    address: `m${number}@d${number % DOMAINS}.example.nl`,
  }
}

const kinds = [
  ['application/pdf', 'pdf'],
  ['image/jpeg', 'jpg'],
  ['application/msword', 'doc'],
] as const

function attachment(number: number, dice: Dice): ParsedAttachment {
  const [type, ending] = dice.pick(kinds)
  const name = `bijlage ${number}.${ending}`
  const sha256 = createHash('sha256').update(name).digest()
  const size = 1_000 + dice.number(2_000_000)
  return { path: '2', type, name, declaredSize: size, size, sha256, inline: false, contentId: null }
}

/** The bytes hold what a reader would see; they are not read again by the benchmark, only stored and handed out. */
function asRow(message: ParsedMessage): MailRow {
  const bytes = Buffer.from(
    `From: ${message.addresses[0]?.address}\nSubject: ${message.subject}\nMessage-ID: <${message.messageId}>\n\n${message.text}`,
  )
  return { bytes, sha256: createHash('sha256').update(bytes).digest(), message }
}
