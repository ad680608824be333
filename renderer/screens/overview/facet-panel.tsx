import type { Facet } from '../../../shared/records.ts'
import { useRoving } from '../../parts/roving.ts'
import type { Size } from '../../parts/use-size.ts'
import { labelOf } from '../../state/facet-labels.ts'
import { writeNumber } from '../../state/formats.ts'
import { useAsk } from '../../state/requests.ts'
import { showRecords } from '../../state/route.ts'
import { makeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'
import { FacetTable } from './facet-table.tsx'
import { Panel } from './panel.tsx'
import { narrow } from './scope.ts'
import { see } from './seen.ts'

/** Values asked for. */
const MANY = 100
/** Pixels of a line. */
const LINE = 24

type FacetName = 'kind' | 'size' | 'type' | 'lang' | 'hint'
type FacetPanelProps = { readonly name: FacetName; readonly query: string; readonly all: number }

/** The values of a facet as bars. */
export function FacetPanel({ name, query, all }: FacetPanelProps) {
  const say = useWords()
  const { value, failure, stale } = useAsk(
    'record.facets',
    { query, names: [name], limit: MANY },
    { keep: true },
  )
  const title = say(`overview.${name}`)
  return (
    <Panel
      name={name}
      title={title}
      {...(name === 'kind' || name === 'size' ? {} : { hint: say(`overview.${name}.hint`) })}
      asked={{ value: value?.facets[0], failure, stale }}
      picture={(facet, size) => <Bars facet={facet} query={query} size={size} all={all} />}
      table={(facet) => <FacetTable title={title} facet={facet} query={query} all={all} />}
    />
  )
}

type BarsProps = { readonly facet: Facet; readonly query: string; readonly size: Size; readonly all: number }

/** As many values as there is room for; the table has the others. */
function Bars({ facet, query, size, all }: BarsProps) {
  const say = useWords()
  const values = facet.values.filter(({ count }) => count > 0)
  const room = Math.max(1, Math.floor(size.height / LINE))
  const isWhole = values.length <= room && !facet.more
  const shown = isWhole ? values : values.slice(0, room - 1)
  const { stop, keys } = useRoving(shown.length + (isWhole ? 0 : 1))
  if (values.length === 0) return <p className="soft">{say('overview.nothing')}</p>
  return (
    <ul className="overview-lines" {...keys}>
      {shown.map(({ value, label, count, term }, place) => {
        const name = makeVisible(labelOf(facet.name, value, label))
        const wanted = narrow(query, term)
        return (
          <li key={value}>
            <button
              type="button"
              className="overview-line"
              tabIndex={place === stop ? 0 : -1}
              aria-disabled={wanted === null}
              title={name}
              data-mark
              data-value={value}
              onClick={() => {
                if (wanted !== null) showRecords(wanted)
              }}
            >
              <bdi className="overview-line-name">{name}</bdi>
              <span className="overview-line-bar">
                <span style={{ width: `${(100 * count) / Math.max(1, all)}%` }} />
              </span>
              <span className="figure">
                {writeNumber(count)}
                <span className="heard"> {say('overview.line.records', { n: count })}</span>
              </span>
            </button>
          </li>
        )
      })}
      {isWhole ? null : (
        <li>
          <button
            type="button"
            className="link overview-more"
            tabIndex={stop === shown.length ? 0 : -1}
            data-mark
            onClick={() => see(facet.name, 'table')}
          >
            {facet.more
              ? say('overview.more.unknown')
              : say('overview.more', { n: values.length - shown.length })}
          </button>
        </li>
      )}
    </ul>
  )
}
