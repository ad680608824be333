import type { Facet } from '../../../shared/records.ts'
import { CountLink } from '../../parts/count-link.tsx'
import { useRoving } from '../../parts/roving.ts'
import type { Size } from '../../parts/use-size.ts'
import { labelOf } from '../../state/facet-labels.ts'
import { writeNumber, writePercent } from '../../state/formats.ts'
import { useAsk } from '../../state/requests.ts'
import { showRecords } from '../../state/route.ts'
import { makeVisible } from '../../state/visible.ts'
import { say, useWords } from '../../state/words.ts'
import { workLeft } from '../../state/work-left.ts'
import { CountTable } from './count-table.tsx'
import { Panel } from './panel.tsx'
import { narrow } from './scope.ts'
import { see } from './seen.ts'
import { Strip } from './strip.tsx'

/** Mailboxes asked for. */
const MANY = 1_000
/** Pixels. */
const LINE = 24
const PACE = 44

type Entry = Facet['values'][number]
type LeftProps = { readonly query: string; readonly undecided: number }

/** What is still undetermined, by mailbox, and how long that takes at the pace of late. */
export function LeftPanel({ query, undecided }: LeftProps) {
  const say = useWords()
  const { value, failure, stale } = useAsk(
    'record.facets',
    { query, names: ['mailbox'], limit: MANY, split: true },
    { keep: true },
  )
  const title = say('overview.left')
  return (
    <Panel
      name="left"
      title={title}
      hint={say('overview.left.hint')}
      asked={{ value: value?.facets[0], failure, stale }}
      picture={(facet, size) => (
        <>
          <Pace undecided={undecided} query={query} />
          <Mailboxes entries={mostLeftFirst(facet)} query={query} size={size} />
        </>
      )}
      table={(facet) => (
        <CountTable
          title={title}
          columns={[
            say('records.facet.mailbox'),
            say('overview.column.undecided'),
            say('overview.column.records'),
            say('overview.column.share'),
          ]}
          lines={mostLeftFirst(facet).map((entry) => ({
            key: entry.value,
            name: labelOf('mailbox', entry.value, entry.label),
            query: undecidedOf(query, entry),
            n: entry.split?.N ?? 0,
            more: [writeNumber(entry.count), `${writePercent(entry.split?.N ?? 0, entry.count)} %`],
          }))}
          isCut={facet.more}
        />
      )}
    />
  )
}

/** How much is left, and how long that takes. */
function Pace({ undecided, query }: LeftProps) {
  const say = useWords()
  const { value: pace } = useAsk('mark.pace', {}, { keep: true })
  if (undecided === 0) return <p className="overview-pace">{say('overview.left.done')}</p>
  return (
    <div className="overview-pace">
      <CountLink
        n={undecided}
        query={narrow(query, 'is:undecided') ?? query}
        text={say('overview.left.all', { n: undecided })}
      />
      <p className="soft">{pace === undefined ? null : sayPace(undecided, pace.perHour)}</p>
    </div>
  )
}

function sayPace(undecided: number, perHour: number | null): string {
  const left = workLeft(undecided, perHour)
  if (perHour === null || left === null) return say('overview.left.noPace')
  return say('overview.left.pace', {
    pace: Math.round(perHour),
    left: say(`overview.left.${left.unit}`, { n: left.n }),
  })
}

type MailboxesProps = { readonly entries: readonly Entry[]; readonly query: string; readonly size: Size }

function Mailboxes({ entries, query, size }: MailboxesProps) {
  const say = useWords()
  const room = Math.max(1, Math.floor((size.height - PACE) / LINE))
  const shown = entries.length <= room ? entries : entries.slice(0, room - 1)
  const rest = entries.length - shown.length
  const { stop, keys } = useRoving(shown.length + (rest > 0 ? 1 : 0))
  return (
    <ul className="overview-lines" {...keys}>
      {shown.map((entry, place) => {
        const name = makeVisible(labelOf('mailbox', entry.value, entry.label))
        const n = entry.split?.N ?? 0
        const wanted = undecidedOf(query, entry)
        return (
          <li key={entry.value}>
            <button
              type="button"
              className="overview-line"
              tabIndex={place === stop ? 0 : -1}
              aria-disabled={wanted === null || n === 0}
              title={name}
              data-mark
              data-value={entry.value}
              onClick={() => {
                if (wanted !== null && n > 0) showRecords(wanted)
              }}
            >
              <bdi className="overview-line-name">{name}</bdi>
              <Strip counts={entry.split ?? { B: 0, V: 0, N: 0 }} />
              <span className="figure">
                {writeNumber(n)}
                <span className="heard"> {say('overview.line.left', { of: entry.count })}</span>
              </span>
            </button>
          </li>
        )
      })}
      {rest === 0 ? null : (
        <li>
          <button
            type="button"
            className="link overview-more"
            tabIndex={stop === shown.length ? 0 : -1}
            data-mark
            onClick={() => see('left', 'table')}
          >
            {say('overview.more', { n: rest })}
          </button>
        </li>
      )}
    </ul>
  )
}

function mostLeftFirst(facet: Facet): Entry[] {
  return facet.values.toSorted((one, other) => (other.split?.N ?? 0) - (one.split?.N ?? 0))
}

function undecidedOf(query: string, { term }: Entry): string | null {
  const of = narrow(query, term)
  return of === null ? null : narrow(of, 'is:undecided')
}
