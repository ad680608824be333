import { decodeCodePage } from '../read/mapi/encoding.ts'
import { readEntryId } from '../read/mapi/entry-id.ts'
import type { Properties } from '../read/mapi/properties.ts'
import {
  PidTagAddressType,
  PidTagDisplayName,
  PidTagEmailAddress,
  PidTagEntryId,
  PidTagRecipientDisplayName,
  PidTagReplyRecipientEntries,
  PidTagSenderAddressType,
  PidTagSenderEmailAddress,
  PidTagSenderEntryId,
  PidTagSenderName,
  PidTagSenderSmtpAddress,
  PidTagSentRepresentingAddressType,
  PidTagSentRepresentingEmailAddress,
  PidTagSentRepresentingEntryId,
  PidTagSentRepresentingName,
  PidTagSentRepresentingSmtpAddress,
  PidTagSmtpAddress,
} from '../read/mapi/tags.ts'
import { ADDRESSES_PER_FIELD, NAME_LENGTH } from './bounds.ts'

/**
 * A sender or recipient. `address` is one of the internet, '' where none is known; `other` is what the item calls the person
 * else, such as the distinguished name in an Exchange organisation.
 */
export type Person = { readonly name: string; readonly address: string; readonly other: string }

/** Where the properties of one person stand. */
type Keys = {
  readonly name: readonly number[]
  readonly smtp: number
  readonly type: number
  readonly email: number
  readonly entry: number
}

const recipientKeys: Keys = {
  name: [PidTagDisplayName, PidTagRecipientDisplayName],
  smtp: PidTagSmtpAddress,
  type: PidTagAddressType,
  email: PidTagEmailAddress,
  entry: PidTagEntryId,
}
const senderKeys: Keys = {
  name: [PidTagSenderName],
  smtp: PidTagSenderSmtpAddress,
  type: PidTagSenderAddressType,
  email: PidTagSenderEmailAddress,
  entry: PidTagSenderEntryId,
}
const representedKeys: Keys = {
  name: [PidTagSentRepresentingName],
  smtp: PidTagSentRepresentingSmtpAddress,
  type: PidTagSentRepresentingAddressType,
  email: PidTagSentRepresentingEmailAddress,
  entry: PidTagSentRepresentingEntryId,
}

/** Who sent an item; null when nobody is named. */
export function senderOf(item: Properties): Person | null {
  return personOf(item, senderKeys)
}

/** In whose name it was sent; null when nobody is named. */
export function representedOf(item: Properties): Person | null {
  return personOf(item, representedKeys)
}

/** Who a row of the recipient table is of; null when it names nobody. */
export function recipientOf(row: Properties): Person | null {
  return personOf(row, recipientKeys)
}

function personOf(properties: Properties, keys: Keys): Person | null {
  const name = clean(keys.name.map((key) => properties.text(key)).find((text) => text !== '') ?? '')
  const email = clean(properties.text(keys.email))
  const type = properties.text(keys.type).toUpperCase()
  const entry = properties.bytes(keys.entry)
  const said = entry === null ? null : entryPerson(entry, properties)
  const candidates = [
    clean(properties.text(keys.smtp)),
    type === 'SMTP' || type === '' ? email : '',
    said?.address ?? '',
    // Some programs put the address where the name stands, and say nothing of its kind.
    email === '' ? name : '',
  ]
  const address = candidates.find(isAddress) ?? ''
  const other = [email, said?.other ?? ''].find((text) => text !== '' && !isAddress(text)) ?? ''
  // Outlook puts an address that is shown in the place of a name into quotation marks.
  const isName = name.replace(/^'(.*)'$/, '$1').toLowerCase() !== address.toLowerCase()
  const person = { name: isName ? name || said?.name || '' : '', address, other }
  return person.name === '' && address === '' && other === '' ? null : person
}

/** Whether two are the same person, as far as what they are called by says. */
export function isSamePerson(a: Person, b: Person): boolean {
  const [one, two] = [a.address || a.other, b.address || b.other]
  return one === '' || two === '' ? a.name === b.name : one.toLowerCase() === two.toLowerCase()
}

/** Gives those without an address the one that another place in the same item tells of the same distinguished name. */
export function resolver(people: readonly (Person | null)[]): (person: Person) => Person {
  const known = new Map(
    people.flatMap((each) =>
      each === null || each.address === '' || each.other === ''
        ? []
        : [[each.other.toLowerCase(), each.address] as const],
    ),
  )
  return (person) =>
    person.address === '' ? { ...person, address: known.get(person.other.toLowerCase()) ?? '' } : person
}

/** Whether text can stand between angle brackets: something, an "@", something, and no sign that means another thing there. */
export function isAddress(text: string): boolean {
  return /^[^\s\x00-\x20\x7f<>()[\]\\,;:"@]{1,200}@[^\s\x00-\x20\x7f<>()\\,;"@]{1,300}$/.test(text)
}

/**
 * People whom a reply goes to ([MS-OXOMSG] §2.2.1.15: a list of entry identifiers, each with its size, in steps of four bytes).
 * As many as the field made of them is read with.
 */
export function repliesTo(item: Properties): Person[] {
  const list = item.bytes(PidTagReplyRecipientEntries) ?? Buffer.alloc(0)
  const people: Person[] = []
  for (let at = 8, left = ADDRESSES_PER_FIELD; at + 4 <= list.length && left > 0; left--) {
    const size = list.readUInt32LE(at)
    const person = entryPerson(list.subarray(at + 4, at + 4 + size), item)
    if (person !== null) people.push(person)
    at += 4 + Math.ceil(size / 4) * 4
  }
  return people
}

function entryPerson(entry: Buffer, properties: Properties): Person | null {
  const said = readEntryId(entry, (text) => decodeCodePage(text, properties.codePage))
  if (said === null) return null
  const email = clean(said.address)
  const person = {
    name: clean(said.name),
    ...(isAddress(email) ? { address: email, other: '' } : { address: '', other: email }),
  }
  return person.name === '' && email === '' ? null : person
}

/** A name or address on one line. */
function clean(text: string): string {
  if (text.length <= NAME_LENGTH && /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/.test(text)) return text
  return text
    .replace(/[\s\x00-\x1f\x7f]+/g, ' ')
    .trim()
    .slice(0, NAME_LENGTH)
    .toWellFormed()
}
