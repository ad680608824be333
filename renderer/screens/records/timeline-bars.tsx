import { scaleSqrt } from 'd3-scale'
import { sumOf, type Timeline } from '../../../shared/results.ts'
import { go } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'
import { chooseDates } from './choices.ts'
import { labelled, spanTerm } from './timeline-span.ts'
import { useStretch } from './use-stretch.ts'

/** Pixels. */
const HEIGHT = 36
/** Of a bar that counts anything: one record among a million is seen. */
const LEAST = 2
/** Of a letter of a label, and between two labels. */
const LETTER = 7
const GAP = 14

type BarsProps = { readonly times: Timeline; readonly query: string; readonly width: number }

/** The buckets of a timeline as bars across a width in pixels; those chosen become the dates of the query. */
export function TimelineBars({ times: { buckets, unit }, query, width }: BarsProps) {
  const say = useWords()
  const { active, isWithin, hears } = useStretch(buckets.length, (from, to) => {
    const [one, other] = [buckets[from], buckets[to]]
    if (one !== undefined && other !== undefined) go({ query: chooseDates(query, spanTerm(one, other)) })
  })
  if (buckets.length === 0) return <p className="soft records-no-time">{say('records.timeline.none')}</p>

  const most = Math.max(1, ...buckets.map(sumOf))
  // The square root keeps few records visible beside very many.
  const high = scaleSqrt([0, most], [0, HEIGHT])
  const widest = Math.max(0, ...buckets.map(({ label }) => label.length)) * LETTER + GAP
  const shown = labelled(buckets, Math.max(1, Math.floor(width / widest)))
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
      {...hears}
    >
      {buckets.map((bucket, place) => (
        <Bar
          key={bucket.label}
          id={`records-bar-${place}`}
          bucket={bucket}
          height={sumOf(bucket) === 0 ? 0 : Math.max(LEAST, high(sumOf(bucket)))}
          isActive={place === active}
          isWithin={isWithin(place)}
          hasLabel={shown.has(place)}
        />
      ))}
    </div>
  )
}

type BarProps = {
  readonly id: string
  readonly bucket: Timeline['buckets'][number]
  /** Pixels. */
  readonly height: number
  readonly isActive: boolean
  readonly isWithin: boolean
  readonly hasLabel: boolean
}

function Bar({ id, bucket, height, isActive, isWithin, hasLabel }: BarProps) {
  const say = useWords()
  const { label, B, V, N } = bucket
  const text = say('records.timeline.bar', { label, n: sumOf(bucket), B, V, N })
  const names = ['records-bar']
  if (isActive) names.push('records-bar-active')
  if (isWithin) names.push('records-bar-within')
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list of bars has the focus and names the active one
    <div
      role="option"
      id={id}
      className={names.join(' ')}
      aria-selected={isWithin}
      aria-label={text}
      title={text}
      data-label={label}
    >
      <span className="records-stack" style={{ height }}>
        {(['N', 'V', 'B'] as const).map((value) => (
          <span
            key={value}
            className={`records-part records-part-${value}`}
            style={{ flexGrow: bucket[value] }}
          />
        ))}
      </span>
      <span className="records-bar-label figure" aria-hidden="true">
        {hasLabel ? label : ''}
      </span>
    </div>
  )
}
