import { useEffect, useRef } from 'react'
import type { RecordView } from '../../../shared/records.ts'
import { Explained } from '../../parts/explained.tsx'
import { useAsk } from '../../state/requests.ts'
import { useWords } from '../../state/words.ts'
import { AppraisalStrip } from '../appraise/appraisal-strip.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { ItemCardView } from './card/item-card-view.tsx'
import { usePaging } from './paging.ts'
import { ReadingCommands } from './reading-commands.tsx'
import { RecordHead } from './record-head.tsx'
import { RecordProblems } from './record-problems.tsx'
import { RecordViews } from './record-views.tsx'
import './reading.css'

/** The record being read: the one before stays until the new one is there, so nothing flashes between two. */
export function ReadingPane({ record }: { readonly record: number }) {
  const say = useWords()
  const { value, failure, stale, again } = useAsk('record.read', { id: record }, { keep: true })
  if (failure !== undefined) {
    return (
      <div className="reading-failed">
        <Explained failure={failure}>
          <button type="button" onClick={again}>
            {say('action.retry')}
          </button>
        </Explained>
      </div>
    )
  }
  if (value === undefined) return <p className="reading-waiting soft">{say('state.loading')}</p>
  return <ReadRecord record={value} isStale={stale} />
}

function ReadRecord({ record, isStale }: { readonly record: RecordView; readonly isStale: boolean }) {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  usePaging(box)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record begins at its top
  useEffect(() => {
    box.current?.scrollTo(0, 0)
  }, [record.id])
  return (
    <section
      className="reading"
      aria-label={say('reading.label')}
      aria-busy={isStale}
      data-reading
      data-pane="reading"
      data-record={record.id}
    >
      <ReadingCommands record={record} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached and scrolled by keyboard */}
      <div className="reading-box" ref={box} tabIndex={0} role="document" aria-label={say('reading.message')}>
        <RecordHead record={record} />
        {/* A key of its own: with that of the list of files below, the card of one record would stay on the next. */}
        {record.card === null ? null : <ItemCardView key={`card ${record.id}`} card={record.card} />}
        <RecordProblems problems={record.problems} />
        <AttachmentList key={`files ${record.id}`} record={record} />
        <RecordViews record={record} />
      </div>
      <AppraisalStrip record={record} />
    </section>
  )
}
