import { writeNumber } from '../../../state/formats.ts'
import { showRecords } from '../../../state/route.ts'

type CountedProps = {
  readonly n: number
  /** The query that finds just these; null where none does. */
  readonly query: string | null
  /** What is counted, for who cannot see in which row and column it stands. */
  readonly name: string
  /** Whether Tab comes to it; the arrows go on from there. */
  readonly isStop: boolean
}

/** A number of records in a table under the arrow keys, which leads to those records. */
export function Counted({ n, query, name, isStop }: CountedProps) {
  if (n === 0 || query === null) return <span className="figure">{writeNumber(n)}</span>
  return (
    <button
      type="button"
      className="link figure"
      tabIndex={isStop ? 0 : -1}
      aria-label={name}
      data-mark
      onClick={() => showRecords(query)}
    >
      {writeNumber(n)}
    </button>
  )
}
