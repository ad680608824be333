import type { Affair, Case, Letter } from './affairs/affair.ts'
import type { Draft, Enclosure } from './compose.ts'
import { pngOf } from './documents.ts'
import type { Charset, TransferEncoding } from './encode.ts'
import { drawUp } from './papers.ts'
import { type Person, type PersonKey, people } from './people.ts'
import { dutchZone, type Post } from './post.ts'
import { type Dice, diceOf } from './seed.ts'

const HOUR = 3600

/** How mail programs of the time carried text. */
const carriers: readonly (readonly [Charset, TransferEncoding])[] = [
  ['utf-8', 'quoted-printable'],
  ['iso-8859-1', 'quoted-printable'],
  ['windows-1252', '8bit'],
  ['utf-8', '8bit'],
  ['utf-8', 'base64'],
]

/** Writes out every case of every affair as posts, in the order of the affairs. The same seed gives the same posts. */
export function correspond(affairs: readonly Affair[], seed: number): Post[] {
  const dice = diceOf(seed)
  return affairs.flatMap((affair) => affair.cases.flatMap((facts) => writeCase(affair, facts, dice)))
}

type Written = { readonly post: Post; readonly person: Person; readonly text: string; readonly id: string }

function writeCase(affair: Affair, facts: Case, dice: Dice): Post[] {
  const written: Written[] = []
  let at = Date.parse(`${facts.on}T07:00:00Z`) / 1000 + dice.number(9 * HOUR)
  for (const letter of affair.letters) {
    at = officeHours(at + (letter.after ?? 0) * HOUR + dice.number(HOUR))
    written.push(writeLetter(letter, { affair, facts, at, before: written, dice }))
  }
  return written.map(({ post }) => post)
}

type Setting = {
  readonly affair: Affair
  readonly facts: Case
  readonly at: number
  readonly before: readonly Written[]
  readonly dice: Dice
}

function writeLetter(letter: Letter, { affair, facts, at, before, dice }: Setting): Written {
  const writer: Person = people[letter.from]
  const matter = fill(affair.subject, facts)
  const id = `${at.toString(36)}.${dice.number(1_000_000)}@${writer.address.slice(writer.address.indexOf('@') + 1)}`
  const last = before.at(-1)
  const own = `${fill(letter.text, facts)}\n\n${signature(writer)}`
  const text =
    last === undefined || letter.mark === undefined ? own : `${own}\n\n${quote(last, letter.mark, writer)}`
  const [wanted, encoding] = dice.pick(carriers)
  // ISO 8859-1 has no euro sign and no curled quotes; programs of the time took windows-1252 then.
  const charset = wanted === 'iso-8859-1' && !/^[\u0000-\u00ff]*$/.test(text) ? 'windows-1252' : wanted
  const html = dice.number(4) === 0
  const enclosures = (letter.papers ?? []).map((paper) => drawUp(paper, matter, dice.number(9999)))
  const draft: Draft = {
    headers: [['Received', receivedLine(writer, at)]],
    from: writer,
    to: letter.to.map((key) => people[key]),
    ...(letter.cc && { cc: letter.cc.map((key) => people[key]) }),
    ...(letter.bcc && { bcc: letter.bcc.map((key) => people[key]) }),
    subject: letter.mark === undefined ? matter : `${letter.mark}: ${matter}`,
    date: { at, zone: writer.language === 'en' ? dutchZone(at) - 60 : dutchZone(at) },
    messageId: id,
    ...(last && { inReplyTo: last.id, references: before.map((earlier) => earlier.id) }),
    text,
    charset,
    encoding,
    ...(html && { html: htmlOf(text) }),
    ...enclose(html ? [...enclosures, arms] : enclosures),
  }
  const keepers = [letter.from, ...letter.to, ...(letter.cc ?? []), ...(letter.bcc ?? [])]
  return { post: { draft, at, from: letter.from, keepers }, person: writer, text: own, id }
}

const arms: Enclosure = {
  type: 'image/png',
  name: 'wapen.png',
  bytes: pngOf(24, [20, 70, 140]),
  inline: true,
  contentId: 'wapen@gemeente-voorbeeld.example.nl',
}

function enclose(enclosures: readonly Enclosure[]): Pick<Draft, 'enclosures'> {
  return enclosures.length > 0 ? { enclosures } : {}
}

/** Puts the facts of a case where the letter has {words}. A fact that begins a sentence gets a capital. */
export function fill(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(/(^|[.!?:]\s+)?\{(\w+)\}/g, (_whole, opening: string | undefined, name: string) => {
    const fact = facts[name]
    if (fact === undefined) throw new Error(`no fact {${name}} for: ${text.slice(0, 60)}`)
    const begins = opening !== undefined && !opening.startsWith(':')
    return `${opening ?? ''}${begins ? fact.charAt(0).toUpperCase() + fact.slice(1) : fact}`
  })
}

function signature(writer: Person): string {
  const greeting = writer.language === 'en' ? 'Kind regards,' : 'Met vriendelijke groet,'
  return [greeting, '', writer.name, ...(writer.post === '' ? [] : [writer.post])].join('\n')
}

function quote(last: Written, mark: string, writer: Person): string {
  const when = new Date((last.post.at + dutchZone(last.post.at) * 60) * 1000).toISOString()
  const day = `${when.slice(8, 10)}-${when.slice(5, 7)}-${when.slice(0, 4)} ${when.slice(11, 16)}`
  if (mark.startsWith('FW')) {
    const names =
      writer.language === 'en'
        ? ['Forwarded message', 'From', 'Sent']
        : ['Doorgestuurd bericht', 'Van', 'Verzonden']
    return `-----${names[0]}-----\n${names[1]}: ${last.person.name}\n${names[2]}: ${day}\n\n${last.text}`
  }
  const said =
    writer.language === 'en'
      ? `On ${day}, ${last.person.name} wrote:`
      : `Op ${day} schreef ${last.person.name}:`
  return `${said}\n${last.text.replace(/^/gm, '> ')}`
}

function htmlOf(text: string): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  const paragraphs = safe.split('\n\n').map((block) => `<p>${block.replace(/\n/g, '<br>\n')}</p>`)
  return `<html><body>\n${paragraphs.join('\n')}\n<img src="cid:${arms.contentId}" alt="">\n</body></html>`
}

function receivedLine(writer: Person, at: number): string {
  const host = writer.address.slice(writer.address.indexOf('@') + 1)
  const then = new Date((at + 4) * 1000).toUTCString().replace('GMT', '+0000')
  return `from mail.${host} by mx.gemeente-voorbeeld.example.nl\n with ESMTP; ${then}`
}

/** Moves a moment that falls at night to the next morning: half the letters are written at a desk. */
function officeHours(at: number): number {
  const hour = Math.floor(at / HOUR) % 24
  return hour >= 6 && hour < 20 ? at : at + ((31 - hour) % 24) * HOUR
}

/** Whether a copy of the post lies in this person's mailbox. */
export function keptBy(post: Post, key: PersonKey): boolean {
  return post.keepers.includes(key)
}
