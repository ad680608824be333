import { Button } from 'react-aria-components'
import { rowOrders, type Timeline } from '../../../shared/results.ts'
import { runCommand } from '../../commands/registry.ts'
import { useAsk } from '../../state/requests.ts'
import { shift } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { list, type Question } from './list.ts'
import { hasWords } from './question.ts'
import { WidenedLine } from './widened-line.tsx'

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
        <ListControls question={question} />
      </div>
      {covered.indexed < covered.of ? (
        <p className="records-line incomplete">{say('records.incomplete', covered)}</p>
      ) : null}
      {opened.expanded.map((expansion) => (
        <WidenedLine key={expansion.word} expansion={expansion} query={question.query} />
      ))}
    </>
  )
}

/** How the list is shown: its order, by conversation or not, its columns. */
function ListControls({ question }: { readonly question: Question }) {
  const say = useWords()
  return (
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

/** How many of the records a timeline counts are undetermined. */
function countUndecided({ buckets, undated }: Timeline): number {
  return buckets.reduce((total, { N }) => total + N, undated.N)
}
