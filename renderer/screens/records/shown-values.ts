import type { Row } from '../../../shared/results.ts'
import type { Value } from '../../../shared/value.ts'

/** How long a value shown before the engine said so is believed against rows read meanwhile, in milliseconds. */
const BELIEVED_MS = 3_000

/** Values shown on records before the engine has said so. */
export type ShownValues = {
  add(ids: ReadonlySet<number>, value: Value): void
  /** A row as it was read from `began` on, unless a value shown for it has not had the time to be read back. */
  over(row: Row, began: number): Row
}

/** Keeps values that are shown ahead of the engine. `now` is in milliseconds. */
export function keepShownValues(now: () => number): ShownValues {
  const shown = new Map<number, { readonly value: Value; readonly since: number }>()
  return {
    add(ids, value) {
      const since = now()
      for (const id of ids) shown.set(id, { value, since })
    },
    over(row, began) {
      const own = shown.get(row.id)
      if (own === undefined) return row
      if (own.value === row.value || began - own.since > BELIEVED_MS) {
        shown.delete(row.id)
        return row
      }
      return withValue(row, own.value)
    },
  }
}

/** A row with another value; of a conversation only the record it shows is counted. */
export function withValue(row: Row, value: Value): Row {
  const step = Number(value === 'N') - Number(row.value === 'N')
  return { ...row, value, undecided: Math.max(0, row.undecided + step) }
}
