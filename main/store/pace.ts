import type { Pace } from '../../shared/results.ts'
import { prepare, type ReadDb } from './connection.ts'

/** Records up to which a marking counts as decided one by one: a conversation, a handful of copies. More is a bulk action. */
const ONE_BY_ONE = 50
const HOUR = 3_600_000
const DAYS = 7
/** Decisions under which nothing is said of a pace. */
const FEWEST = 10

/**
 * How fast records are decided one by one, at `now`: today (of this computer's calendar), in the last sixty minutes, and per
 * hour over those hours of the last seven days in which any was. What was taken back does not count; `perHour` is null
 * while fewer than ten were decided. Reads no more of the log than those days.
 */
export function readPace(db: ReadDb, now: Date): Pace {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const week = now.getTime() - DAYS * 24 * HOUR
  const decided = readDecided(db, new Date(Math.min(week, midnight)))
  const countSince = (since: number) =>
    decided.reduce((sum, { at, records }) => sum + (at >= since && at <= now.getTime() ? records : 0), 0)
  const inWeek = decided.filter(({ at }) => at > week && at <= now.getTime())
  const hours = new Set(inWeek.map(({ at }) => Math.floor(at / HOUR))).size
  const records = inWeek.reduce((sum, one) => sum + one.records, 0)
  return {
    today: countSince(midnight),
    lastHour: countSince(now.getTime() - HOUR),
    perHour: records < FEWEST ? null : records / hours,
  }
}

/** Markings of single records since a moment: when (milliseconds since 1970), and of how many. */
function readDecided(db: ReadDb, since: Date): { at: number; records: number }[] {
  // The log is in order of time as long as nobody sets the clock back; then a little more of it is read, or a little less.
  const rows = prepare<{ time: string; records: number }>(
    db,
    `SELECT time, detail ->> 'records' AS records FROM event
     WHERE id > coalesce((SELECT id FROM event WHERE time < ? ORDER BY id DESC LIMIT 1), 0)
       AND action = 'mark.value' AND detail ->> 'records' <= ${ONE_BY_ONE}
       AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.event = event.id)`,
  ).all(since.toISOString())
  return rows.map(({ time, records }) => ({ at: Date.parse(time), records }))
}
