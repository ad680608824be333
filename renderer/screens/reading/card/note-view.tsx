import type { NoteCard } from '../../../../shared/item-card.ts'
import { writeMoment } from '../../../state/formats.ts'
import { useWords } from '../../../state/words.ts'
import { CardRow } from './card-row.tsx'
import { CategoriesRow } from './categories-row.tsx'

/** A sticky note: its colour and when it was changed; what it says is the text of the record. */
export function NoteView({ card: { colour, modified, categories } }: { readonly card: NoteCard }) {
  const say = useWords()
  return (
    <>
      {colour === '' ? null : (
        <CardRow name={say('card.colour')}>
          <span className={`card-colour card-colour-${colour}`} aria-hidden="true" />{' '}
          {say(`card.colour.${colour}`)}
        </CardRow>
      )}
      {modified === null ? null : (
        <CardRow name={say('card.modified')}>
          <span className="figure">{writeMoment(modified)}</span>{' '}
          <span className="soft">{say('card.clock.here')}</span>
        </CardRow>
      )}
      <CategoriesRow categories={categories} />
    </>
  )
}
