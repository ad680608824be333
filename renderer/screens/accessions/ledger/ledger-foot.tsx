import { Button } from 'react-aria-components'
import type { AccessionTotals, LedgerTotals } from '../../../../shared/ledger.ts'
import { ask } from '../../../bridge.ts'
import { CountLink } from '../../../parts/count-link.tsx'
import { writeBytes, writeNumber } from '../../../state/formats.ts'
import { tellSaved } from '../../../state/saved.ts'
import { type say as sayIt, useWords } from '../../../state/words.ts'
import type { Printing } from './use-print.ts'

type FootProps = {
  readonly account: AccessionTotals
  readonly print: Printing
  readonly onProblems: () => void
}

/** What all lines come to, and the account as paper, PDF or table. */
export function LedgerFoot({ account, print, onProblems }: FootProps) {
  const say = useWords()
  const { accession, totals } = account
  const { files, size, found, imported, setAside, firstCopy, shared, problems } = totals
  return (
    <footer className="led-foot">
      <div className="led-totals">
        <p className="figure led-sum">
          <span>
            {say('ledger.foot.files', { n: files })}, {writeBytes(size)}
          </span>
          <span>
            {say('ledger.foot.found', { n: found })} ={' '}
            <CountLink
              n={imported}
              query={`accession:${accession}`}
              text={say('accession.imported.n', { n: imported })}
            />{' '}
            + {say('accession.aside.n', { n: setAside })}
          </span>
          {problems === 0 ? null : (
            <Button className="link led-problems" onPress={onProblems}>
              {say('ledger.foot.problems', { n: problems })}
            </Button>
          )}
        </p>
        <p className="soft figure">
          {say('ledger.foot.copies', { firstCopy: writeNumber(firstCopy), shared: writeNumber(shared) })} ·{' '}
          {rolesOf(totals, say)}
        </p>
        {totals.notRead === 0 ? null : (
          <p className="incomplete figure">{say('ledger.foot.notRead', { n: totals.notRead })}</p>
        )}
      </div>
      <div className="led-papers">
        {print.isBusy ? (
          <span className="soft figure" role="status">
            {say('ledger.preparing', { n: print.done, of: print.total })}
          </span>
        ) : null}
        <Button isDisabled={print.isBusy} onPress={() => void print.print()}>
          {say('ledger.print')}
        </Button>
        <Button isDisabled={print.isBusy} onPress={() => void print.savePdf()}>
          {say('ledger.pdf')}
        </Button>
        <Button onPress={() => void saveCsv(accession)}>{say('ledger.csv')}</Button>
      </div>
    </footer>
  )
}

/** How many files are what, as far as there are any. */
function rolesOf(totals: LedgerTotals, say: typeof sayIt): string {
  const roles = ['mail', 'containers', 'other', 'unreadable', 'present'] as const
  return roles
    .filter((role) => totals[role] > 0)
    .map((role) => say(`ledger.foot.${role}`, { n: totals[role] }))
    .join(' · ')
}

async function saveCsv(accession: number): Promise<void> {
  tellSaved(await ask('desk.saveLedger', { accession }))
}
