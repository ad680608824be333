import { VisibleText } from '../../../parts/visible-text.tsx'
import { useWords } from '../../../state/words.ts'
import { CardRow } from './card-row.tsx'

/** An item may name thousands. */
const SHOWN = 100

/** The categories its owner gave an item. */
export function CategoriesRow({ categories }: { readonly categories: readonly string[] }) {
  const say = useWords()
  if (categories.length === 0) return null
  return (
    <CardRow name={say('card.categories')}>
      <ul className="card-categories">
        {categories.slice(0, SHOWN).map((category, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item may name one twice, and never changes
          <li key={place} className="reading-badge">
            <VisibleText text={category} most={100} />
          </li>
        ))}
      </ul>
      {categories.length > SHOWN ? (
        <span className="incomplete">{say('reading.more', { n: categories.length - SHOWN })}</span>
      ) : null}
    </CardRow>
  )
}
