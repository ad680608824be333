/** Days of a week as the pattern counts them: Sunday is 1, Monday 2, Tuesday 4 … */
export type WeeklyPlan = {
  /** Clock times where the appointment is made, written as if they were UTC. */
  readonly start: Date
  /** Minutes. */
  readonly duration: number
  readonly days: number
  /** Every so many weeks. */
  readonly every?: number
  /** Occurrences; for ever when left out. */
  readonly count?: number
  /** The last day; needed with `count`. */
  readonly last?: Date
  /** Days whose occurrence is taken out. */
  readonly removed?: readonly Date[]
  readonly changed?: readonly ChangePlan[]
}

export type ChangePlan = {
  readonly was: Date
  readonly start: Date
  readonly end: Date
  readonly subject?: string
  readonly location?: string
}

const WEEK = 7 * 24 * 60
const DAY = 24 * 60
const SUBJECT = 0x0001
const LOCATION = 0x0010
/** §2.2.1.44.1 EndDate of a pattern that never ends. */
const NEVER = 0x5ae980df

/** PidLidAppointmentRecur of a weekly pattern with exceptions ([MS-OXOCAL] §2.2.1.44.5). */
export function weekly(plan: WeeklyPlan): Buffer {
  const every = plan.every ?? 1
  const changed = plan.changed ?? []
  const startDay = dayOf(plan.start)
  // 1 January 1601 was a Monday; weeks begin on Sundays here.
  const week = startDay - ((startDay / DAY + 1) % 7) * DAY
  const deleted = [...(plan.removed ?? []), ...changed.map(({ was }) => was)].map(dayOf).sort((a, b) => a - b)
  const modified = changed.map(({ start }) => dayOf(start)).sort((a, b) => a - b)
  const clock = minutesOf(plan.start) - startDay
  return Buffer.concat([
    shorts(0x3004, 0x3004, 0x200b, 1, 0),
    longs(week % (every * WEEK), every, 0, plan.days),
    longs(plan.count === undefined ? 0x2023 : 0x2022, plan.count ?? 10, 0),
    longs(deleted.length, ...deleted),
    longs(modified.length, ...modified),
    longs(startDay, plan.last === undefined ? NEVER : dayOf(plan.last)),
    longs(0x3006, 0x3009, clock, clock + plan.duration),
    shorts(changed.length),
    ...changed.map(exceptionOf),
    longs(0),
    ...changed.map(extendedOf),
    longs(0),
  ])
}

/** ExceptionInfo (§2.2.1.44.2): texts in the code page, Latin letters only. */
function exceptionOf(change: ChangePlan): Buffer {
  const { subject, location } = change
  const flags = (subject === undefined ? 0 : SUBJECT) | (location === undefined ? 0 : LOCATION)
  const texts = [subject, location].filter((value) => value !== undefined)
  return Buffer.concat([
    longs(minutesOf(change.start), minutesOf(change.end), minutesOf(change.was)),
    shorts(flags),
    ...texts.flatMap((value) => [shorts(value.length + 1, value.length), Buffer.from(value, 'latin1')]),
  ])
}

/** ExtendedException (§2.2.1.44.4): the texts again, in UTF-16. */
function extendedOf(change: ChangePlan): Buffer {
  const texts = [change.subject, change.location].filter((value) => value !== undefined)
  const wide = texts.flatMap((value) => [shorts(value.length), Buffer.from(value, 'utf16le')])
  const times = longs(minutesOf(change.start), minutesOf(change.end), minutesOf(change.was))
  return Buffer.concat([longs(4, 0, 0), ...(texts.length === 0 ? [] : [times, ...wide, longs(0)])])
}

/** Minutes since 1601. */
function minutesOf(at: Date): number {
  return at.getTime() / 60_000 + 194_074_560
}

function dayOf(at: Date): number {
  const minutes = minutesOf(at)
  return minutes - (minutes % DAY)
}

function shorts(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length)
  for (const [place, value] of values.entries()) bytes.writeUInt16LE(value, 2 * place)
  return bytes
}

function longs(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [place, value] of values.entries()) bytes.writeUInt32LE(value, 4 * place)
  return bytes
}
