import type { ValueCounts } from '../../../shared/results.ts'
import { sharesOf } from './shares.ts'

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
