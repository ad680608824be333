import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Expansion } from '../../../shared/records.ts'
import { rowOrders } from '../../../shared/results.ts'
import { runCommand } from '../../commands/registry.ts'
import { useAsk } from '../../state/requests.ts'
import { go, shift } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { list, openAgain } from './list.ts'
import { hasWords } from './question.ts'
import { selectNone } from './selection.ts'
import { countUndecided } from './timeline.tsx'
import { withoutForms } from './widened.ts'

/** Above the list: how many of how many, how many undetermined, in which order; and what is not as it seems. */
export function ListHead({ query }: { readonly query: string }) {
  const say = useWords()
  const { opened, question, place, asking } = useStore(list)
  const { value: status } = useAsk('depot.status', {}, { keep: true })
  // The list goes first: what is counted of it is asked for when it is there.
  const { value: times, stale } = useAsk('record.timeline', { query }, { when: !asking, keep: true })
  if (opened === null || question === null) return <div className="records-head-line" />
  const { covered } = opened
  // The timeline is counted anew when marks rest; the opened list keeps the numbers it was opened with.
  const undecided = times === undefined || stale ? opened.values.N : countUndecided(times)
  return (
    <>
      <div className="records-head-line">
        <button
          type="button"
          className="plain records-facets-shown"
          aria-label={say('command.facets')}
          title={say('command.facets')}
          onClick={() => runCommand('facets')}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true" className="records-glyph">
            <path d="M2 3.5h12L9.5 9v4l-3 1V9z" />
          </svg>
        </button>
        <strong className="figure records-count">
          {say('count.of', { n: opened.records, of: status?.records ?? opened.records })}
        </strong>
        {question.grouped ? (
          <span className="figure records-conversations">
            {say('records.conversations', { n: opened.rows })}
          </span>
        ) : null}
        <Button
          className="link figure"
          isDisabled={undecided === 0}
          onPress={() => runCommand('next-undecided')}
          aria-label={say('records.undecided.go', { n: undecided })}
        >
          {say('status.undecided', { n: undecided })}
        </Button>
        {place === null ? null : (
          <span className="figure soft records-where">
            {say('records.where', { n: place + 1, of: opened.rows })}
          </span>
        )}
        <span className="records-controls">
          <OrderControl query={question.query} order={question.order} />
          <button
            type="button"
            className="plain records-group"
            aria-pressed={question.grouped}
            aria-label={say('records.grouped')}
            title={say('command.group-threads')}
            onClick={() => shift({ grouped: !question.grouped })}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true" className="records-glyph">
              <path d="M2 3.5h8v5H5l-3 2.5zM12.5 6.5H14V14l-2.5-2.5H7" />
            </svg>
            <span className="records-group-name">{say('records.grouped')}</span>
          </button>
          <button
            type="button"
            className="plain"
            aria-label={say('command.columns')}
            title={say('command.columns')}
            onClick={() => runCommand('columns')}
          >
            <svg viewBox="0 0 16 16" aria-hidden="true" className="records-glyph">
              <path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />
            </svg>
          </button>
        </span>
      </div>
      {covered.indexed < covered.of ? (
        <p className="records-line incomplete">{say('records.incomplete', covered)}</p>
      ) : null}
      {opened.expanded.map((expansion) => (
        <Widened key={expansion.word} expansion={expansion} query={question.query} />
      ))}
    </>
  )
}

/** Below the list, so that its rows stay where they are: what is selected, and that the depot has changed. */
export function ListFoot() {
  const say = useWords()
  const { selected, changed } = useStore(list)
  return (
    <>
      {selected.size === 0 ? null : (
        <p className="records-line records-selection">
          <span className="figure">{say('records.selected', { n: selected.size })}</span>
          <Button className="link" onPress={selectNone}>
            {say('command.select-none')}
          </Button>
        </p>
      )}
      {changed ? (
        <p className="records-line records-changed" data-changed>
          <span>{say('records.changed')}</span>
          <Button className="link" onPress={openAgain}>
            {say('records.askAgain')}
          </Button>
        </p>
      ) : null}
    </>
  )
}

type OrderProps = { readonly query: string; readonly order: (typeof rowOrders)[number] }

function OrderControl({ query, order }: OrderProps) {
  const say = useWords()
  const offered = rowOrders.filter((each) => each !== 'relevance' || hasWords(query))
  return (
    <select
      className="records-order"
      aria-label={say('records.order')}
      value={order}
      onChange={(event) => {
        const chosen = rowOrders.find((each) => each === event.target.value)
        if (chosen !== undefined) shift({ order: chosen })
      }}
    >
      {offered.map((each) => (
        <option key={each} value={each}>
          {say(`records.order.${each}`)}
        </option>
      ))}
    </select>
  )
}

/** Forms shown before "and n more". */
const FEW = 6

/** What a word was widened to, with the way to have the word alone. */
function Widened({
  expansion: { word, forms },
  query,
}: {
  readonly expansion: Expansion
  readonly query: string
}) {
  const say = useWords()
  const [all, showAll] = useState(false)
  if (forms.length === 0) return null
  const exact = withoutForms(query, word)
  const shown = all ? forms : forms.slice(0, FEW)
  return (
    <p className="records-line records-widened">
      <span className="soft">{say('records.widened', { word })}</span>{' '}
      {shown.map((form) => form.word).join(', ')}
      {forms.length > shown.length ? (
        <Button className="link figure" onPress={() => showAll(true)}>
          {say('records.widened.more', { n: forms.length - shown.length })}
        </Button>
      ) : null}{' '}
      {exact === null ? null : (
        <Button className="link" onPress={() => go({ query: exact })}>
          {say('records.widened.off', { word })}
        </Button>
      )}
    </p>
  )
}
