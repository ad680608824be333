import { PS_INTERNET_HEADERS, PS_PUBLIC_STRINGS } from '../../read/mapi/sets.ts'
import {
  PidTagClientSubmitTime,
  PidTagConversationIndex,
  PidTagConversationTopic,
  PidTagCreationTime,
  PidTagDisplayBcc,
  PidTagDisplayCc,
  PidTagDisplayTo,
  PidTagImportance,
  PidTagInReplyToId,
  PidTagInternetMessageId,
  PidTagInternetReferences,
  PidTagMessageClass,
  PidTagMessageDeliveryTime,
  PidTagNormalizedSubject,
  PidTagRecipientType,
  PidTagSensitivity,
  PidTagSubject,
  PidTagSubjectPrefix,
} from '../../read/mapi/tags.ts'
import { DERIVE_AGENT } from '../parsed.ts'
import { fieldOfEntries, fieldOfText, fieldOfWords, phraseOf } from './fields.ts'
import { entryOf, type Person, recipientOf, repliesTo, representedOf, senderOf } from './people.ts'
import type { Properties } from './properties.ts'
import { isOfBody, isOurs, type Transport, transportOf } from './transport.ts'

/** Recipients by their place in a message; those whose place nobody says are among "to". */
type Recipients = { readonly to: Person[]; readonly cc: Person[]; readonly bcc: Person[] }

/** PidTagRecipientType ([MS-OXCMSG] §2.2.3.1.2); the high bits are flags. */
const TYPE = 0x0f
const ORIGINATOR = 0
const CC = 2
const BCC = 3

/**
 * The header of an item, without the fields of its body: the one it was sent with as it is, and then what that lacks, made from
 * its properties. `rows` are those of its recipient table.
 */
export function headerOf(item: Properties, rows: readonly Properties[]): Buffer {
  const transport = transportOf(item)
  const recipients = recipientsOf(item, rows)
  const own = [
    text('X-Bewaarpost-Derived', DERIVE_AGENT),
    text('X-Bewaarpost-Item-Class', item.text(PidTagMessageClass)),
  ]
  const made = [...peopleFields(item, recipients), ...factFields(item), ...namedFields(item)]
  const missing = made.filter(([name, field]) => field !== '' && !transport.names.has(name.toLowerCase()))
  const others = otherRecipients(transport, recipients)
  const fields = [...missing, ...others, ...own].map(([, field]) => field)
  return Buffer.concat([transport.bytes, Buffer.from(fields.join(''))])
}

type Made = readonly [name: string, field: string]

function peopleFields(item: Properties, { to, cc, bcc }: Recipients): Made[] {
  const sender = senderOf(item)
  const from = representedOf(item) ?? sender
  const isOther = sender !== null && from !== null && !isSame(sender, from)
  return [
    people('From', from === null ? [] : [from]),
    people('Sender', isOther ? [sender] : []),
    people('Reply-To', repliesTo(item)),
    people('To', to),
    people('Cc', cc),
    people('Bcc', bcc),
  ]
}

function people(name: string, all: readonly Person[]): Made {
  return [name, fieldOfEntries(name, all.map(entryOf))]
}

/** Of an item without a table of recipients the names it shows are all there is ([MS-OXOMSG] §2.2.1.7). */
function recipientsOf(item: Properties, rows: readonly Properties[]): Recipients {
  const recipients: Recipients = { to: [], cc: [], bcc: [] }
  for (const row of rows) {
    const person = recipientOf(row)
    const type = row.number(PidTagRecipientType) & TYPE
    if (person === null || type === ORIGINATOR) continue
    recipients[type === CC ? 'cc' : type === BCC ? 'bcc' : 'to'].push(person)
  }
  if (rows.length > 0) return recipients
  return {
    to: shownPeople(item.text(PidTagDisplayTo)),
    cc: shownPeople(item.text(PidTagDisplayCc)),
    bcc: shownPeople(item.text(PidTagDisplayBcc)),
  }
}

function shownPeople(names: string): Person[] {
  return names.split(';').flatMap((each) => {
    const name = each.replace(/\s+/g, ' ').trim()
    return name === '' ? [] : [{ name, address: '', other: '' }]
  })
}

