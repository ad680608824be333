import { Button } from 'react-aria-components'
import { ask } from '../../bridge.ts'
import { useCommands } from '../../commands/registry.ts'
import { Empty } from '../../parts/empty.tsx'
import { Explained } from '../../parts/explained.tsx'
import { tellFailure } from '../../state/notice.ts'
import { answers, useAsk } from '../../state/requests.ts'
import { shift, showRecords, useRoute } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'
import { showImport } from '../accessions/import/drive.ts'
import { hasWords } from '../records/question.ts'
import { FacetPanel } from './facet-panel.tsx'
import { Figures } from './figures.tsx'
import { LeftPanel } from './left-panel.tsx'
import { PlacePanel } from './place-panel.tsx'
import { Patterns } from './strip.tsx'
import { TimePanel } from './time-panel.tsx'
import { ValuesBar } from './values-bar.tsx'
import './overview.css'

/** What the overview is made of. */
const asked: readonly unknown[] = [
  'record.totals',
  'record.timeline',
  'record.facets',
  'mark.pace',
  'depot.status',
]

/** What there is in the depot, or in what the query of the box finds: figures, and pictures that lead to records. */
export function OverviewScreen() {
  const say = useWords()
  const query = useRoute((route) => route.query)
  const { value: totals, failure, stale } = useAsk('record.totals', { query }, { keep: true })
  useCommands({
    print: () => void print(),
    refresh: () =>
      void answers.invalidateQueries({ predicate: ({ queryKey: [name] }) => asked.includes(name) }),
  })
  const isNone = totals?.records === 0 && !stale
  return (
    <div className="overview" data-overview>
      <div className="overview-page">
        <Head query={query} isNone={isNone} />
        {failure !== undefined ? (
          <Explained failure={failure} />
        ) : totals === undefined ? (
          <p className="soft">{say('state.loading')}</p>
        ) : isNone ? (
          <Nothing query={query} />
        ) : (
          <>
            <Patterns />
            <div className={stale ? 'overview-top overview-stale' : 'overview-top'}>
              <Figures totals={totals} query={query} />
              <ValuesBar counts={totals.values} query={query} />
            </div>
            <div className="overview-panels">
              <TimePanel query={query} />
              <LeftPanel query={query} undecided={totals.values.N} />
              <PlacePanel query={query} all={totals.records} />
              {(['hint', 'kind', 'size', 'type', 'lang'] as const).map((name) => (
                <FacetPanel key={name} name={name} query={query} all={totals.records} />
              ))}
            </div>
          </>
        )}
      </div>
    </div>
  )
}

/** What it is an overview of, and whether all of that can be found yet. */
function Head({ query, isNone }: { readonly query: string; readonly isNone: boolean }) {
  const say = useWords()
  const { value: status } = useAsk('depot.status', {}, { keep: true })
  const isBehind = status !== undefined && status.covered.indexed < status.covered.of && hasWords(query)
  return (
    <header className="overview-head">
      <h1>{say('overview.title')}</h1>
      {query === '' ? (
        <p className="soft">{say('overview.whole')}</p>
      ) : (
        <p className="overview-of">
          {say('overview.part')} <span className="mono">{query}</span>{' '}
          <Button className="link" onPress={() => shift({ query: '' })}>
            {say('overview.clear')}
          </Button>
        </p>
      )}
      {isBehind ? <p className="incomplete">{say('records.incomplete', status.covered)}</p> : null}
      {isNone ? null : (
        <span className="overview-do">
          <Button onPress={() => showRecords(query)}>{say('overview.show')}</Button>{' '}
          <Button onPress={() => void print()}>{say('overview.print')}</Button>
        </span>
      )}
    </header>
  )
}

function Nothing({ query }: { readonly query: string }) {
  const say = useWords()
  if (query === '') {
    return (
      <Empty title={say('overview.empty')} text={say('overview.empty.text')}>
        <Button className="primary" onPress={showImport}>
          {say('overview.empty.do')}
        </Button>
      </Empty>
    )
  }
  return (
    <Empty title={say('overview.none')} text={say('overview.none.text')}>
      <Button className="primary" onPress={() => shift({ query: '' })}>
        {say('overview.clear')}
      </Button>
    </Empty>
  )
}

async function print(): Promise<void> {
  const reply = await ask('desk.print', {})
  if (!reply.ok) tellFailure(reply.failure)
}
