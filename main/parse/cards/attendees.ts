import type { CalendarCard } from '../../../shared/item-card.ts'
import type { MapiItem } from '../../read/mapi/item.ts'
import { Properties } from '../../read/mapi/properties.ts'
import {
  PidTagRecipientFlags,
  PidTagRecipientTrackStatus,
  PidTagRecipientType,
} from '../../read/mapi/tags.ts'
import { ADDRESSES_PER_FIELD } from '../bounds.ts'
import {
  isAddress,
  isSamePerson,
  type Person,
  recipientOf,
  representedOf,
  resolver,
  senderOf,
} from '../people.ts'

/** PidTagRecipientFlags and PidTagRecipientTrackStatus ([MS-OXOCAL] §2.2.4.10). */
const ORGANIZER = 0x2
const ORGANIZED = 1
const byTrack = { 2: 'tentative', 3: 'accepted', 4: 'declined' } as const
const byType = { 2: 'optional', 3: 'resource' } as const
const byClass = { Pos: 'accepted', Tent: 'tentative', Neg: 'declined' } as const
type Attendee = CalendarCard['attendees'][number]
type Shown = NonNullable<CalendarCard['organizer']>

/**
 * Who organises an entry of a calendar, and who takes part: from the recipients, the sender and the class of the item ([MS-OXOCAL]
 * §2.2.4.10). `isMeeting` is said by its state. As many as the message of an item is read with; that tells of those beyond it.
 */
export function readAttendees(item: MapiItem, itemClass: string, isMeeting: boolean): Attendees {
  const properties = new Properties(item.properties)
  const rows = [...rowsOf(item, properties.codePage)]
  const [represented, sender] = [representedOf(properties), senderOf(properties)]
  const resolve = resolver([represented, sender, ...rows.map(({ person }) => person)])
  const show = (person: Person | null) => (person === null ? null : shownOf(resolve(person)))
  const author = represented ?? sender
  const answer = /^IPM\.Schedule\.Meeting\.Resp\.(Pos|Tent|Neg)/i.exec(itemClass)?.[1]
  if (answer !== undefined) return answerOf(show(rows[0]?.person ?? null), show(author), answer)
  const organizer = rows.find(({ organizes }) => organizes)?.person ?? author
  const attendees = rows
    .filter(({ person, organizes }) => !organizes && (organizer === null || !isSamePerson(person, organizer)))
    .map(({ person, part, track }) => ({ ...shownOf(resolve(person)), part, answer: track }))
  // Nobody organises what is one's own.
  const isShared = isMeeting || attendees.length > 0 || /^IPM\.Schedule\./i.test(itemClass)
  return { organizer: isShared ? show(organizer) : null, attendees }
}

type Attendees = Pick<CalendarCard, 'organizer' | 'attendees'>

/** An answer goes from the attendee to the organiser. */
function answerOf(organizer: Shown | null, attendee: Shown | null, answer: string): Attendees {
  const said = Object.entries(byClass).find(([word]) => word.toLowerCase() === answer.toLowerCase())?.[1]
  const attendees: Attendee[] =
    attendee === null ? [] : [{ ...attendee, part: 'required', answer: said ?? 'none' }]
  return { organizer, attendees }
}

/**
 * Of somebody without an address of the internet the name, where it is written as one: those of Exchange often are. Else what
 * the item says instead, a place in a directory of Exchange.
 */
function shownOf({ name, address, other }: Person): Shown {
  const shown = address || (isAddress(name) ? name : other)
  return { name: name === shown ? '' : name, address: shown }
}

type Row = {
  readonly person: Person
  readonly organizes: boolean
  readonly part: Attendee['part']
  readonly track: Attendee['answer']
}

function* rowsOf(item: MapiItem, codePage: number | null): Generator<Row> {
  let left = ADDRESSES_PER_FIELD
  for (const list of item.recipients) {
    if (left-- === 0) return
    const row = new Properties(list, codePage)
    const person = recipientOf(row)
    if (person === null) continue
    const track = row.number(PidTagRecipientTrackStatus)
    const organizes = track === ORGANIZED || (row.number(PidTagRecipientFlags) & ORGANIZER) !== 0
    const part = wordOf(byType, row.number(PidTagRecipientType) & 0xf) ?? 'required'
    yield { person, organizes, part, track: wordOf(byTrack, track) ?? 'none' }
  }
}

function wordOf<Word>(table: Readonly<Record<number, Word>>, number: number): Word | undefined {
  return table[number]
}
