import type { CalendarCard, JournalCard, TaskCard } from '../../shared/item-card.ts'
import { type Facts, factsOf } from '../parse/cards/facts.ts'
import { writeUtc } from '../parse/cards/rule.ts'
import { readZone, reckonZone } from '../parse/cards/zone-of-item.ts'
import { DERIVE_AGENT } from '../parse/parsed.ts'
import type { MapiItem } from '../read/mapi/item.ts'
import { PidLidAppointmentSequence, PidLidExceptionReplaceTime } from '../read/mapi/named.ts'
import {
  PidTagClientSubmitTime,
  PidTagCreationTime,
  PidTagLastModificationTime,
  PidTagMessageClass,
} from '../read/mapi/tags.ts'
import { contentLine, escapeText, mailUri } from './content-line.ts'
import { journalLines, taskLines } from './ics-task.ts'
import { type TimeForm, timeLine, writeDuration } from './ics-time.ts'
import { writeZone } from './ics-zone.ts'
import { calendarUid, taskUid } from './item-uid.ts'

/** An item with what was read of it. */
export type DatedItem<Card> = {
  readonly item: MapiItem
  readonly card: Card
  readonly subject: string
  /** Its body, as text. */
  readonly text: string
  /** What names it where the item has no identifier of its own: the SHA-256 of its bytes in hexadecimal. */
  readonly sha256: string
}

/**
 * An entry of a calendar, a task or a journal entry as iCalendar (RFC 5545): one VEVENT with one more for each changed
 * occurrence, a VTODO or a VJOURNAL. The same bytes for the same item, always.
 */
export function writeIcs(dated: DatedItem<CalendarCard | TaskCard | JournalCard>): string {
  const { item, card } = dated
  const facts = factsOf(item.properties)
  switch (card.card) {
    case 'calendar':
      return writeCalendar({ ...dated, card }, facts)
    case 'task':
      return wrap('', writeTask({ ...dated, card }, facts))
    case 'journal':
      return wrap('', block('VJOURNAL', [...writeCommon(dated, facts, null), ...journalLines(card)]))
  }
}

function writeTask(dated: DatedItem<TaskCard>, facts: Facts): string {
  const { card, subject } = dated
  const at =
    card.reminder === null ? '' : contentLine('TRIGGER', writeUtc(card.reminder), { VALUE: 'DATE-TIME' })
  const alarms = at === '' ? [] : [alarmBlock(at, subject)]
  return block('VTODO', [...writeCommon(dated, facts, taskUid(facts)), ...taskLines(card), ...alarms])
}

function wrap(head: string, body: string): string {
  const identity = [
    contentLine('PRODID', `-//Bewaarpost//${DERIVE_AGENT}//EN`),
    contentLine('VERSION', '2.0'),
  ]
  return block('VCALENDAR', [...identity, head, body])
}

function block(name: string, lines: readonly string[]): string {
  return [contentLine('BEGIN', name), ...lines, contentLine('END', name)].join('')
}

/** A line of text; '' of none. */
function textLine(name: string, text: string): string {
  return text === '' ? '' : contentLine(name, escapeText(text))
}

function writeCommon(dated: DatedItem<{ categories: readonly string[] }>, facts: Facts, id: string | null) {
  const { subject, text, card, sha256 } = dated
  // Changed, made, sent: a stamp is asked for, and the clock may not be it.
  const stamp =
    facts.time(PidTagLastModificationTime) ??
    facts.time(PidTagCreationTime) ??
    facts.time(PidTagClientSubmitTime) ??
    0
  return [
    contentLine('UID', escapeText(id ?? sha256)),
    contentLine('DTSTAMP', writeUtc(stamp)),
    textLine('SUMMARY', subject),
    textLine('DESCRIPTION', text),
    card.categories.length === 0 ? '' : contentLine('CATEGORIES', card.categories.map(escapeText).join()),
  ]
}

function writeCalendar(dated: DatedItem<CalendarCard>, facts: Facts): string {
  const { card, subject } = dated
  const zone = readZone(facts) ?? (card.recurs ? reckonZone(facts, card.start) : null)
  const form: TimeForm = { zone, allDay: card.allDay }
  const id = calendarUid(facts)
  const common = writeCommon(dated, facts, id)
  const people = peopleLines(card)
  const series = block('VEVENT', [
    ...common,
    // Of one occurrence that stands by itself.
    card.recurs ? '' : timeLine('RECURRENCE-ID', facts.time(PidLidExceptionReplaceTime), form),
    timeLine('DTSTART', card.start, form),
    timeLine('DTEND', card.end, form),
    ...ruleLines(card, form),
    ...eventLines(card, facts),
    textLine('LOCATION', card.location),
    ...people,
    ...alarm(card, subject),
  ])
  const repeated = [...common, ...people].join('').length + card.location.length
  const isBrief = repeated * card.changed.length > MOST_REPEATED
  const changed = card.changed.map((change) =>
    block('VEVENT', [
      ...writeCommon(
        { ...dated, subject: change.subject || subject, text: isBrief ? '' : dated.text },
        facts,
        id,
      ),
      timeLine('RECURRENCE-ID', change.was, form),
      timeLine('DTSTART', change.start, form),
      timeLine('DTEND', change.end, form),
      textLine('LOCATION', change.location || (isBrief ? '' : card.location)),
      ...(isBrief ? [] : people),
    ]),
  )
  const method = methodOf(facts.text(PidTagMessageClass))
  const head = [
    method === null ? '' : contentLine('METHOD', method),
    isInZone(form) ? writeZone(form.zone) : '',
  ]
  return wrap(head.join(''), [series, ...changed].join(''))
}

