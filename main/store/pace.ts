import type { Pace } from '../../shared/results.ts'
import { prepareValue, type ReadDb } from './connection.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAYS = 7
/** Decisions under which nothing is said of a pace. */
const FEWEST = 10

/**
 * How fast records are decided one by one, at `now`: today (of this computer's calendar), in the last sixty minutes, and per
 * hour over those hours of the last seven days in which any was; the hour that is running counts from the first decision in it.
 * Markings of several records and what was taken back do not count; `perHour` is null while fewer than ten were decided.
 * Reads no more of the log than those days.
 */
export function readPace(db: ReadDb, now: Date): Pace {
  const end = now.getTime()
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const week = end - DAYS * 24 * HOUR
  const decided = readDecided(db, new Date(Math.min(week, midnight))).filter((at) => at <= end)
  const countSince = (since: number) => decided.filter((at) => at >= since).length
  const inWeek = decided.filter((at) => at > week)
  return {
    today: countSince(midnight),
    lastHour: countSince(end - HOUR),
    perHour: inWeek.length < FEWEST ? null : inWeek.length / hoursOfWork(inWeek, end),
  }
}

/** Hours of the clock in which something was decided, the running one by its length so far: a minute at the least. */
function hoursOfWork(decided: readonly number[], end: number): number {
  const hourOf = (at: number) => Math.floor(at / HOUR)
  const whole = new Set(decided.map(hourOf)).size
  const first = decided.find((at) => hourOf(at) === hourOf(end))
  return first === undefined ? whole : whole - 1 + Math.max(end - first, MINUTE) / HOUR
}

/** When single records were decided since a moment, in milliseconds since 1970. */
function readDecided(db: ReadDb, since: Date): number[] {
  // The log is in order of time as long as nobody sets the clock back; then a little more of it is read, or a little less.
  return prepareValue<string>(
    db,
    `SELECT time FROM event
     WHERE id > coalesce((SELECT id FROM event WHERE time < ? ORDER BY id DESC LIMIT 1), 0)
       AND action = 'mark.value' AND detail ->> 'records' = 1
       AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.event = event.id)`,
  )
    .all(since.toISOString())
    .map((time) => Date.parse(time))
}
