import { useRef } from 'react'
import { sumOf, type ValueCounts } from '../../../shared/results.ts'
import { values } from '../../../shared/value.ts'
import { CountLink } from '../../parts/count-link.tsx'
import { useSize } from '../../parts/use-size.ts'
import { ValueBadge } from '../../parts/value-badge.tsx'
import { writeNumber, writePercent } from '../../state/formats.ts'
import { useWords } from '../../state/words.ts'
import { Mark, Picture } from './picture.tsx'
import { narrow } from './scope.ts'
import { sharesOf } from './shares.ts'

/** Pixels. */
const HEIGHT = 24
/** Of a part that counts anything: three records among a million are seen. */
const LEAST = 3

/** All records as one bar divided by value, with the numbers under it. */
export function ValuesBar({ counts, query }: { readonly counts: ValueCounts; readonly query: string }) {
  const say = useWords()
  const body = useRef<HTMLDivElement>(null)
  const size = useSize(body)
  const all = sumOf(counts)
  return (
    <section className="overview-values" aria-label={say('overview.values')}>
      <div ref={body} className="overview-values-bar">
        {size === null ? null : <Bar counts={counts} query={query} width={size.width} />}
      </div>
      <ul>
        {values.map((value) => (
          <li key={value}>
            <ValueBadge value={value} />{' '}
            <CountLink
              n={counts[value]}
              query={narrow(query, `value:${value}`) ?? query}
              text={writeNumber(counts[value])}
            />{' '}
            <span className="soft figure">{writePercent(counts[value], all)} %</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type BarProps = { readonly counts: ValueCounts; readonly query: string; readonly width: number }

function Bar({ counts, query, width }: BarProps) {
  const say = useWords()
  const parts = sharesOf(counts)
  // What the least widths need is taken from all parts alike.
  const free = width - LEAST * parts.length
  return (
    <Picture name={say('overview.values')} size={{ width, height: HEIGHT }} count={parts.length}>
      {(isStop) =>
        parts.map(({ value, from, share }, place) => (
          <Mark
            key={value}
            name={say('overview.mark', { name: say(`value.${value}`), n: counts[value] })}
            query={narrow(query, `value:${value}`)}
            isStop={isStop(place)}
          >
            <rect
              className={`overview-${value}`}
              x={LEAST * place + free * from}
              y={4}
              width={Math.max(1, LEAST + free * share - 1)}
              height={HEIGHT - 8}
            />
          </Mark>
        ))
      }
    </Picture>
  )
}
