import type { Value } from '../../shared/value.ts'
import { useWords } from '../state/words.ts'

/** The value of a record: its letter in a form and colour of its own; the word for those who hear it. */
export function ValueBadge({ value }: { readonly value: Value }) {
  const say = useWords()
  return (
    <span className={`badge badge-${value}`} title={say(`value.${value}`)}>
      <span aria-hidden="true">{say(`value.${value}.letter`)}</span>
      <span className="heard">{say(`value.${value}`)}</span>
    </span>
  )
}
