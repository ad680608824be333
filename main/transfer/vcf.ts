import type { ContactCard, ListCard, phoneKinds } from '../../shared/item-card.ts'
import { writeDate, writeUtc } from '../parse/cards/rule.ts'
import { DERIVE_AGENT } from '../parse/parsed.ts'
import { contentLine, escapeText, mailUri } from './content-line.ts'

/** A contact or a list with what else its item says. */
export type ContactItem<Card> = {
  readonly card: Card
  /** Its body, as text. */
  readonly text: string
  /** Last change, seconds since 1970 UTC; null when it does not say. */
  readonly modified: number | null
  /** SHA-256 of its bytes in hexadecimal: its identifier. */
  readonly sha256: string
}

/** A contact as a vCard, a distribution list as one of KIND group (RFC 6350). The same bytes for the same item, always. */
export function writeVcf(contact: ContactItem<ContactCard | ListCard>): string {
  const { card, text, modified, sha256 } = contact
  return [
    contentLine('BEGIN', 'VCARD'),
    contentLine('VERSION', '4.0'),
    contentLine('PRODID', `-//Bewaarpost//${DERIVE_AGENT}//EN`),
    contentLine('UID', sha256, { VALUE: 'text' }),
    ...(card.card === 'list' ? listLines(card) : contactLines(card)),
    textLine('NOTE', text),
    modified === null ? '' : contentLine('REV', writeUtc(modified)),
    contentLine('END', 'VCARD'),
  ].join('')
}

function textLine(name: string, text: string): string {
  return text === '' ? '' : contentLine(name, escapeText(text))
}

function compound(name: string, parts: readonly string[], parameters = {}): string {
  return parts.every((part) => part === '')
    ? ''
    : contentLine(name, parts.map(escapeText).join(';'), parameters)
}

function contactLines(card: ContactCard): string[] {
  const called = card.name || card.fileAs || card.company || card.emails[0]?.address || ''
  return [
    contentLine('KIND', 'individual'),
    // A name is asked for, if only an empty one.
    contentLine('FN', escapeText(called)),
    compound('N', card.parts, { 'SORT-AS': card.fileAs || null }),
    compound('ORG', card.department === '' ? [card.company] : [card.company, card.department]),
    textLine('TITLE', card.jobTitle),
    ...card.emails.map(({ name, address }) =>
      contentLine('EMAIL', escapeText(address), { 'X-BEWAARPOST-NAME': name || null }),
    ),
    ...card.phones.map(({ kind, number }) => phoneLine(kind, number)),
    ...card.addresses.map((address) => addressLine(address)),
    ...card.web.map((address) => contentLine('URL', escapeText(address), { VALUE: 'text' })),
    card.birthday === null ? '' : contentLine('BDAY', writeDate(card.birthday)),
    card.categories.length === 0 ? '' : contentLine('CATEGORIES', card.categories.map(escapeText).join()),
  ]
}

const HOME = ['home', 'voice']
const WORK = ['work', 'voice']
/** Kinds of numbers as RFC 6350 §6.4.1 knows them; the rest is told by the kind itself. */
const phoneTypes: Partial<Record<(typeof phoneKinds)[number], readonly string[]>> = {
  mobile: ['cell'],
  business: WORK,
  'business-2': WORK,
  home: HOME,
  'home-2': HOME,
  pager: ['pager'],
  company: WORK,
  'business-fax': ['work', 'fax'],
  'home-fax': ['home', 'fax'],
  'other-fax': ['fax'],
  text: ['textphone'],
}

function phoneLine(kind: (typeof phoneKinds)[number], number: string): string {
  const types = phoneTypes[kind]?.join() ?? null
  return contentLine('TEL', escapeText(number), { VALUE: 'text', TYPE: types, 'X-BEWAARPOST-KIND': kind })
}

const addressTypes = { home: 'home', business: 'work', other: null }

function addressLine({ kind, lines, parts }: ContactCard['addresses'][number]): string {
  const [box = '', ...rest] = parts
  // The second part, the extended address, is not to be used any more.
  const value = [box, '', ...rest].map(escapeText).join(';')
  return contentLine('ADR', value, { TYPE: addressTypes[kind], LABEL: lines.join('\n') })
}

function listLines({ name, members }: ListCard): string[] {
  return [
    contentLine('KIND', 'group'),
    contentLine('FN', escapeText(name)),
    ...members.map((member) => {
      const uri = mailUri(member.address)
      if (uri !== null) return contentLine('MEMBER', uri, { 'X-BEWAARPOST-NAME': member.name || null })
      // A member must be a URI: who has none is named all the same.
      return contentLine('X-BEWAARPOST-MEMBER', [member.name, member.address].map(escapeText).join(';'))
    }),
  ]
}
