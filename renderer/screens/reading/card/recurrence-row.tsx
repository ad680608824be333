import type { ReactNode } from 'react'
import { sayRule } from '../../../../shared/say-rule.ts'
import { VisibleText } from '../../../parts/visible-text.tsx'
import { useLanguage, useWords } from '../../../state/words.ts'
import { CardRow } from './card-row.tsx'

type RecurrenceRowProps = {
  readonly recurs: boolean
  readonly rule: string
  /** Minutes east of UTC, for the day on which it ends. */
  readonly offset: number | null
  /** What is otherwise. */
  readonly children?: ReactNode
}

/** How something recurs, as a sentence; a rule there is no sentence for stands as it is written. */
export function RecurrenceRow({ recurs, rule, offset, children }: RecurrenceRowProps) {
  const say = useWords()
  const language = useLanguage()
  if (!recurs && rule === '') return null
  const sentence = sayRule(rule, language, offset ?? 0)
  return (
    <CardRow name={say('card.recurs')}>
      {rule === '' ? (
        <span className="incomplete">{say('card.recurs.unread')}</span>
      ) : sentence === null ? (
        <span className="mono">
          <VisibleText text={rule} />
        </span>
      ) : (
        sentence
      )}
      {children}
    </CardRow>
  )
}