/**
 * Characters that the changed occurrences of a series may repeat of it: text, people and place, which another program expects at
 * each. Beyond it they say only what changed: a hostile series of ten thousand could fill a disk.
 */
const MOST_REPEATED = 16 * 1024 * 1024

function ruleLines(card: CalendarCard, form: TimeForm): string[] {
  if (!card.recurs) return []
  if (card.rule === '')
    return [contentLine('COMMENT', 'Recurs; how is not known here or cannot be said in iCalendar.')]
  return [contentLine('RRULE', card.rule), ...card.removed.map((time) => timeLine('EXDATE', time, form))]
}

function isInZone(form: TimeForm): form is TimeForm & { zone: NonNullable<TimeForm['zone']> } {
  return form.zone !== null && !form.allDay
}

/** By message class, as [MS-OXCICAL] §2.1.3.1.1.1 has it. */
function methodOf(itemClass: string): string | null {
  if (/^IPM\.Schedule\.Meeting\.Request/i.test(itemClass)) return 'REQUEST'
  if (/^IPM\.Schedule\.Meeting\.Canceled/i.test(itemClass)) return 'CANCEL'
  return /^IPM\.Schedule\.Meeting\.Resp\./i.test(itemClass) ? 'REPLY' : null
}

/** PidLidBusyStatus as Outlook writes it into iCalendar ([MS-OXCICAL] §2.1.3.1.1.20.31). */
const busyWords = {
  free: 'FREE',
  tentative: 'TENTATIVE',
  busy: 'BUSY',
  away: 'OOF',
  elsewhere: 'WORKINGELSEWHERE',
}

function eventLines(card: CalendarCard, facts: Facts): string[] {
  const sequence = facts.number(PidLidAppointmentSequence) ?? 0
  return [
    sequence > 0 ? contentLine('SEQUENCE', String(sequence)) : '',
    card.cancelled ? contentLine('STATUS', 'CANCELLED') : '',
    card.private ? contentLine('CLASS', 'PRIVATE') : '',
    contentLine('TRANSP', card.busy === 'free' ? 'TRANSPARENT' : 'OPAQUE'),
    contentLine('X-MICROSOFT-CDO-BUSYSTATUS', busyWords[card.busy]),
  ]
}

const roles = { required: 'REQ-PARTICIPANT', optional: 'OPT-PARTICIPANT', resource: 'NON-PARTICIPANT' }
const answers = { none: null, accepted: 'ACCEPTED', tentative: 'TENTATIVE', declined: 'DECLINED' }

function peopleLines({ organizer, attendees }: CalendarCard): string[] {
  return [
    organizer === null ? '' : personLine('ORGANIZER', organizer, {}),
    ...attendees.map(({ part, answer, ...person }) =>
      personLine('ATTENDEE', person, {
        ROLE: roles[part],
        CUTYPE: part === 'resource' ? 'RESOURCE' : null,
        PARTSTAT: answers[answer],
      }),
    ),
  ]
}

/** Somebody without an address of mail is written as Outlook does it, with what address there is beside. */
function personLine(
  name: string,
  person: { name: string; address: string },
  parameters: Readonly<Record<string, string | null>>,
): string {
  const uri = mailUri(person.address)
  const other = uri === null && person.address !== '' ? person.address : null
  const said = { ...parameters, CN: person.name || null, 'X-BEWAARPOST-ADDRESS': other }
  return contentLine(name, uri ?? 'invalid:nomail', said)
}

function alarm(card: CalendarCard, subject: string): string[] {
  if (card.reminder === null) return []
  return [alarmBlock(contentLine('TRIGGER', writeDuration(-card.reminder)), subject)]
}

function alarmBlock(trigger: string, subject: string): string {
  return block('VALARM', [
    contentLine('ACTION', 'DISPLAY'),
    contentLine('DESCRIPTION', escapeText(subject)),
    trigger,
  ])
}
