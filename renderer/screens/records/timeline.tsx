import { memo } from 'react'
import { Button } from 'react-aria-components'
import { sumOf } from '../../../shared/results.ts'
import { useAsk } from '../../state/requests.ts'
import { go } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { chooseDates, hasDates } from './choices.ts'
import { list } from './list.ts'
import { TimelineBars } from './timeline-bars.tsx'

type TimelineProps = { readonly query: string; readonly width: number }

/** What a query finds along time, as bars that filter: one by a click or Enter, a stretch by dragging or Shift and the arrows. */
export const Timeline = memo(function Timeline({ query, width }: TimelineProps) {
  const say = useWords()
  const asking = useStore(list, (all) => all.asking)
  const { value: times, stale } = useAsk('record.timeline', { query }, { when: !asking, keep: true })
  if (times === undefined) return <div className="records-timeline" />
  const undated = sumOf(times.undated)
  return (
    <div className={stale ? 'records-timeline records-stale' : 'records-timeline'}>
      <TimelineBars
        key={times.buckets.map(({ label }) => label).join()}
        times={times}
        query={query}
        width={width}
      />
      {undated > 0 ? (
        <Button
          className="plain records-undated-mark figure"
          onPress={() => go({ query: chooseDates(query, '-has:date') })}
        >
          {say('records.timeline.undated', { n: undated })}
        </Button>
      ) : null}
      {hasDates(query) ? (
        <Button className="link" onPress={() => go({ query: chooseDates(query, null) })}>
          {say('records.timeline.all')}
        </Button>
      ) : null}
    </div>
  )
})