/** Recipients of the table whom the header it was sent with does not name: a field of that name would stand there twice. */
function otherRecipients(transport: Transport, recipients: Recipients): Made[] {
  return (['To', 'Cc', 'Bcc'] as const).map((name) => {
    const role = roleOf[name]
    const isSaid = transport.names.has(role)
    const others = isSaid ? recipients[role].filter((person) => !isNamed(transport, person)) : []
    return people(`X-Bewaarpost-${name}`, others)
  })
}

const roleOf = { To: 'to', Cc: 'cc', Bcc: 'bcc' } as const

function isNamed({ people: named }: Transport, person: Person): boolean {
  return named.some((each) =>
    each.address !== '' && person.address !== ''
      ? each.address.toLowerCase() === person.address.toLowerCase()
      : sameName(each.name, person.name),
  )
}

function isSame(a: Person, b: Person): boolean {
  const [one, two] = [a.address || a.other, b.address || b.other]
  return one === '' || two === '' ? a.name === b.name : one.toLowerCase() === two.toLowerCase()
}

function sameName(a: string, b: string): boolean {
  return a !== '' && a.toLowerCase() === b.toLowerCase()
}

/** PidNameKeywords: the categories. */
const keywords = { set: PS_PUBLIC_STRINGS, name: 'Keywords' }
const importances: Readonly<Record<number, string>> = { 0: 'low', 2: 'high' }
const sensitivities: Readonly<Record<number, string>> = {
  1: 'Personal',
  2: 'Private',
  3: 'Company-Confidential',
}

function factFields(item: Properties): Made[] {
  const index = item.bytes(PidTagConversationIndex)
  return [
    text('Subject', subjectOf(item)),
    ['Date', dateField(item)],
    text('Message-ID', item.text(PidTagInternetMessageId)),
    text('In-Reply-To', item.text(PidTagInReplyToId)),
    text('References', item.text(PidTagInternetReferences)),
    text('Thread-Topic', item.text(PidTagConversationTopic)),
    text('Thread-Index', index === null ? '' : index.toString('base64', 0, 10_000)),
    text(
      'Importance',
      item.find(PidTagImportance) === null ? '' : (importances[item.number(PidTagImportance)] ?? ''),
    ),
    text('Sensitivity', sensitivities[item.number(PidTagSensitivity)] ?? ''),
    [
      'Keywords',
      fieldOfEntries(
        'Keywords',
        item
          .texts(keywords)
          .filter((each) => each.trim() !== '')
          .map(phraseOf),
      ),
    ],
  ]
}

function text(name: string, value: string): Made {
  const line = value.replace(/\s+/g, ' ').trim()
  return [name, line === '' ? '' : fieldOfText(name, line)]
}

/**
 * The subject. In a personal folders file it begins with a mark and the length of its "RE: " ([MS-PST] §2.5.3.1.1.1), which are
 * not part of it.
 */
export function subjectOf(item: Properties): string {
  const subject = item.text(PidTagSubject)
  const whole = subject === '' ? item.text(PidTagSubjectPrefix) + item.text(PidTagNormalizedSubject) : subject
  return whole.startsWith('\x01') ? whole.slice(2) : whole
}

/** When it was sent, or else arrived, or was made: in seconds since 1970 UTC, null when it does not say. */
export function sentTime(item: Properties): number | null {
  return (
    item.time(PidTagClientSubmitTime) ?? item.time(PidTagMessageDeliveryTime) ?? item.time(PidTagCreationTime)
  )
}

/** RFC 5322 §3.3. "-0000" says that the time is that of the world, and nothing is known of the place. */
function dateField(item: Properties): string {
  const at = sentTime(item)
  if (at === null) return ''
  const utc = new Date(at * 1000).toUTCString()
  return fieldOfWords('Date', `${utc.replace('GMT', '-0000')}`.split(' '))
}

/** Header fields kept as properties of their own, of items whose header was not kept. */
function namedFields(item: Properties): Made[] {
  return item.all.flatMap(({ name }) => {
    if (name?.set !== PS_INTERNET_HEADERS || typeof name.name !== 'string') return []
    const isField = /^[!-9;-~]{1,70}$/.test(name.name) && !isOfBody(name.name) && !isOurs(name.name)
    return isField ? [text(name.name, item.text(name))] : []
  })
}
