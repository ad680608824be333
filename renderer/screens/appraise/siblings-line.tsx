import { Toolbar } from 'react-aria-components'
import type { Output } from '../../../shared/contract.ts'
import { addTerm } from '../../../shared/query-text.ts'
import type { RecordView } from '../../../shared/records.ts'
import { sumOf, type ValueCounts } from '../../../shared/results.ts'
import { values } from '../../../shared/value.ts'
import { CountLink } from '../../parts/count-link.tsx'
import { ValueBadge } from '../../parts/value-badge.tsx'
import { writeNumber } from '../../state/formats.ts'
import { useAsk } from '../../state/requests.ts'
import { makeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'
import { idsOfConversation } from './siblings.ts'
import { idsQuery } from './tags.ts'

/** Copies named one by one. */
const MOST_COPIES = 3

/** What was decided on the conversation, the copies, the sender and the folder of a record; every number leads to its records. */
export function SiblingsLine({ record }: { readonly record: RecordView }) {
  const say = useWords()
  const { value: siblings, stale } = useAsk('record.siblings', { id: record.id }, { keep: true })
  // Those of the record before would be taken for those of this one.
  if (siblings === undefined || stale) return <p className="appraise-siblings soft">{say('state.loading')}</p>
  const conversation = idsOfConversation(record, siblings.thread)
  return (
    <Toolbar
      className="appraise-siblings"
      aria-label={say('appraise.siblings')}
      aria-orientation="horizontal"
    >
      {sumOf(siblings.thread) > sumOf(siblings.copies) ? (
        <Kin
          title={say('appraise.siblings.thread', { n: sumOf(siblings.thread) })}
          counts={siblings.thread}
          query={conversation === null ? '' : idsQuery(conversation)}
        />
      ) : null}
      <Copies record={record} siblings={siblings} />
      <Kin title={say('appraise.siblings.sender')} counts={siblings.sender} query={siblings.sender.term} />
      <Kin title={say('appraise.siblings.folder')} counts={siblings.folder} query={siblings.folder.term} />
    </Toolbar>
  )
}

/** Counts by value; without a query that finds them they lead nowhere. */
function Kin({ title, counts, query }: { title: string; counts: ValueCounts; query: string }) {
  if (sumOf(counts) === 0) return null
  return (
    <span className="appraise-kin">
      {title}
      {values.map((value) =>
        counts[value] === 0 ? null : (
          <span key={value} className="appraise-kin-value">
            {query === '' ? (
              <span className="figure">{writeNumber(counts[value])}</span>
            ) : (
              <CountLink n={counts[value]} query={addTerm(query, `value:${value}`)} />
            )}
            <ValueBadge value={value} />
          </span>
        ),
      )}
    </span>
  )
}

/** The copies in other mailboxes with their values, each by name while they are few. */
function Copies({ record, siblings }: { record: RecordView; siblings: Output<'record.siblings'> }) {
  const say = useWords()
  const { copies } = record
  if (copies.length === 0) return null
  const total = sumOf(siblings.copies) - 1
  return (
    <span className="appraise-kin">
      {say('appraise.siblings.copies', { n: total })}
      {copies.slice(0, MOST_COPIES).map(({ id, mailbox, value }) => (
        <span key={id} className="appraise-kin-value">
          <CountLink
            n={1}
            query={`id:${id}`}
            text={mailbox === '' ? say('appraise.noMailbox') : makeVisible(mailbox)}
          />
          <ValueBadge value={value} />
        </span>
      ))}
      {total > MOST_COPIES && total === copies.length ? (
        <CountLink
          n={total}
          query={idsQuery(copies.map(({ id }) => id))}
          text={say('appraise.siblings.allCopies')}
        />
      ) : null}
    </span>
  )
}
