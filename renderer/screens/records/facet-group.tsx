import { useState } from 'react'
import type { Facet, FacetName } from '../../../shared/records.ts'
import { Explained } from '../../parts/explained.tsx'
import { ValueBadge } from '../../parts/value-badge.tsx'
import { useFold } from '../../state/desk.ts'
import { labelOf } from '../../state/facet-labels.ts'
import { writeNumber } from '../../state/formats.ts'
import { useAsk } from '../../state/requests.ts'
import { go } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'
import { type Choices, choicesOf, choose, isChosen } from './choices.ts'
import { folderTree } from './folder-tree.ts'

type Entry = Facet['values'][number]
type GroupProps = {
  readonly name: FacetName
  readonly query: string
  /** False: the list is being asked for, which goes before. */
  readonly when: boolean
  readonly isFirst: boolean
}

/** Values at first, and after "more". */
const FEW = 8
const MANY = 500
/** Years stand in order of time, so all of them are shown. */
const YEARS = 60

/** One facet: its name, which folds it, and its values. Several chosen values of one facet mean "or". */
export function FacetGroup({ name, query, when, isFirst }: GroupProps) {
  const say = useWords()
  const [isFolded, fold] = useFold(`facet-${name}`)
  const isOpen = !isFolded
  const [more, showMore] = useState(false)
  const [filter, setFilter] = useState('')
  const choices = choicesOf(query, name)
  // Counted without its own choices: what one more value would add stays to be seen.
  const { value, failure, stale } = useAsk(
    'record.facets',
    {
      query: name === 'hint' ? query : choices.rest,
      names: [name],
      limit: more ? MANY : name === 'year' ? YEARS : FEW,
    },
    { when: when && isOpen, keep: true },
  )
  const facet = value?.facets[0]
  return (
    <section className="records-facet" data-facet={name}>
      <h3>
        <button
          type="button"
          className="records-facet-name"
          aria-expanded={isOpen}
          tabIndex={isFirst ? 0 : -1}
          data-item
          onClick={fold}
        >
          <span className="records-fold" aria-hidden="true" />
          {say(`records.facet.${name}`)}
          {choices.terms.length > 0 && !isOpen ? (
            <span className="records-facet-chosen" aria-hidden="true" />
          ) : null}
        </button>
      </h3>
      {!isOpen ? null : failure !== undefined && failure.kind !== 'query-unreadable' ? (
        <Explained failure={failure} />
      ) : facet === undefined ? (
        <p className="records-facet-none soft">{say('state.loading')}</p>
      ) : (
        <div className={stale ? 'records-stale' : ''}>
          {more ? (
            <input
              className="records-facet-filter"
              aria-label={say('records.facet.filter', { facet: say(`records.facet.${name}`) })}
              placeholder={say('records.facet.filterShort')}
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          ) : null}
          <Values name={name} query={query} choices={choices} entries={facet.values} filter={filter} />
          {facet.more && !more ? (
            <button
              type="button"
              className="link records-more"
              tabIndex={-1}
              data-item
              onClick={() => showMore(true)}
            >
              {say('records.facet.more')}
            </button>
          ) : null}
          {facet.more && more ? <p className="soft">{say('records.facet.tooMany', { n: MANY })}</p> : null}
        </div>
      )}
    </section>
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
