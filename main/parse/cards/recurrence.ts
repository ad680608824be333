import type { AppointmentPattern, RecurrencePattern } from './recurrence-pattern.ts'
import { secondsOf, writeDate, writeRule, writeUtc } from './rule.ts'
import { toUtc, type ZoneRule } from './time-zone.ts'

/** A series in the terms of a calendar card: times in seconds since 1970 UTC. */
export type Recurrence = {
  /** RFC 5545 §3.3.10; '' when the pattern cannot be written as one. */
  readonly rule: string
  readonly removed: readonly number[]
  readonly changed: readonly {
    readonly was: number
    readonly start: number
    readonly end: number
    readonly subject: string
    readonly location: string
  }[]
  /** What of it could not be read, in facts; '' when all was. */
  readonly missing: string
}

const DAY_MINUTES = 1440

/** What a pattern of local times means in the time zone of its series. */
export function placeSeries(read: AppointmentPattern, zone: ZoneRule, allDay: boolean): Recurrence {
  const { pattern, startOffset, changes } = read
  const utcOf = (minutes: number) => toUtc(zone, secondsOf(minutes))
  const rule = writeRule(pattern, writeUntil(pattern.endDate + startOffset, zone, allDay))
  const changedDays = new Set(changes?.map(({ originalStart }) => dayOf(originalStart)))
  // A day that was changed is listed among the deleted ones too: without the changes the two cannot be told apart.
  const removed = changes === null ? [] : pattern.deleted.filter((day) => !changedDays.has(dayOf(day)))
  const changed = (changes ?? []).map(({ start, end, originalStart, subject, location }) => ({
    was: utcOf(originalStart),
    start: utcOf(start),
    end: utcOf(end),
    subject: subject ?? '',
    location: location ?? '',
  }))
  return {
    rule: rule ?? '',
    removed: removed.map((day) => utcOf(dayOf(day) + startOffset)),
    changed: changed.sort((a, b) => a.was - b.was),
    missing: [rule === null ? sayWhyNot(pattern) : '', changes === null ? 'the changed occurrences' : '']
      .filter((part) => part !== '')
      .join(', '),
  }
}

/** The rule of a task, which knows days and no time zone; '' and why not when it cannot be written as one. */
export function placeTask(pattern: RecurrencePattern): { readonly rule: string; readonly missing: string } {
  const rule = writeRule(pattern, writeDate(secondsOf(pattern.endDate)))
  return { rule: rule ?? '', missing: rule === null ? sayWhyNot(pattern) : '' }
}

function writeUntil(minutes: number, zone: ZoneRule, allDay: boolean): string {
  return allDay ? writeDate(secondsOf(minutes)) : writeUtc(toUtc(zone, secondsOf(minutes)))
}

function dayOf(minutes: number): number {
  return minutes - (minutes % DAY_MINUTES)
}

function sayWhyNot({ slides, isLunar }: RecurrencePattern): string {
  if (slides) return 'each next one begins when the one before is done'
  return isLunar ? 'a pattern of another calendar' : 'a pattern that denies itself'
}
