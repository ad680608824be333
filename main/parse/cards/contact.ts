import type { ContactCard, phoneKinds } from '../../../shared/item-card.ts'
import { midnightOf } from './days.ts'
import { type Facts, lid } from './facts.ts'
import { isMailAddress, type Person } from './person.ts'

type PhoneKind = (typeof phoneKinds)[number]

/** Telephone numbers by their properties ([MS-OXOCNTC] §2.2.1.4, §2.2.1.5 of faxes). */
const phones: readonly (readonly [PhoneKind, tag: number])[] = [
  ['primary', 0x3a1a],
  ['mobile', 0x3a1c],
  ['business', 0x3a08],
  ['business-2', 0x3a1b],
  ['home', 0x3a09],
  ['home-2', 0x3a2f],
  ['other', 0x3a1f],
  ['car', 0x3a1e],
  ['radio', 0x3a1d],
  ['pager', 0x3a21],
  ['callback', 0x3a02],
  ['assistant', 0x3a2e],
  ['company', 0x3a57],
  ['business-fax', 0x3a24],
  ['home-fax', 0x3a25],
  ['other-fax', 0x3a23],
  ['telex', 0x3a2c],
  ['isdn', 0x3a2d],
  ['text', 0x3a4b],
]

/** Addresses: the whole as its program wrote it, and box, street, city, region, code, country (§2.2.1.3). */
const addresses = [
  { kind: 'home', whole: lid.address(0x801a), parts: [0x3a5e, 0x3a5d, 0x3a59, 0x3a5c, 0x3a5b, 0x3a5a] },
  {
    kind: 'business',
    whole: lid.address(0x801b),
    parts: [0x804a, 0x8045, 0x8046, 0x8047, 0x8048, 0x8049].map(lid.address),
  },
  { kind: 'other', whole: lid.address(0x801c), parts: [0x3a64, 0x3a63, 0x3a5f, 0x3a62, 0x3a61, 0x3a60] },
] as const

/** The three addresses of mail begin at these (§2.2.1.2): name, kind, address and original name follow. */
const emails = [0x8080, 0x8090, 0x80a0]

/** Reads a contact ([MS-OXOCNTC] §2.2.1). */
export function readContact(facts: Facts): ContactCard {
  const parts = [0x3a11, 0x3a06, 0x3a44, 0x3a45, 0x3a05].map((tag) => facts.text(tag))
  const fileAs = facts.text(lid.address(0x8005))
  const [family = '', given = '', middle = ''] = parts
  const made = [given, middle, family].filter((part) => part !== '').join(' ')
  return {
    card: 'contact',
    name: facts.text(0x3001) || made || fileAs,
    fileAs,
    parts,
    company: facts.text(0x3a16),
    department: facts.text(0x3a18),
    jobTitle: facts.text(0x3a17),
    emails: emails.flatMap((first) => readEmail(facts, first)),
    phones: phones.flatMap(([kind, tag]) => {
      const number = facts.text(tag)
      return number === '' ? [] : [{ kind, number }]
    }),
    addresses: readAddresses(facts),
    web: readWeb(facts),
    birthday: midnightOf(facts.time(lid.address(0x80de)) ?? facts.time(0x3a42)),
    categories: facts.texts(lid.keywords),
  }
}

function readEmail(facts: Facts, first: number): Person[] {
  const name = facts.text(lid.address(first))
  const address = facts.text(lid.address(first + 3))
  // Of somebody in Exchange the address is a place in its directory, and the original name the SMTP address.
  const original = facts.text(lid.address(first + 4))
  const found = !isMailAddress(address) && isMailAddress(original) ? original : address
  return found === '' && name === '' ? [] : [{ name: name === found ? '' : name, address: found }]
}

function readAddresses(facts: Facts): ContactCard['addresses'] {
  return addresses.flatMap(({ kind, whole, parts: keys }) => {
    const parts = keys.map((key) => facts.text(key))
    const written = facts.text(whole)
    const lines = written === '' ? linesOf(parts) : written.split(/\r?\n/)
    const kept = lines.map((line) => line.trim()).filter((line) => line !== '')
    return kept.length === 0 ? [] : [{ kind, lines: kept, parts }]
  })
}

function linesOf([box = '', street = '', city = '', region = '', code = '', country = '']: string[]) {
  const place = [code, city].filter((part) => part !== '').join(' ')
  return [...street.split(/\r?\n/), box, place, region, country]
}

function readWeb(facts: Facts): string[] {
  const found = [facts.text(lid.address(0x802b)), facts.text(0x3a51), facts.text(0x3a50)]
  return [...new Set(found)].filter((address) => address !== '')
}
