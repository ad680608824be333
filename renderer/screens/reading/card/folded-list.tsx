import type { ReactNode } from 'react'
import { useWords } from '../../../state/words.ts'

/** A recurrence may have thousands of exceptions, and a hostile one says so. */
const SHOWN = 200

type FoldedListProps<One> = {
  readonly title: string
  readonly all: readonly One[]
  readonly show: (one: One) => ReactNode
}

/** What would make a card long: its number in words, and the things themselves when that is opened. */
export function FoldedList<One>({ title, all, show }: FoldedListProps<One>) {
  const say = useWords()
  if (all.length === 0) return null
  return (
    <details className="card-more">
      <summary>{title}</summary>
      <ul>
        {all.slice(0, SHOWN).map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what an item says never changes
          <li key={place}>{show(one)}</li>
        ))}
        {all.length > SHOWN ? (
          <li className="incomplete">{say('reading.more', { n: all.length - SHOWN })}</li>
        ) : null}
      </ul>
    </details>
  )
}
