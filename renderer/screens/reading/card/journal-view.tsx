import type { JournalCard } from '../../../../shared/item-card.ts'
import { writeSpan } from '../../../state/formats.ts'
import { useWords } from '../../../state/words.ts'
import { CardRow, TextRow } from './card-row.tsx'
import { CategoriesRow } from './categories-row.tsx'

/** What somebody noted down as done: what kind of thing, and from when to when. */
export function JournalView({ card }: { readonly card: JournalCard }) {
  const say = useWords()
  const when = writeSpan(card, null)
  return (
    <>
      <TextRow name={say('card.type')} text={card.type} />
      {when === '' ? null : (
        <CardRow name={say('card.when')}>
          <span className="figure">{when}</span> <span className="soft">{say('card.clock.here')}</span>
        </CardRow>
      )}
      <CategoriesRow categories={card.categories} />
    </>
  )
}
