import { scaleBand, scaleLinear } from 'd3-scale'
import { sumOf, type Timeline, type ValueCounts } from '../../../shared/results.ts'
import type { Size } from '../../parts/use-size.ts'
import { writeNumber } from '../../state/formats.ts'
import { useAsk } from '../../state/requests.ts'
import { useWords } from '../../state/words.ts'
import { labelled } from '../records/timeline-span.ts'
import { CountTable } from './count-table.tsx'
import { Panel } from './panel.tsx'
import { Mark, Picture } from './picture.tsx'
import { narrow } from './scope.ts'
import { sharesOf } from './shares.ts'

/** Pixels. */
const FOOT = 18
const TOP = 8
const SIDE = 8
const DIGIT = 6.5
/** Half a label, which the last bar may need beside it. */
const END = 20
const LABEL = 48
/** A line of the scale for every so many pixels. */
const BETWEEN_LINES = 48
/** Of a bar that counts anything: one record among a million is seen. */
const LEAST = 2

/** Records along time, divided by value. */
export function TimePanel({ query }: { readonly query: string }) {
  const say = useWords()
  const asked = useAsk('record.timeline', { query }, { keep: true })
  return (
    <Panel
      name="time"
      title={say('overview.time')}
      note={asked.value === undefined ? null : say('overview.time.unit', { unit: asked.value.unit })}
      asked={asked}
      picture={(times, size) =>
        times.buckets.length === 0 ? (
          <p className="soft">{say('records.timeline.none')}</p>
        ) : (
          <Bars times={times} size={size} query={query} />
        )
      }
      table={(times) => <Table times={times} query={query} />}
    />
  )
}

type TimesProps = { readonly times: Timeline; readonly query: string }

function Bars({ times: { buckets }, query, size }: TimesProps & { readonly size: Size }) {
  const say = useWords()
  const most = Math.max(1, ...buckets.map(sumOf))
  const left = SIDE + DIGIT * writeNumber(most).length
  const right = size.width - END
  const floor = size.height - FOOT
  const across = scaleBand<number>()
    .domain(buckets.map((_, place) => place))
    .range([left, right])
    .paddingInner(0.15)
  // Straight, so that twice as high is twice as many.
  const high = scaleLinear([0, most], [floor, TOP]).nice(4)
  const lines = high.ticks(Math.max(2, Math.floor(floor / BETWEEN_LINES))).filter(Number.isInteger)
  const shown = labelled(buckets, Math.max(1, Math.floor((right - left) / LABEL)))
  return (
    <Picture name={say('overview.time')} size={size} count={buckets.length}>
      {(isStop) => (
        <>
          <g>
            {lines.map((n) => (
              <g key={n}>
                <line className="overview-rule" x1={left} x2={right} y1={high(n)} y2={high(n)} />
                <text className="overview-tick" x={left - SIDE} y={high(n)} dy="0.32em" textAnchor="end">
                  {writeNumber(n)}
                </text>
              </g>
            ))}
          </g>
          {buckets.map((bucket, place) => (
            <Mark
              key={bucket.label}
              name={say('overview.mark.values', {
                name: bucket.label,
                n: sumOf(bucket),
                ...countsOf(bucket),
              })}
              query={sumOf(bucket) === 0 ? null : narrow(query, bucket.term)}
              isStop={isStop(place)}
            >
              <Bar
                bucket={bucket}
                x={across(place) ?? 0}
                width={across.bandwidth()}
                height={sumOf(bucket) === 0 ? 0 : Math.max(LEAST, floor - high(sumOf(bucket)))}
                within={size.height}
                hasLabel={shown.has(place)}
              />
            </Mark>
          ))}
        </>
      )}
    </Picture>
  )
}

/** Pixels. `within`: the height of the picture. */
type BarProps = {
  readonly bucket: Timeline['buckets'][number]
  readonly x: number
  readonly width: number
  readonly height: number
  readonly within: number
  readonly hasLabel: boolean
}

function Bar({ bucket, x, width, height, within, hasLabel }: BarProps) {
  const floor = within - FOOT
  return (
    <>
      <rect className="overview-hit" x={x} y={2} width={width} height={within - 4} />
      {sharesOf(bucket).map(({ value, from, share }) => (
        <rect
          key={value}
          className={`overview-${value}`}
          x={x}
          y={floor - height * (from + share)}
          width={width}
          height={height * share}
        />
      ))}
      {hasLabel ? (
        <text className="overview-tick" x={x + width / 2} y={within - 4} textAnchor="middle">
          {bucket.label}
        </text>
      ) : null}
    </>
  )
}

function Table({ times, query }: TimesProps) {
  const say = useWords()
  const undated = { ...times.undated, label: say('records.undated'), term: '-has:date' }
  const lines = [...times.buckets, undated]
    .filter((bucket) => sumOf(bucket) > 0)
    .map((bucket) => ({
      key: bucket.term,
      name: bucket.label,
      query: narrow(query, bucket.term),
      n: sumOf(bucket),
      more: [writeNumber(bucket.B), writeNumber(bucket.V), writeNumber(bucket.N)],
    }))
  return (
    <CountTable
      title={say('overview.time')}
      columns={[say('overview.column.name'), say('overview.column.records'), 'B', 'V', 'N']}
      lines={lines}
    />
  )
}

function countsOf({ B, V, N }: ValueCounts): ValueCounts {
  return { B, V, N }
}
