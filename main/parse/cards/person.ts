import {
  PidTagAddressType,
  PidTagDisplayName,
  PidTagEmailAddress,
  PidTagSenderAddressType,
  PidTagSenderEmailAddress,
  PidTagSenderName,
  PidTagSenderSmtpAddress,
  PidTagSentRepresentingAddressType,
  PidTagSentRepresentingEmailAddress,
  PidTagSentRepresentingName,
  PidTagSentRepresentingSmtpAddress,
  PidTagSmtpAddress,
} from '../../read/mapi/tags.ts'
import type { Facts } from './facts.ts'

export type Person = { readonly name: string; readonly address: string }

/** Where a person stands among properties: name, kind of address, address, and the SMTP address beside it (property identifiers). */
export type PersonTags = {
  readonly name: number
  readonly type: number
  readonly address: number
  readonly smtp: number
}

/** Of a row of the recipient table ([MS-OXOMSG] §2.2.1). */
export const recipientTags: PersonTags = {
  name: PidTagDisplayName,
  type: PidTagAddressType,
  address: PidTagEmailAddress,
  smtp: PidTagSmtpAddress,
}
export const senderTags: PersonTags = {
  name: PidTagSenderName,
  type: PidTagSenderAddressType,
  address: PidTagSenderEmailAddress,
  smtp: PidTagSenderSmtpAddress,
}
export const representedTags: PersonTags = {
  name: PidTagSentRepresentingName,
  type: PidTagSentRepresentingAddressType,
  address: PidTagSentRepresentingEmailAddress,
  smtp: PidTagSentRepresentingSmtpAddress,
}

/**
 * The person that properties name. The SMTP address where the item holds one; else the address as it stands, which of Exchange
 * is a place in its directory. Null when they name nobody.
 */
export function readPerson(facts: Facts, tags: PersonTags): Person | null {
  const name = facts.text(tags.name)
  const address = facts.text(tags.smtp) || facts.text(tags.address)
  // Exchange ones are often named by their SMTP address.
  const better = isMailAddress(address) || !isMailAddress(name) ? address : name
  return name === '' && better === '' ? null : { name: name === better ? '' : name, address: better }
}

/** Whether a text is written as an address of the internet. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(text)
}

/** Whether two are the same person, as far as their addresses say. */
export function isSamePerson(a: Person, b: Person): boolean {
  if (a.address === '' || b.address === '') return a.name === b.name && a.address === b.address
  return a.address.toLowerCase() === b.address.toLowerCase()
}
