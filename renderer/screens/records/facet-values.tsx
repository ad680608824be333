import type { Facet, FacetName } from '../../../shared/records.ts'
import { ValueBadge } from '../../parts/value-badge.tsx'
import { labelOf } from '../../state/facet-labels.ts'
import { writeNumber } from '../../state/formats.ts'
import { go } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'
import { type Choices, choose, isChosen } from './choices.ts'
import { folderTree } from './folder-tree.ts'

/** Values a facet shows at most. */
export const MOST_VALUES = 500

type Entry = Facet['values'][number]

type FacetValuesProps = Omit<ValuesProps, 'entries'> & {
  readonly facet: Facet
  readonly stale: boolean
  readonly setFilter: (text: string) => void
  /** Null: more is shown already. */
  readonly showMore: (() => void) | null
}

/** The values of one facet, the first few or, under a field that narrows them down, as many as are shown. */
export function FacetValues({ facet, stale, setFilter, showMore, ...values }: FacetValuesProps) {
  const say = useWords()
  const { name, filter } = values
  return (
    <div className={stale ? 'records-stale' : ''}>
      {showMore !== null ? null : (
        <input
          className="records-facet-filter"
          aria-label={say('records.facet.filter', { facet: say(`records.facet.${name}`) })}
          placeholder={say('records.facet.filterShort')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <Values {...values} entries={facet.values} />
      {facet.more && showMore !== null ? (
        <button type="button" className="link records-more" tabIndex={-1} data-item onClick={showMore}>
          {say('records.facet.more')}
        </button>
      ) : null}
      {facet.more && showMore === null ? (
        <p className="soft">{say('records.facet.tooMany', { n: MOST_VALUES })}</p>
      ) : null}
    </div>
  )
}

type ValuesProps = {
  readonly name: FacetName
  readonly query: string
  readonly choices: Choices
  readonly entries: readonly Entry[]
  readonly filter: string
}

function Values({ name, query, choices, entries, filter }: ValuesProps) {
  const say = useWords()
  const wanted = filter.trim().toLocaleLowerCase()
  const shown = entries
    .map((entry) => ({ ...entry, label: labelOf(name, entry.value, entry.label), depth: 0 }))
    .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
  if (shown.length === 0) return <p className="records-facet-none soft">{say('records.facet.none')}</p>
  const lines =
    name === 'folder' && wanted === ''
      ? inTree(shown)
      : name === 'year'
        ? latestFirst(shown)
        : checkedFirst(shown, choices)
  return (
    <ul>
      {lines.map(({ value, label, count, term, depth }) => (
        <li key={value}>
          {/* biome-ignore lint/a11y/useSemanticElements: a line of text with a count, one of many under the arrow keys */}
          <button
            type="button"
            role="checkbox"
            aria-checked={isChosen(choices, term)}
            aria-label={`${label} ${writeNumber(count)}`}
            aria-disabled={term === ''}
            className="records-value"
            tabIndex={-1}
            data-item
            data-value={value}
            title={term === '' ? say('records.facet.noTerm') : label}
            style={{ paddingInlineStart: 20 + 12 * depth }}
            onClick={() => {
              if (term !== '') go({ query: choose(query, name, term) })
            }}
          >
            <span className="records-tick" aria-hidden="true" style={{ insetInlineStart: 4 + 12 * depth }} />
            {value === 'B' || value === 'V' || value === 'N' ? (
              <span aria-hidden="true" className="records-facet-badge">
                {name === 'value' ? <ValueBadge value={value} /> : null}
              </span>
            ) : null}
            <span className="records-value-label">{label}</span>
            <span className="records-value-count figure">{writeNumber(count)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

type Line = Entry & { readonly depth: number }

function checkedFirst(lines: readonly Line[], choices: Choices): readonly Line[] {
  const chosen = lines.filter(({ term }) => isChosen(choices, term))
  return chosen.length === 0 ? lines : [...chosen, ...lines.filter((line) => !chosen.includes(line))]
}

/** Years from the latest back; '' is without a date, and last. */
function latestFirst(lines: readonly Line[]): readonly Line[] {
  return lines.toSorted((a, b) => Number(b.value) - Number(a.value))
}

function inTree(lines: readonly Line[]): readonly Line[] {
  return folderTree(lines.map(({ value }) => value)).flatMap(({ path, depth, name }) => {
    const line = lines.find(({ value }) => value === path)
    return line === undefined ? [] : [{ ...line, depth, label: depth === 0 ? line.label : name }]
  })
}
