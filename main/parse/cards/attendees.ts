import type { CalendarCard } from '../../../shared/item-card.ts'
import type { MapiItem } from '../../read/mapi/item.ts'
import {
  PidTagRecipientFlags,
  PidTagRecipientTrackStatus,
  PidTagRecipientType,
} from '../../read/mapi/tags.ts'
import { ADDRESSES_PER_FIELD } from '../bounds.ts'
import { type Facts, factsOf } from './facts.ts'
import {
  isSamePerson,
  type Person,
  readPerson,
  recipientTags,
  representedTags,
  senderTags,
} from './person.ts'

/** PidTagRecipientFlags and PidTagRecipientTrackStatus ([MS-OXOCAL] §2.2.4.10). */
const ORGANIZER = 0x2
const ORGANIZED = 1
const byTrack = { 2: 'tentative', 3: 'accepted', 4: 'declined' } as const
const byType = { 2: 'optional', 3: 'resource' } as const
const byClass = { Pos: 'accepted', Tent: 'tentative', Neg: 'declined' } as const
type Attendee = CalendarCard['attendees'][number]

/**
 * Who organises an entry of a calendar, and who takes part: from the recipients, the sender and the class of the item ([MS-OXOCAL]
 * §2.2.4.10). `isMeeting` is said by its state. As many as the message of an item is read with; that tells of those beyond it.
 */
export function readAttendees(item: MapiItem, facts: Facts, itemClass: string, isMeeting: boolean) {
  const represented = readPerson(facts, representedTags) ?? readPerson(facts, senderTags)
  const rows = [...readRecipients(item, facts)]
  const answer = /^IPM\.Schedule\.Meeting\.Resp\.(Pos|Tent|Neg)/i.exec(itemClass)?.[1]
  if (answer !== undefined) return readAnswer(rows, represented, answer)
  const found = rows.find(({ organizes }) => organizes)?.person ?? represented
  const attendees = rows
    .filter(({ person, organizes }) => !organizes && (found === null || !isSamePerson(person, found)))
    .map(({ attendee }) => attendee)
  // Nobody organises what is one's own.
  const isShared = isMeeting || attendees.length > 0 || /^IPM\.Schedule\./i.test(itemClass)
  return { organizer: isShared ? found : null, attendees }
}

/** An answer goes from the attendee to the organiser. */
function readAnswer(rows: readonly Row[], sender: Person | null, answer: string) {
  const said = Object.entries(byClass).find(([word]) => word.toLowerCase() === answer.toLowerCase())?.[1]
  const attendees: Attendee[] =
    sender === null ? [] : [{ ...sender, part: 'required', answer: said ?? 'none' }]
  return { organizer: rows[0]?.person ?? null, attendees }
}

type Row = { readonly person: Person; readonly organizes: boolean; readonly attendee: Attendee }

function* readRecipients(item: MapiItem, facts: Facts): Generator<Row> {
  let left = ADDRESSES_PER_FIELD
  for (const properties of item.recipients) {
    if (left-- === 0) return
    const row = factsOf(properties, facts)
    const person = readPerson(row, recipientTags)
    if (person === null) continue
    const track = row.number(PidTagRecipientTrackStatus) ?? 0
    const type = row.number(PidTagRecipientType) ?? 1
    const organizes = track === ORGANIZED || ((row.number(PidTagRecipientFlags) ?? 0) & ORGANIZER) !== 0
    const part = named(byType, type & 0xf) ?? 'required'
    yield { person, organizes, attendee: { ...person, part, answer: named(byTrack, track) ?? 'none' } }
  }
}

function named<Name>(table: Readonly<Record<number, Name>>, number: number): Name | undefined {
  return table[number]
}
