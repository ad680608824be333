import { PS_INTERNET_HEADERS, PS_PUBLIC_STRINGS } from '../../read/mapi/sets.ts'
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
import { fieldOfEntries, fieldOfText, fieldOfWords, phraseOf } from './fields.ts'
import { type Made, otherRecipients, peopleFields, peopleOf } from './people-fields.ts'
import type { Properties } from './properties.ts'
import { isOfBody, isOurs, transportOf } from './transport.ts'

/**
 * The header of an item, without the fields of its body: the one it was sent with as it is, and then what that lacks, made from
 * its properties. `rows` are those of its recipient table.
 */
export function headerOf(item: Properties, rows: readonly Properties[]): Buffer {
  const transport = transportOf(item)
  const people = peopleOf(item, rows)
  const own = [
    text('X-Bewaarpost-Derived', DERIVE_AGENT),
    text('X-Bewaarpost-Item-Class', item.text(PidTagMessageClass)),
  ]
  const made = [...peopleFields(people), ...factFields(item), ...namedFields(item)]
  const missing = made.filter(([name]) => !transport.names.has(name.toLowerCase()))
  const fields = [...missing, ...otherRecipients(transport, people), ...own].map(([, field]) => field)
  return Buffer.concat([transport.bytes, Buffer.from(fields.join(''))])
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
