import type { Properties } from '../../read/mapi/properties.ts'
import {
  PidTagDisplayBcc,
  PidTagDisplayCc,
  PidTagDisplayTo,
  PidTagRecipientType,
} from '../../read/mapi/tags.ts'
import { ADDRESSES } from '../bounds.ts'
import {
  isSamePerson,
  type Person,
  recipientOf,
  repliesTo,
  representedOf,
  resolver,
  senderOf,
} from '../people.ts'
import { commentOf, fieldOfEntries, phraseOf } from './fields.ts'
import type { Transport } from './transport.ts'

/** A field by its name; '' where there is nothing to say. */
export type Made = readonly [name: string, field: string]

/** Everybody an item names. Recipients whose place it does not say are among "to". */
export type People = {
  readonly from: Person | null
  /** Null when it is the same as `from`. */
  readonly sender: Person | null
  readonly replyTo: readonly Person[]
  readonly to: Person[]
  readonly cc: Person[]
  readonly bcc: Person[]
}

/** PidTagRecipientType ([MS-OXCMSG] §2.2.3.1.2); the high bits are flags. */
const TYPE = 0x0f
const CC = 2
const BCC = 3

/** The fields that name people. */
export function peopleFields({ from, sender, replyTo, to, cc, bcc }: People): Made[] {
  return [
    peopleField('From', from === null ? [] : [from]),
    peopleField('Sender', sender === null ? [] : [sender]),
    peopleField('Reply-To', replyTo),
    peopleField('To', to),
    peopleField('Cc', cc),
    peopleField('Bcc', bcc),
  ]
}

function peopleField(name: string, people: readonly Person[]): Made {
  return [name, fieldOfEntries(name, people.map(entryOf))]
}

/** Everybody an item names. `rows` are those of its recipient table. */
export function peopleOf(item: Properties, rows: readonly Properties[]): People {
  const named = rows.map((row) => ({ row, person: recipientOf(row) }))
  const [represented, sender] = [representedOf(item), senderOf(item)]
  const resolve = resolver([represented, sender, ...named.map(({ person }) => person)])
  const from = represented ?? sender
  const isOther = sender !== null && from !== null && !isSamePerson(sender, from)
  const people: People = {
    from: from === null ? null : resolve(from),
    sender: isOther ? resolve(sender) : null,
    replyTo: repliesTo(item).map(resolve),
    ...{ to: [], cc: [], bcc: [] },
  }
  for (const { row, person } of named) {
    const type = row.number(PidTagRecipientType) & TYPE
    if (person !== null) people[type === CC ? 'cc' : type === BCC ? 'bcc' : 'to'].push(resolve(person))
  }
  return rows.length > 0 ? people : { ...people, ...shownRecipients(item) }
}

/** Of an item without a table of recipients the names it shows are all there is ([MS-OXOMSG] §2.2.1.7). */
function shownRecipients(item: Properties): Pick<People, 'to' | 'cc' | 'bcc'> {
  return {
    to: shownPeople(item.text(PidTagDisplayTo)),
    cc: shownPeople(item.text(PidTagDisplayCc)),
    bcc: shownPeople(item.text(PidTagDisplayBcc)),
  }
}

function shownPeople(names: string): Person[] {
  return names.split(';', ADDRESSES).flatMap((each) => {
    const name = each.replace(/\s+/g, ' ').trim()
    return name === '' ? [] : [{ name, address: '', other: '' }]
  })
}

/** Recipients of the table whom the header it was sent with does not name: a field of that name would stand there twice. */
export function otherRecipients(transport: Transport, people: People): Made[] {
  if (transport.names.size === 0) return []
  const isNamed = namedIn(transport.people)
  return (['To', 'Cc', 'Bcc'] as const).map((name) => {
    const role = roleOf[name]
    const isSaid = transport.names.has(role)
    const others = isSaid ? people[role].filter((person) => !isNamed(person)) : []
    return peopleField(`X-Bewaarpost-${name}`, others)
  })
}

const roleOf = { To: 'to', Cc: 'cc', Bcc: 'bcc' } as const

/**
 * Tells whether a person is one of these: by address where both have one, else by name. Looked up, not compared with each: a
 * header and a table may both be long.
 */
function namedIn(people: Transport['people']): (person: Person) => boolean {
  const namesOf = (some: Transport['people']) => new Set(some.map(({ name }) => name.toLowerCase()))
  const addresses = new Set(people.map(({ address }) => address.toLowerCase()))
  const namesAlone = namesOf(people.filter(({ address }) => address === ''))
  let allNames: ReadonlySet<string> | null = null
  const names = (): ReadonlySet<string> => {
    // Hardly anybody is without an address.
    allNames ??= namesOf(people)
    return allNames
  }
  return ({ name, address }) =>
    (address !== '' && addresses.has(address.toLowerCase())) ||
    (name !== '' && (address === '' ? names() : namesAlone).has(name.toLowerCase()))
}

/** The words of a person in an address field (RFC 5322 §3.4). Who has no address is a group without members (RFC 6854). */
function entryOf({ name, address, other }: Person): string[] {
  if (address !== '') return name === '' ? [address] : [...phraseOf(name), `<${address}>`]
  const said = name === '' ? phraseOf(other) : phraseOf(name)
  const comment = name === '' || other === '' ? [] : commentOf(other)
  const words = [...said, ...comment]
  return [...words.slice(0, -1), `${words.at(-1) ?? '""'}:;`]
}
