import { type Facts, lid } from './facts.ts'
import { readTimeZoneDefinition, readTimeZoneStruct, sameTimes, type ZoneRule } from './time-zone.ts'

/**
 * The time zone in which an appointment was made: of a series PidLidTimeZoneStruct, under the name of the definition that agrees
 * with it ([MS-OXOCAL] §2.2.1.41: where they differ the struct is right); else the definition its start is shown in. Null when it
 * carries none that can be read.
 */
export function readZone(facts: Facts): ZoneRule | null {
  const struct = facts.bytes(lid.appointment(0x8233))
  const described = facts.text(lid.appointment(0x8234))
  const zone = struct === null ? null : readTimeZoneStruct(struct, described)
  const ofSeries = readDefinition(facts, 0x8260)
  if (zone !== null) return ofSeries !== null && sameTimes(zone, ofSeries) ? ofSeries : zone
  return ofSeries ?? readDefinition(facts, 0x825e) ?? readDefinition(facts, 0x825f)
}

function readDefinition(facts: Facts, id: number): ZoneRule | null {
  const bytes = facts.bytes(lid.appointment(id))
  return bytes === null ? null : readTimeZoneDefinition(bytes)
}
