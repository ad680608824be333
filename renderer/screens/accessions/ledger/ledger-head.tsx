import { Button } from 'react-aria-components'
import type { AccessionTotals } from '../../../../shared/ledger.ts'
import { writeDate, writeTime } from '../../../state/formats.ts'
import { useImporting } from '../../../state/jobs.ts'
import { useAsk } from '../../../state/requests.ts'
import { go } from '../../../state/route.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'
import { factsOf } from './account-facts.ts'

type HeadProps = {
  readonly account: AccessionTotals
  readonly logHead: string
  readonly onShowOpen: () => void
}

/** What was handed over, by whom and when, and whether its account closes. */
export function LedgerHead({ account, logHead, onShowOpen }: HeadProps) {
  const say = useWords()
  const { accession, medium, handedOverBy, received } = account
  const told = [
    medium,
    received === '' ? '' : `${say('ledger.received').toLowerCase()} ${writeDate(received)}`,
    handedOverBy === '' ? '' : `${say('ledger.from').toLowerCase()} ${handedOverBy}`,
  ].filter((part) => part !== '')
  return (
    <header className="led-head">
      <div className="led-title">
        <h1>{say('ledger.title', { number: accession })}</h1>
        <p className="led-told">{told.map(makeVisible).join(' · ')}</p>
        <Button className="link" onPress={() => go({ accession: null })}>
          {say('ledger.all')}
        </Button>
      </div>
      <Verdict account={account} onShowOpen={onShowOpen} />
      <dl className="led-facts">
        {factsOf(account, say, writeTime).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{makeVisible(value)}</dd>
          </div>
        ))}
        <div>
          <dt title={say('ledger.head.what')}>{say('ledger.head')}</dt>
          <dd className="mono led-hash" data-log-head={logHead}>
            {logHead}
          </dd>
        </div>
      </dl>
    </header>
  )
}

function Verdict({ account, onShowOpen }: Omit<HeadProps, 'logHead'>) {
  const say = useWords()
  const { accession, closes, finished } = account
  const { value: open } = useAsk(
    'ledger.lines',
    { accession, filter: 'open', text: '', start: 0, count: 1 },
    { when: !closes },
  )
  const isImporting = useImporting()
  if (closes) return <p className="led-verdict led-closes">✔ {say('ledger.closes')}</p>
  const n = open?.total ?? 0
  return (
    <div className="led-verdict incomplete">
      <p>✘ {say('ledger.open')}</p>
      <ul>
        {finished === null ? <li>{say(isImporting ? 'ledger.running' : 'ledger.open.unfinished')}</li> : null}
        {n === 0 ? null : (
          <li>
            {say('ledger.open.lines', { n })}{' '}
            <Button className="link" onPress={onShowOpen}>
              {say('ledger.open.show', { n })}
            </Button>
          </li>
        )}
      </ul>
    </div>
  )
}
