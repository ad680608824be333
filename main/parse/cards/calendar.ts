import { busyStates, type CalendarCard } from '../../../shared/item-card.ts'
import type { MapiItem } from '../../read/mapi/item.ts'
import {
  PidLidAppointmentEndWhole,
  PidLidAppointmentRecur,
  PidLidAppointmentStartWhole,
  PidLidAppointmentStateFlags,
  PidLidAppointmentSubType,
  PidLidBusyStatus,
  PidLidCommonEnd,
  PidLidCommonStart,
  PidLidLocation,
  PidLidPrivate,
  PidLidRecurring,
  PidLidReminderDelta,
  PidLidReminderSet,
  PidNameKeywords,
} from '../../read/mapi/named.ts'
import { PidTagSensitivity } from '../../read/mapi/tags.ts'
import { readAttendees } from './attendees.ts'
import { type Facts, factsOf } from './facts.ts'
import { placeSeries, type Recurrence } from './recurrence.ts'
import { readAppointmentPattern } from './recurrence-pattern.ts'
import { fixedZone, offsetAt, type ZoneRule } from './time-zone.ts'
import { readZone, reckonZone } from './zone-of-item.ts'

const startWhole = PidLidAppointmentStartWhole
const endWhole = PidLidAppointmentEndWhole
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
  const start = facts.time(startWhole) ?? facts.time(PidLidCommonStart)
  const allDay = facts.flag(PidLidAppointmentSubType)
  const series = readSeries(facts, zone, start, allDay)
  const state = facts.number(PidLidAppointmentStateFlags) ?? 0
  const busy = facts.number(PidLidBusyStatus) ?? 2
  return {
    missing: series.missing,
    card: {
      card: 'calendar',
      start,
      end: facts.time(endWhole) ?? facts.time(PidLidCommonEnd),
      allDay,
      zone: zone?.name ?? '',
      offset: zone === null || start === null ? null : offsetAt(zone, start) / 60,
      location: facts.text(PidLidLocation),
      ...readAttendees(item, itemClass, (state & MEETING) !== 0),
      busy: busyStates[busy] ?? 'busy',
      rule: series.rule,
      recurs: series.recurs,
      removed: [...series.removed],
      changed: [...series.changed],
      reminder: readReminder(facts),
      private: facts.flag(PidLidPrivate) || facts.number(PidTagSensitivity) === PRIVATE,
      cancelled: (state & CANCELLED) !== 0 || /^IPM\.Schedule\.Meeting\.Canceled/i.test(itemClass),
      categories: facts.texts(PidNameKeywords),
    },
  }
}

/** Seconds before the start, of PidLidReminderSet and PidLidReminderDelta ([MS-OXORMDR] §2.2.1). */
function readReminder(facts: Facts): number | null {
  if (!facts.flag(PidLidReminderSet)) return null
  const minutes = facts.number(PidLidReminderDelta)
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
  const blob = facts.bytes(PidLidAppointmentRecur)
  const recurs = facts.flag(PidLidRecurring) || facts.has(PidLidAppointmentRecur)
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
