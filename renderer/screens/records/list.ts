import type { ResultOpened, Row } from '../../../shared/results.ts'
import { makeStore } from '../../state/store.ts'

/** The list of records: what is open, where one is in it, what is selected. */
export type List = {
  /** The open result; null until there is one. */
  readonly opened: ResultOpened | null
  /** The place of the row one is at; null when at none. */
  readonly place: number | null
  /** That row, as far as it is loaded. */
  readonly row: Row | null
  /** Numbers of the selected records. */
  readonly selected: ReadonlySet<number>
}

export const list = makeStore<List>({ opened: null, place: null, row: null, selected: new Set() })

/** The records an action is about: the selected ones, else the one being read; empty when there is neither. */
export function recordsAtHand(): readonly number[] {
  const { selected, row } = list.get()
  return selected.size > 0 ? [...selected] : row === null ? [] : [row.id]
}
