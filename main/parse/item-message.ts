import type { CalendarCard } from '../../shared/item-card.ts'
import { isDatedKind, type RecordKind } from '../../shared/kinds.ts'
import type { Problem } from '../../shared/problem.ts'
import type { PropertyKey } from '../read/mapi/find.ts'
import {
  PidLidAppointmentStartWhole,
  PidLidCommonStart,
  PidLidLogStart,
  PidLidTaskDueDate,
  PidLidTaskStartDate,
} from '../read/mapi/named.ts'
import { Properties } from '../read/mapi/properties.ts'
import { PidTagLastModificationTime, PidTagMessageClass, PidTagStartDate } from '../read/mapi/tags.ts'
import { readCard } from './cards/card.ts'
import type { ContentItem } from './content-item.ts'
import { judgeTime } from './date.ts'
import { kindOfItem } from './item-kind.ts'
import { DERIVE_AGENT, type ParsedMessage } from './parsed.ts'

/** Where the date stands that an item is of, when that is another than the one it was sent on; the first that is there. */
const dates: Partial<Record<RecordKind, readonly PropertyKey[]>> = {
  calendar: [PidLidAppointmentStartWhole, PidLidCommonStart, PidTagStartDate],
  task: [PidLidTaskStartDate, PidLidTaskDueDate, PidLidCommonStart],
  journal: [PidLidLogStart, PidLidCommonStart],
  contact: [PidTagLastModificationTime],
  list: [PidTagLastModificationTime],
  note: [PidTagLastModificationTime],
}

/** What was read of the message made from an item, with what only the item says: its kind, its class, its date. */
export function ofItem(
  found: ContentItem,
  message: ParsedMessage,
  problems: readonly Problem[],
): ParsedMessage {
  const properties = new Properties(found.item.properties)
  const itemClass = properties.text(PidTagMessageClass)
  const isSent = message.addresses.length > 0
  const kind = kindOfItem(itemClass, { isAssociated: found.associated, isSent })
  const { card, problems: ofCard } = readCard(found.item)
  const entry = card?.card === 'calendar' ? card : null
  const sent = sentOf(message, properties, { kind, itemClass, entry })
  return {
    ...message,
    kind,
    itemClass,
    derivedBy: DERIVE_AGENT,
    sent,
    problems: [...found.problems, ...problems, ...ofCard, ...ofDate(message.problems, { kind, sent })],
  }
}

type What = {
  readonly kind: RecordKind
  readonly itemClass: string
  readonly entry: CalendarCard | null
}

/** A meeting request is a message and has the date it was sent on; the appointment it asks for has the day it is on. */
function sentOf(
  message: ParsedMessage,
  properties: Properties,
  { kind, itemClass, entry }: What,
): ParsedMessage['sent'] {
  if (/^IPM\.Schedule\./i.test(itemClass)) return message.sent
  for (const key of dates[kind] ?? []) {
    const at = properties.time(key)
    if (at !== null) return entry === null ? judgeTime(at) : timeOfEntry(at, entry)
  }
  return message.sent
}

/**
 * The time of an entry by the clock it was made by. A whole day begins at that clock's midnight, in Amsterdam on the day before in
 * UTC: it is that day, as midnight UTC, or the first of January would be of the year before.
 */
function timeOfEntry(at: number, { allDay, offset }: CalendarCard): ParsedMessage['sent'] {
  if (!allDay) return { ...judgeTime(at), zone: offset }
  if (offset === null) return judgeTime(at)
  return judgeTime(Math.floor((at + offset * 60) / DAY) * DAY)
}

const DAY = 24 * 60 * 60

/**
 * The problems of the message, with what is said of the date told of the one that counts. A contact or a note without one lacks
 * nothing.
 */
function ofDate(
  problems: readonly Problem[],
  { kind, sent }: Pick<ParsedMessage, 'kind' | 'sent'>,
): Problem[] {
  const others = problems.filter((problem) => !problem.kind.startsWith('date-'))
  const isFine = sent.state === 'usable' || (sent.state === 'absent' && !isDatedKind(kind))
  return isFine ? others : [...others, { kind: `date-${sent.state}` }]
}
