import type { TaskCard } from '../../../../shared/item-card.ts'
import { writeLongDay, writeMoment, writeNumber } from '../../../state/formats.ts'
import { useWords } from '../../../state/words.ts'
import { CardRow, TextRow } from './card-row.tsx'
import { CategoriesRow } from './categories-row.tsx'
import { RecurrenceRow } from './recurrence-row.tsx'

/** What is to be done by when, and how far it is. */
export function TaskView({ card }: { readonly card: TaskCard }) {
  const say = useWords()
  const { start, end, status, percent, completed, owner, recurs, rule, reminder } = card
  const day = (name: string, at: number | null) =>
    at === null ? null : (
      <CardRow name={name}>
        <span className="figure">{writeLongDay(at, 0)}</span>
      </CardRow>
    )
  return (
    <>
      {day(say('card.start'), start)}
      {day(say('card.due'), end)}
      <CardRow name={say('card.status')}>
        {say(`card.status.${status}`)}
        {status === 'complete' ? null : ` · ${say('card.percent', { n: writeNumber(percent) })}`}
      </CardRow>
      {day(say('card.completed'), completed)}
      <TextRow name={say('card.owner')} text={owner} />
      <RecurrenceRow recurs={recurs} rule={rule} offset={0} />
      {reminder === null ? null : (
        <CardRow name={say('card.reminder')}>
          <span className="figure">{writeMoment(reminder)}</span>{' '}
          <span className="soft">{say('card.clock.here')}</span>
        </CardRow>
      )}
      <CategoriesRow categories={card.categories} />
    </>
  )
}
