import { sumOf, type ValueCounts } from '../../../shared/results.ts'
import { type Value, values } from '../../../shared/value.ts'

/** The parts of a whole by value, in shares of 1: where each begins and how much it is. What counts nothing is left out. */
export function sharesOf(counts: ValueCounts): readonly { value: Value; from: number; share: number }[] {
  const all = Math.max(1, sumOf(counts))
  let from = 0
  const parts = values.map((value) => {
    const part = { value, from, share: counts[value] / all }
    from += part.share
    return part
  })
  return parts.filter(({ share }) => share > 0)
}
