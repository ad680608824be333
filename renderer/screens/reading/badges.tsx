import type { RecordView } from '../../../shared/records.ts'
import { Hint } from '../../parts/hint.tsx'
import { VisibleText } from '../../parts/visible-text.tsx'
import { writeVisible } from '../../state/visible.ts'
import { sayOr, useWords } from '../../state/words.ts'
import { isAutomatic } from './automatic.ts'
import { finerKindOf } from './finer-kind.ts'
import { showView } from './view.ts'

/** What a record is, in short words under its head: its kind where it is no letter, its protection, its copies, its keywords. */
export function Badges({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { copies, derived, card } = record
  const words = useBadges(record)
  const said = card !== null && 'categories' in card ? card.categories : []
  const keywords = record.keywords.filter((keyword) => !said.includes(keyword))
  if (words.length === 0 && copies.length === 0 && keywords.length === 0 && derived === null) return null
  return (
    <ul className="reading-badges">
      {words.map((word) => (
        <li key={word} className="reading-badge">
          {word}
        </li>
      ))}
      {derived === null ? null : (
        <li className="reading-badge-explained" data-derived>
          <span className="reading-badge">{say('reading.badge.derived')}</span>
          <Hint of={say('reading.badge.derived')}>{say('reading.badge.derived.hint')}</Hint>
        </li>
      )}
      {copies.length === 0 ? null : (
        <li>
          <button
            type="button"
            className="reading-badge reading-badge-link"
            onClick={() => showView('origin')}
          >
            {say('reading.badge.copies', { n: copies.length })}
          </button>
        </li>
      )}
      {keywords.map((keyword) => (
        <li key={keyword} className="reading-badge soft">
          <VisibleText text={keyword} most={60} />
        </li>
      ))}
    </ul>
  )
}

function useBadges(record: RecordView): string[] {
  const say = useWords()
  const { protection, headers, card } = record
  return [
    useKindWord(record),
    card?.card === 'calendar' && card.cancelled ? say('card.cancelled') : null,
    card?.card === 'calendar' && card.private ? say('card.private') : null,
    protection === 'signed' || protection === 'encrypted' ? say(`reading.badge.${protection}`) : null,
    isAutomatic(headers) ? say('reading.badge.automatic') : null,
  ].filter((word) => word !== null)
}

function useKindWord({ kind, itemClass }: RecordView): string | null {
  const say = useWords()
  const finer = finerKindOf(itemClass)
  if (kind === 'mail') return null
  if (kind === 'unknown' && itemClass !== '')
    return say('reading.kind.unknown.item', { class: writeVisible(itemClass, 60) })
  // What is kept with a folder is a setting, whatever its class.
  if (finer !== null && kind !== 'setting') return say(`reading.kind.finer.${finer}`)
  return sayOr(`reading.kind.${kind}`, kind)
}
