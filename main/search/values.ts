import type { ValueCounts } from '../../shared/results.ts'
import { type Value, values } from '../../shared/value.ts'
import { prepareValue, type ReadDb } from '../store/connection.ts'
import { allRecords } from './all-records.ts'
import { addBit, type Bits, countBits, keepCommon, noBits, removeAll, removeBit } from './bits.ts'
import { capacity } from './capacity.ts'
import { memory } from './remembered.ts'

/** The records that have each value now. `until`: the last decision they tell of. */
type ByValue = { readonly sets: Readonly<Record<Value, Bits>>; until: number }

const lasting = memory<ByValue>('records', 1)
const passing = memory<ByValue>('change', 1)

/**
 * The records that have a value now, as a set that must not be changed. A reading connection brings it up to date by the
 * decisions made since it was asked last: every change of a value is one (decision_record). A connection that writes reads it
 * anew after each change: what it reads may yet be taken back.
 */
export function recordsWithValue(db: ReadDb, value: Value): Bits {
  return byValue(db).sets[value]
}

/** How many of the records found have each value. */
export function countValues(db: ReadDb, found: Bits): ValueCounts {
  const { sets } = byValue(db)
  const count = (value: Value) => {
    const both = found.slice()
    keepCommon(both, sets[value])
    return countBits(both)
  }
  return { B: count('B'), V: count('V'), N: count('N') }
}

function byValue(db: ReadDb): ByValue {
  if (!db.readonly) return passing(db, '', () => readAll(db))
  const known = lasting(db, '', () => readAll(db))
  const last = lastDecision(db)
  if (last !== known.until) follow(db, known)
  known.until = last
  return known
}

function readAll(db: ReadDb): ByValue {
  const read = (value: Value) => {
    const found = noBits(capacity(db))
    for (const id of prepareValue<number>(db, 'SELECT r.id FROM record r WHERE r.value = ?').all(value)) {
      addBit(found, id)
    }
    return found
  }
  const [B, V] = [read('B'), read('V')]
  // Most are undetermined: what is left needs no reading.
  const N = allRecords(db).slice()
  removeAll(N, B)
  removeAll(N, V)
  return { sets: { B, V, N }, until: lastDecision(db) }
}

function follow(db: ReadDb, { sets, until }: ByValue): void {
  // Read apart, in the order of one index, two columns take half the time of rows.
  const column = <Cell extends number | Value>(name: 'd.record' | 'r.value') =>
    prepareValue<Cell>(
      db,
      `SELECT ${name} FROM decision_record d CROSS JOIN record r ON r.id = d.record
       WHERE d.decision > ? ORDER BY d.decision, d.record`,
    ).all(until)
  const now = column<Value>('r.value')
  for (const [place, id] of column<number>('d.record').entries()) {
    for (const value of values) removeBit(sets[value], id)
    addBit(sets[now[place] ?? 'N'], id)
  }
}

function lastDecision(db: ReadDb): number {
  return prepareValue<number>(db, 'SELECT max(id) FROM decision').get() ?? 0
}
