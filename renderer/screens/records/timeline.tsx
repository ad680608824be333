import { scaleSqrt } from 'd3-scale'
import { type KeyboardEvent, memo, type PointerEvent, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Timeline as Times, ValueCounts } from '../../../shared/results.ts'
import { useAsk } from '../../state/requests.ts'
import { go } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { chooseDates, hasDates } from './choices.ts'
import { list } from './list.ts'
import { labelled, spanTerm } from './timeline-span.ts'

/** Pixels. */
const HEIGHT = 36
/** Of a bar that counts anything: one record among a million is seen. */
const LEAST = 2
/** Of a letter of a label, and between two labels. */
const LETTER = 7
const GAP = 14

const sum = ({ B, V, N }: ValueCounts) => B + V + N

type TimelineProps = { readonly query: string; readonly width: number }

/** What a query finds along time, as bars that filter: one by a click or Enter, a stretch by dragging or Shift and the arrows. */
export const Timeline = memo(function Timeline({ query, width }: TimelineProps) {
  const say = useWords()
  const asking = useStore(list, (all) => all.asking)
  const { value: times, stale } = useAsk('record.timeline', { query }, { when: !asking, keep: true })
  if (times === undefined) return <div className="records-timeline" />
  const undated = sum(times.undated)
  return (
    <div className={stale ? 'records-timeline records-stale' : 'records-timeline'}>
      <Bars key={times.buckets.map(({ label }) => label).join()} times={times} query={query} width={width} />
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

type BarsProps = { readonly times: Times; readonly query: string; readonly width: number }

function Bars({ times: { buckets, unit }, query, width }: BarsProps) {
  const say = useWords()
  const [active, activate] = useState(0)
  const [begun, begin] = useState<number | null>(null)
  const dragging = useRef(false)
  const most = Math.max(1, ...buckets.map(sum))
  // The square root keeps few records visible beside very many.
  const high = scaleSqrt([0, most], [0, HEIGHT])
  const widest = Math.max(0, ...buckets.map(({ label }) => label.length)) * LETTER + GAP
  const shown = labelled(buckets, Math.max(1, Math.floor(width / widest)))
  if (buckets.length === 0) return <p className="soft records-no-time">{say('records.timeline.none')}</p>

  const filter = (from: number, to: number) => {
    const [one, other] = [buckets[from], buckets[to]]
    begin(null)
    if (one !== undefined && other !== undefined) {
      go({ query: chooseDates(query, spanTerm(one, other)) })
    }
  }
  const placeAt = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const place = Math.floor(((event.clientX - left) / width) * buckets.length)
    return Math.min(buckets.length - 1, Math.max(0, place))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') filter(begun ?? active, active)
    else if (event.key === 'Escape' && begun !== null) begin(null)
    else {
      const to = { ArrowLeft: active - 1, ArrowRight: active + 1, Home: 0, End: buckets.length - 1 }[
        event.key
      ]
      if (to === undefined) return
      if (event.shiftKey) begin(begun ?? active)
      else begin(null)
      activate(Math.min(buckets.length - 1, Math.max(0, to)))
    }
    event.preventDefault()
  }
  const isWithin = (place: number) =>
    begun !== null && place >= Math.min(begun, active) && place <= Math.max(begun, active)
  return (
    <div
      role="listbox"
      className="records-bars"
      data-narrow={width / buckets.length < widest || undefined}
      tabIndex={0}
      aria-label={say('records.timeline', { unit })}
      aria-orientation="horizontal"
      aria-multiselectable="true"
      aria-activedescendant={`records-bar-${active}`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        dragging.current = true
        begin(placeAt(event))
        activate(placeAt(event))
      }}
      onPointerMove={(event) => {
        if (dragging.current) activate(placeAt(event))
      }}
      onPointerUp={(event) => {
        dragging.current = false
        filter(begun ?? active, placeAt(event))
      }}
      onPointerCancel={() => {
        dragging.current = false
        begin(null)
      }}
    >
      {buckets.map((bucket, place) => {
        const n = sum(bucket)
        const text = say('records.timeline.bar', {
          label: bucket.label,
          n,
          B: bucket.B,
          V: bucket.V,
          N: bucket.N,
        })
        const names = ['records-bar']
        if (place === active) names.push('records-bar-active')
        if (isWithin(place)) names.push('records-bar-within')
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the list of bars has the focus and names the active one
          <div
            key={bucket.label}
            role="option"
            id={`records-bar-${place}`}
            className={names.join(' ')}
            aria-selected={isWithin(place)}
            aria-label={text}
            title={text}
            data-label={bucket.label}
          >
            <span className="records-stack" style={{ height: n === 0 ? 0 : Math.max(LEAST, high(n)) }}>
              {(['N', 'V', 'B'] as const).map((value) => (
                <span
                  key={value}
                  className={`records-part records-part-${value}`}
                  style={{ flexGrow: bucket[value] }}
                />
              ))}
            </span>
            <span className="records-bar-label figure" aria-hidden="true">
              {shown.has(place) ? bucket.label : ''}
            </span>
          </div>
        )
      })}
    </div>
  )
}

/** How many of the records a timeline counts are undetermined. */
export function countUndecided({ buckets, undated }: Times): number {
  return buckets.reduce((total, { N }) => total + N, undated.N)
}
