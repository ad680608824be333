import { prepareValue, type ReadDb } from '../store/connection.ts'
import { addBit, type Bits, noBits } from './bits.ts'
import { capacity } from './capacity.ts'
import { memory } from './remembered.ts'

/** Letters of Maildir: draft, flagged, passed on, replied to, seen, trashed. */
const letters = ['D', 'F', 'P', 'R', 'S', 'T'] as const
export type Flag = (typeof letters)[number]

const kept = memory<Readonly<Record<Flag, Bits>>>('records', 1)

/** The records that their source marked so, as a set that must not be changed. All flags are read at once: no index has them. */
export function recordsWithFlag(db: ReadDb, flag: Flag): Bits {
  return kept(db, '', () => {
    const none = () => noBits(capacity(db))
    const sets = { D: none(), F: none(), P: none(), R: none(), S: none(), T: none() }
    const column = <Cell extends number | string>(name: 'id' | 'flags') =>
      prepareValue<Cell>(db, `SELECT r.${name} FROM record r WHERE r.flags <> '' ORDER BY r.id`).all()
    const flags = column<string>('flags')
    for (const [place, id] of column<number>('id').entries()) {
      for (const letter of letters) if (flags[place]?.includes(letter)) addBit(sets[letter], id)
    }
    return sets
  })[flag]
}
