import type { QueryTree } from '../../shared/query.ts'
import { sumOf, type Timeline, type ValueCounts } from '../../shared/results.ts'
import { prepareValue, type ReadDb } from '../store/connection.ts'
import { type Bits, hasBit, keepCommon } from './bits.ts'
import { compileQuery } from './compile.ts'
import { matching } from './matching.ts'
import { ordered } from './order.ts'
import { records } from './part.ts'
import { memory } from './remembered.ts'
import { countValues, recordsWithValue } from './values.ts'

/** Units of time that a picture shows apart. */
const MOST_UNITS = 60
/** A unit is fine enough when this share of what is dated lies within MOST_UNITS of it: what is far off must not count. */
const ENOUGH = 0.98

/** So many empty units in a row part the few beyond them from the rest: a clock that stood at 1970 must not stretch the picture. */
const GAP = 10

/** Seconds. */
const DAY = 86_400

const kept = memory<Int32Array>('records', 1)

/** Records of one unit of time; units are numbered one after the other. */
type Counted = ValueCounts & { readonly at: number }
type Unit = {
  readonly name: Timeline['unit']
  /** The number of the unit a day lies in, in days since 1970 UTC. */
  readonly of: (day: number) => number
  /** As queries write it. */
  readonly label: (at: number) => string
}

const dateOf = (day: number) => new Date(day * DAY * 1000)
const two = (number: number) => String(number).padStart(2, '0')
const year = (number: number) => String(number).padStart(4, '0')

/** The finest first. */
const units: readonly Unit[] = [
  { name: 'day', of: (day) => day, label: (at) => dateOf(at).toISOString().slice(0, 10) },
  {
    name: 'month',
    of: (day) => dateOf(day).getUTCFullYear() * 12 + dateOf(day).getUTCMonth(),
    label: (at) => `${year(Math.floor(at / 12))}-${two((at % 12) + 1)}`,
  },
  { name: 'year', of: (day) => dateOf(day).getUTCFullYear(), label: year },
]

/**
 * What a query finds along time (UTC, as in queries), per value: without gaps, in the finest unit in which nearly all of it lies
 * within MOST_UNITS. What lies farther off, or is little and far from the rest, comes together in a bucket before and one after these, labelled as a range:
 * `..1989`, `2031..`.
 */
export function readTimeline(db: ReadDb, query: QueryTree): Timeline {
  // One snapshot for dates and values.
  return db.transaction(() => {
    const found = matching(db, compileQuery(db, query).part)
    const undated = matching(db, records('r.date IS NULL'))
    keepCommon(undated, found)
    return { ...divide(countDays(db, found)), undated: countValues(db, undated) }
  })()
}

/** The records found, per day, the earliest first; those without a date left out. */
function countDays(db: ReadDb, found: Bits): Counted[] {
  const { ids, keyed } = ordered(db, 'date')
  const days = kept(db, '', () => readDays(db))
  const [permanent, destroyable] = [recordsWithValue(db, 'B'), recordsWithValue(db, 'V')]
  const counted: Counted[] = []
  let now = { at: Number.NaN, B: 0, V: 0, N: 0 }
  for (let place = 0; place < keyed; place++) {
    const id = ids[place] ?? 0
    if (!hasBit(found, id)) continue
    const at = days[place] ?? 0
    if (at !== now.at) {
      now = { at, B: 0, V: 0, N: 0 }
      counted.push(now)
    }
    now[hasBit(permanent, id) ? 'B' : hasBit(destroyable, id) ? 'V' : 'N']++
  }
  return counted
}

/** The day of every dated record, in days since 1970 UTC, in the order of `ordered(db, 'date')`. */
function readDays(db: ReadDb): Int32Array {
  const dates = prepareValue<number>(
    db,
    'SELECT r.date FROM record r INDEXED BY record_by_date WHERE r.date IS NOT NULL ORDER BY r.date, r.id',
  ).all()
  return Int32Array.from(dates, (date) => Math.floor(date / DAY))
}

function divide(days: readonly Counted[]): Pick<Timeline, 'unit' | 'buckets'> {
  const all = sumOf(sum(days))
  for (const unit of units) {
    const counted = merge(days, unit)
    const shown = densest(counted)
    if (unit.name === 'year' || sumOf(sum(shown)) >= all * ENOUGH) {
      return { unit: unit.name, buckets: bucketsOf(counted, withoutStragglers(shown), unit) }
    }
  }
  throw new RangeError('no unit fits')
}

function merge(days: readonly Counted[], unit: Unit): Counted[] {
  const merged: Counted[] = []
  for (const day of days) {
    const at = unit.of(day.at)
    const last = merged.at(-1)
    if (last?.at === at) merged[merged.length - 1] = { ...sum([last, day]), at }
    else merged.push({ ...day, at })
  }
  return merged
}

/** The stretch of at most MOST_UNITS that holds the most records. */
function densest(counted: readonly Counted[]): readonly Counted[] {
  let best = { first: 0, end: 0, records: 0 }
  let [first, within] = [0, 0]
  for (const [place, unit] of counted.entries()) {
    within += sumOf(unit)
    for (
      let head = counted[first];
      head !== undefined && unit.at - head.at >= MOST_UNITS;
      head = counted[first]
    ) {
      within -= sumOf(head)
      first++
    }
    if (within > best.records) best = { first, end: place + 1, records: within }
  }
  return counted.slice(best.first, best.end)
}

/** What is left of a stretch without the few at either end that an empty gap parts from the rest. */
function withoutStragglers(shown: readonly Counted[]): readonly Counted[] {
  const few = sumOf(sum(shown)) * (1 - ENOUGH)
  let [first, end] = [0, shown.length]
  for (let place = 1; place < shown.length; place++) {
    const gap = (shown[place]?.at ?? 0) - (shown[place - 1]?.at ?? 0) - 1
    if (gap < GAP) continue
    if (sumOf(sum(shown.slice(0, place))) <= few) first = place
    else if (sumOf(sum(shown.slice(place))) <= few) end = Math.min(end, place)
  }
  return shown.slice(first, end)
}

function bucketsOf(
  counted: readonly Counted[],
  shown: readonly Counted[],
  { label }: Unit,
): Timeline['buckets'] {
  const [first, last] = [shown[0]?.at, shown.at(-1)?.at]
  if (first === undefined || last === undefined) return []
  const known = new Map(shown.map((unit) => [unit.at, unit]))
  const bucket = (label: string, counts: ValueCounts) => ({ label, term: `date:${label}`, ...counts })
  const buckets: Timeline['buckets'] = []
  const before = counted.filter(({ at }) => at < first)
  if (before.length > 0) buckets.push(bucket(`..${label(first - 1)}`, sum(before)))
  for (let at = first; at <= last; at++) {
    const { B = 0, V = 0, N = 0 } = known.get(at) ?? {}
    buckets.push(bucket(label(at), { B, V, N }))
  }
  const after = counted.filter(({ at }) => at > last)
  if (after.length > 0) buckets.push(bucket(`${label(last + 1)}..`, sum(after)))
  return buckets
}

function sum(counts: readonly ValueCounts[]): ValueCounts {
  const total = { B: 0, V: 0, N: 0 }
  for (const { B, V, N } of counts) {
    total.B += B
    total.V += V
    total.N += N
  }
  return total
}
