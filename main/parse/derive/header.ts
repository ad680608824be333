import { PidNameKeywords } from '../../read/mapi/named.ts'
import type { Properties } from '../../read/mapi/properties.ts'
import { PS_INTERNET_HEADERS } from '../../read/mapi/sets.ts'
import {
  PidTagClientSubmitTime,
  PidTagConversationIndex,
  PidTagConversationTopic,
  PidTagCreationTime,
  PidTagImportance,
  PidTagInReplyToId,
  PidTagInternetMessageId,
  PidTagInternetReferences,
  PidTagMessageClass,
  PidTagMessageDeliveryTime,
  PidTagNormalizedSubject,
  PidTagSensitivity,
  PidTagSubject,
  PidTagSubjectPrefix,
} from '../../read/mapi/tags.ts'
import { DERIVE_AGENT } from '../parsed.ts'
import { inSingleBlanks } from '../single-blanks.ts'
import { fieldOfEntries, fieldOfText, fieldOfWords, phraseOf } from './fields.ts'
import { type Made, otherRecipients, peopleFields, peopleOf } from './people-fields.ts'
import { isOfBody, isOurs, transportOf } from './transport.ts'

/**
 * The header of an item, without the fields of its body: the one it was sent with as it is, and then what that lacks, made from
 * its properties. `rows` are those of its recipient table.
 */
export function headerOf(item: Properties, rows: readonly Properties[]): Buffer {
  const transport = transportOf(item)
  const people = peopleOf(item, rows)
  const { names } = transport
  const isMissing = ([name]: readonly [string, unknown]) => names.size === 0 || !names.has(name.toLowerCase())
  const made = [
    ...peopleFields(people),
    ...facts.filter(isMissing).map(([name, factOf]): Made => [name, textField(name, factOf(item))]),
    ['Date', dateField(item)] as const,
    ['Keywords', keywordsField(item)] as const,
  ].filter((each) => each[1] !== '' && isMissing(each))
  const isSaid = (field: string) => made.some(([name]) => name.toLowerCase() === field.toLowerCase())
  const named = namedFields(item).filter((each) => isMissing(each) && !isSaid(each[0]))
  const own: Made[] = [
    derived,
    ['X-Bewaarpost-Item-Class', textField('X-Bewaarpost-Item-Class', item.text(PidTagMessageClass))],
  ]
  const fields = [...made, ...named, ...otherRecipients(transport, people), ...own]
  return Buffer.concat([transport.bytes, Buffer.from(fields.map(([, field]) => field).join(''))])
}

const derived: Made = ['X-Bewaarpost-Derived', textField('X-Bewaarpost-Derived', DERIVE_AGENT)]

const importances: Readonly<Record<number, string>> = { 0: 'low', 2: 'high' }
const sensitivities: Readonly<Record<number, string>> = {
  1: 'Personal',
  2: 'Private',
  3: 'Company-Confidential',
}

/** Fields of one text, '' where the item does not say it. */
const facts: readonly (readonly [name: string, factOf: (item: Properties) => string])[] = [
  ['Subject', subjectOf],
  ['Message-ID', (item) => item.text(PidTagInternetMessageId)],
  ['In-Reply-To', (item) => item.text(PidTagInReplyToId)],
  ['References', (item) => item.text(PidTagInternetReferences)],
  ['Thread-Topic', (item) => item.text(PidTagConversationTopic)],
  ['Thread-Index', (item) => item.bytes(PidTagConversationIndex)?.toString('base64', 0, 10_000) ?? ''],
  [
    'Importance',
    (item) =>
      item.find(PidTagImportance) === null ? '' : (importances[item.number(PidTagImportance)] ?? ''),
  ],
  ['Sensitivity', (item) => sensitivities[item.number(PidTagSensitivity)] ?? ''],
]

function textField(name: string, value: string): string {
  const line = inSingleBlanks(value)
  return line === '' ? '' : fieldOfText(name, line)
}

/**
 * The subject. In a personal folders file it begins with a mark and the length of its "RE: " ([MS-PST] §2.5.3.1.1.1), which are
 * not part of it. A winmail.dat leaves it to the message it came in; lying alone it says only what the conversation is about,
 * which is the subject without "RE: " ([MS-OXCMAIL] §2.2.3.2.7).
 */
function subjectOf(item: Properties): string {
  // One that is there and empty was left empty.
  const isSaid = [PidTagSubject, PidTagNormalizedSubject].some((tag) => item.find(tag) !== null)
  if (!isSaid) return item.text(PidTagConversationTopic)
  const subject = item.text(PidTagSubject)
  const whole = subject === '' ? item.text(PidTagSubjectPrefix) + item.text(PidTagNormalizedSubject) : subject
  return whole.startsWith('\x01') ? whole.slice(2) : whole
}

/**
 * When it was sent, or else arrived, or was made (RFC 5322 §3.3). "-0000" says that the time is that of the world, and nothing is
 * known of the place.
 */
function dateField(item: Properties): string {
  const at =
    item.time(PidTagClientSubmitTime) ?? item.time(PidTagMessageDeliveryTime) ?? item.time(PidTagCreationTime)
  if (at === null) return ''
  const utc = new Date(at * 1000).toUTCString()
  return fieldOfWords('Date', utc.replace('GMT', '-0000').split(' '))
}

function keywordsField(item: Properties): string {
  const said = item.texts(PidNameKeywords).filter((each) => each.trim() !== '')
  return fieldOfEntries('Keywords', said.map(phraseOf))
}

/** Header fields kept as properties of their own, of items whose header was not kept. */
function namedFields(item: Properties): Made[] {
  const kept = item.all.filter(({ name }) => name?.set === PS_INTERNET_HEADERS)
  return kept.flatMap(({ name }) => {
    if (typeof name?.name !== 'string') return []
    const isField = /^[!-9;-~]{1,70}$/.test(name.name) && !isOfBody(name.name) && !isOurs(name.name)
    return isField ? [[name.name, textField(name.name, item.text(name))] as const] : []
  })
}
