import { prepareValue, type ReadDb } from '../store/connection.ts'
import { allRecords } from './all-records.ts'
import { addAll, addBit, type Bits, keepCommon, noBits, removeAll } from './bits.ts'
import { capacity } from './capacity.ts'
import { readRecordsOf } from './copies.ts'
import type { Leaf, Part } from './part.ts'
import { memory } from './remembered.ts'

/** Sets kept per connection and length of time: 8 MB for a million records. */
const MOST_KEPT = 64

const kept = {
  records: memory<Bits>('records', MOST_KEPT),
  change: memory<Bits>('change', MOST_KEPT),
}

/** The records a part of a query means, as a set of their numbers. It belongs to the caller. */
export function matching(db: ReadDb, part: Part): Bits {
  switch (part.by) {
    case 'all':
      return allRecords(db).slice()
    case 'not': {
      const rest = allRecords(db).slice()
      removeAll(rest, matching(db, part.of))
      return rest
    }
    case 'and':
    case 'or': {
      const [head, ...tail] = part.of
      if (head === undefined) throw new RangeError('nothing to join')
      const found = matching(db, head)
      for (const member of tail) (part.by === 'and' ? keepCommon : addAll)(found, matching(db, member))
      return found
    }
    case 'set':
      return part.read(db).slice()
    default:
      return keptRecords(db, part).slice()
  }
}

function keptRecords(db: ReadDb, leaf: Leaf): Bits {
  return kept[leaf.until](db, `${leaf.sql}\n${leaf.parameters.join('\n')}`, () => {
    const records = noBits(capacity(db))
    for (const id of readRecords(db, leaf)) addBit(records, id)
    return records
  })
}

/** The numbers of the records a leaf means, some perhaps more than once. */
export function readRecords(db: ReadDb, { by, sql, parameters }: Leaf): readonly number[] {
  return by === 'contents'
    ? readRecordsOf(db, sql, parameters)
    : prepareValue<number>(db, sql).all(...parameters)
}
