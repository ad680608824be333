import { busyStates, type CalendarCard } from '../../../shared/item-card.ts'
import type { MapiItem } from '../../read/mapi/item.ts'
import { type Facts, factsOf, lid } from './facts.ts'
import {
  isSamePerson,
  type Person,
  readPerson,
  recipientTags,
  representedTags,
  senderTags,
} from './person.ts'
import { placeSeries, type Recurrence } from './recurrence.ts'
import { readAppointmentPattern } from './recurrence-pattern.ts'
import { fixedZone, offsetAt, type ZoneRule } from './time-zone.ts'
import { readZone, reckonZone } from './zone-of-item.ts'

const startWhole = lid.appointment(0x820d)
const endWhole = lid.appointment(0x820e)
/** PidLidReminderDelta that means the default of the program. */
const DEFAULT_REMINDER = 0x5ae980e1
const DEFAULT_MINUTES = 15
const MEETING = 1
const CANCELLED = 4
const PRIVATE = 2

/** A card, and what of the recurrence could not be read; '' when all was. */
export type ReadCalendar = { readonly card: CalendarCard; readonly missing: string }

/** Reads an appointment, a meeting request or the answer to one ([MS-OXOCAL]). */
export function readCalendar(item: MapiItem, itemClass: string): ReadCalendar {
  const facts = factsOf(item.properties)
  const zone = readZone(facts)
  const start = facts.time(startWhole) ?? facts.time(lid.common(0x8516))
  const allDay = facts.flag(lid.appointment(0x8215))
  const series = readSeries(facts, zone, start, allDay)
  const state = facts.number(lid.appointment(0x8217)) ?? 0
  const busy = facts.number(lid.appointment(0x8205)) ?? 2
  return {
    missing: series.missing,
    card: {
      card: 'calendar',
      start,
      end: facts.time(endWhole) ?? facts.time(lid.common(0x8517)),
      allDay,
      zone: zone?.name ?? '',
      offset: zone === null || start === null ? null : offsetAt(zone, start) / 60,
      location: facts.text(lid.appointment(0x8208)),
      ...readPeople(item, facts, itemClass, (state & MEETING) !== 0),
      busy: busyStates[busy] ?? 'busy',
      rule: series.rule,
      recurs: series.recurs,
      removed: [...series.removed],
      changed: [...series.changed],
      reminder: readReminder(facts),
      private: facts.flag(lid.common(0x8506)) || facts.number(0x0036) === PRIVATE,
      cancelled: (state & CANCELLED) !== 0 || /^IPM\.Schedule\.Meeting\.Canceled/i.test(itemClass),
      categories: facts.texts(lid.keywords),
    },
  }
}

/** Seconds before the start, of PidLidReminderSet and PidLidReminderDelta ([MS-OXORMDR] §2.2.1). */
function readReminder(facts: Facts): number | null {
  if (!facts.flag(lid.common(0x8503))) return null
  const minutes = facts.number(lid.common(0x8501))
  if (minutes === null) return null
  return (minutes === DEFAULT_REMINDER ? DEFAULT_MINUTES : minutes) * 60
}

const noSeries = { rule: '', removed: [], changed: [], missing: '' }

function readSeries(
  facts: Facts,
  zone: ZoneRule | null,
  start: number | null,
  allDay: boolean,
): Recurrence & { readonly recurs: boolean } {
  const blob = facts.bytes(lid.appointment(0x8216))
  const recurs = facts.flag(lid.appointment(0x8223)) || facts.has(lid.appointment(0x8216))
  if (!recurs) return { ...noSeries, recurs }
  const read = blob === null ? null : readAppointmentPattern(blob, facts.decode)
  if (read === null) return { ...noSeries, recurs, missing: blob === null ? 'no pattern' : 'the pattern' }
  const placed = placeSeries(read, zone ?? reckonZone(facts, start) ?? fixedZone(0), allDay)
  if (zone !== null) return { ...placed, recurs }
  const missing = [placed.missing, 'no time zone, reckoned with that of the start'].filter(
    (part) => part !== '',
  )
  return { ...placed, recurs, missing: missing.join(', ') }
}

/** PidTagRecipientFlags and PidTagRecipientTrackStatus ([MS-OXOCAL] §2.2.4.10). */
const ORGANIZER = 0x2
const ORGANIZED = 1
const byTrack = { 2: 'tentative', 3: 'accepted', 4: 'declined' } as const
const byType = { 2: 'optional', 3: 'resource' } as const
const byClass = { Pos: 'accepted', Tent: 'tentative', Neg: 'declined' } as const
type Attendee = CalendarCard['attendees'][number]

function readPeople(item: MapiItem, facts: Facts, itemClass: string, isMeeting: boolean) {
  const represented = readPerson(facts, representedTags) ?? readPerson(facts, senderTags)
  const rows = [...readRecipients(item, facts)]
  const answer = /^IPM\.Schedule\.Meeting\.Resp\.(Pos|Tent|Neg)/i.exec(itemClass)?.[1]
  if (answer !== undefined) return readAnswer(rows, represented, answer)
  const organizer = rows.find(({ organizes }) => organizes)?.person ?? null
  const isOne = isMeeting || rows.length > 0 || /^IPM\.Schedule\./i.test(itemClass)
  const found = organizer ?? (isOne ? represented : null)
  const attendees = rows
    .filter(({ person, organizes }) => !organizes && (found === null || !isSamePerson(person, found)))
    .map(({ attendee }) => attendee)
  return { organizer: found, attendees }
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
  for (const properties of item.recipients) {
    const row = factsOf(properties, facts)
    const person = readPerson(row, recipientTags)
    if (person === null) continue
    const track = row.number(0x5fff) ?? 0
    const type = row.number(0x0c15) ?? 1
    const organizes = track === ORGANIZED || ((row.number(0x5ffd) ?? 0) & ORGANIZER) !== 0
    const part = named(byType, type & 0xf) ?? 'required'
    yield { person, organizes, attendee: { ...person, part, answer: named(byTrack, track) ?? 'none' } }
  }
}

function named<Name>(table: Readonly<Record<number, Name>>, number: number): Name | undefined {
  return table[number]
}
