import { Button } from 'react-aria-components'
import { CountLink } from '../parts/count-link.tsx'
import { PaceLine } from '../screens/appraise/pace-line.tsx'
import { useDesk } from '../state/desk.ts'
import { useImporting } from '../state/jobs.ts'
import { useAsk } from '../state/requests.ts'
import { go } from '../state/route.ts'
import { useWords } from '../state/words.ts'

/** While an import runs the counts are asked again this often. */
const AGAIN_MS = 5_000

/** The three questions at the foot: where am I, how much is left, is it safe. */
export function Foot() {
  const say = useWords()
  const { depot, settings, account: login } = useDesk()
  const isImporting = useImporting()
  const { value: status } = useAsk(
    'depot.status',
    {},
    { when: depot.is === 'open', keep: true, ...(isImporting ? { every: AGAIN_MS } : {}) },
  )
  const person = say('status.person', { name: settings.person === '' ? login : settings.person })
  // It cannot close before the import is done: until then that is no fault.
  const ledger = isImporting
    ? 'importing'
    : status?.accessions === 0
      ? 'empty'
      : status?.closes
        ? 'closes'
        : 'open'
  return (
    <footer className="foot">
      {depot.is !== 'open' ? (
        <span>{say('status.noDepot')}</span>
      ) : status === undefined ? null : (
        <>
          <CountLink n={status.records} query="" text={say('status.records', { n: status.records })} />
          <CountLink
            n={status.undecided}
            query="is:undecided"
            text={say('status.undecided', { n: status.undecided })}
          />
          <span className={status.covered.indexed < status.covered.of ? 'incomplete' : ''}>
            {status.covered.indexed < status.covered.of
              ? say('status.index.part', status.covered)
              : say('status.index.whole')}
          </span>
          <Button
            className={ledger === 'open' ? 'link foot-open' : 'link'}
            onPress={() => go({ screen: 'accessions', accession: null })}
          >
            {say(`status.${ledger}`)}
          </Button>
          <PaceLine />
        </>
      )}
      <Button className="link foot-person" onPress={() => go({ screen: 'settings' })}>
        {person}
      </Button>
    </footer>
  )
}
