import type { ValueCounts } from '../../../shared/results.ts'
import { type Value, values } from '../../../shared/value.ts'

export function sumOf({ B, V, N }: ValueCounts): number {
  return B + V + N
}

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

/**
 * The forms of the values in pictures, besides their colours: B is full, V hatched, N dotted. Drawn once a screen; the marks
 * refer to them.
 */
export function Patterns() {
  return (
    <svg className="overview-patterns" aria-hidden="true">
      <defs>
        <pattern
          id="overview-V"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="overview-ground-V" width="5" height="5" />
          <rect className="overview-ink-V" width="2.5" height="5" />
        </pattern>
        <pattern id="overview-N" width="4" height="4" patternUnits="userSpaceOnUse">
          <rect className="overview-ground-N" width="4" height="4" />
          <rect className="overview-ink-N" width="1.5" height="1.5" />
        </pattern>
      </defs>
    </svg>
  )
}

/** A bar from side to side, divided by value: B first. Takes the size its style gives it. */
export function Strip({ counts }: { readonly counts: ValueCounts }) {
  return (
    <svg className="overview-strip" aria-hidden="true">
      {sharesOf(counts).map(({ value, from, share }) => (
        <rect
          key={value}
          className={`overview-${value}`}
          x={`${100 * from}%`}
          width={`${100 * share}%`}
          height="100%"
        />
      ))}
    </svg>
  )
}
