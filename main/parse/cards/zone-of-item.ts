import type { PropertyName } from '../../read/mapi/item.ts'
import {
  PidLidAppointmentRecur,
  PidLidAppointmentTimeZoneDefinitionEndDisplay,
  PidLidAppointmentTimeZoneDefinitionRecur,
  PidLidAppointmentTimeZoneDefinitionStartDisplay,
  PidLidTimeZoneDescription,
  PidLidTimeZoneStruct,
} from '../../read/mapi/named.ts'
import type { Facts } from './facts.ts'
import { readAppointmentPattern } from './recurrence-pattern.ts'
import { secondsOf } from './rule.ts'
import {
  fixedZone,
  readTimeZoneDefinition,
  readTimeZoneStruct,
  sameTimes,
  type ZoneRule,
} from './time-zone.ts'

/**
 * The time zone in which an appointment was made: of a series PidLidTimeZoneStruct, under the name of the definition that agrees
 * with it ([MS-OXOCAL] §2.2.1.41: where they differ the struct is right); else the definition its start is shown in. Null when it
 * carries none that can be read.
 */
export function readZone(facts: Facts): ZoneRule | null {
  const struct = facts.bytes(PidLidTimeZoneStruct)
  const described = facts.text(PidLidTimeZoneDescription)
  const zone = struct === null ? null : readTimeZoneStruct(struct, described)
  const ofSeries = readDefinition(facts, PidLidAppointmentTimeZoneDefinitionRecur)
  if (zone !== null) return ofSeries !== null && sameTimes(zone, ofSeries) ? ofSeries : zone
  return (
    ofSeries ??
    readDefinition(facts, PidLidAppointmentTimeZoneDefinitionStartDisplay) ??
    readDefinition(facts, PidLidAppointmentTimeZoneDefinitionEndDisplay)
  )
}

const DAY = 86_400

/**
 * For a series that carries no time zone: the offset at which its local start is the start that its item says in UTC. Null when
 * there is no series, or no start.
 */
export function reckonZone(facts: Facts, start: number | null): ZoneRule | null {
  const blob = facts.bytes(PidLidAppointmentRecur)
  const read = blob === null ? null : readAppointmentPattern(blob, facts.decode)
  if (read === null || start === null) return null
  const east = secondsOf(read.pattern.startDate + read.startOffset) - start
  return Math.abs(east) <= DAY ? fixedZone(east) : null
}

function readDefinition(facts: Facts, key: PropertyName): ZoneRule | null {
  const bytes = facts.bytes(key)
  return bytes === null ? null : readTimeZoneDefinition(bytes)
}
