import { prepareValue, type ReadDb } from '../store/connection.ts'
import { addBit, type Bits, noBits } from './bits.ts'
import { capacity } from './capacity.ts'
import { memory } from './remembered.ts'

const sets = memory<Bits>('records', 1)

const IDS = 'SELECT id FROM record INDEXED BY record_by_source_file'

/** Every record, as a set that must not be changed. */
export function allRecords(db: ReadDb): Bits {
  return sets(db, '', () => {
    const records = noBits(capacity(db))
    const last = capacity(db) - 1
    const gapless = prepareValue<number>(db, 'SELECT count(*) FROM record').get() === last
    if (gapless) for (let id = 1; id <= last; id++) addBit(records, id)
    // A small index; the table itself is many times as large.
    else for (const id of prepareValue<number>(db, IDS).all()) addBit(records, id)
    return records
  })
}
