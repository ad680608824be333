import { useState } from 'react'
import type { FacetName } from '../../../shared/records.ts'
import { Explained } from '../../parts/explained.tsx'
import { useFold } from '../../state/desk.ts'
import { useAsk } from '../../state/requests.ts'
import { useWords } from '../../state/words.ts'
import { choicesOf } from './choices.ts'
import { FacetValues, MOST_VALUES } from './facet-values.tsx'

type GroupProps = {
  readonly name: FacetName
  readonly query: string
  /** False: the list is being asked for, which goes before. */
  readonly when: boolean
  readonly isFirst: boolean
}

/** Values at first. */
const FEW = 8
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
      limit: more ? MOST_VALUES : name === 'year' ? YEARS : FEW,
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
        <FacetValues
          {...{ name, query, choices, stale, filter, setFilter }}
          facet={facet}
          showMore={more ? null : () => showMore(true)}
        />
      )}
    </section>
  )
}
