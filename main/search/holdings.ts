import type { ReadDb } from '../store/connection.ts'
import { readHoldings } from '../store/status.ts'
import { allRecords } from './all-records.ts'
import { countBits } from './bits.ts'
import { memory } from './remembered.ts'
import { countValues } from './values.ts'

const kept = memory<{ readonly contents: number; readonly bytes: number }>('change', 1)

/** How many records a depot has, in all and of each value; its contents and their bytes. Quick after every decision. */
export function countHoldings(db: ReadDb) {
  const all = allRecords(db)
  const { B, V, N } = countValues(db, all)
  return {
    ...kept(db, '', () => readHoldings(db)),
    ...{ records: countBits(all), permanent: B, destroyable: V, undecided: N },
  }
}
