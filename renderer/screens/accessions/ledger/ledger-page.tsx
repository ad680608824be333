import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Output } from '../../../../shared/contract.ts'
import type { LineFilter } from '../../../../shared/ledger.ts'
import { useCommands } from '../../../commands/registry.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Explained } from '../../../parts/explained.tsx'
import { useAsk } from '../../../state/requests.ts'
import { go } from '../../../state/route.ts'
import { useWords } from '../../../state/words.ts'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerFoot } from './ledger-foot.tsx'
import { LedgerHead } from './ledger-head.tsx'
import { LedgerPaper } from './ledger-paper.tsx'
import { LedgerTable } from './ledger-table.tsx'
import { type Listed, ProblemsSheet } from './problems-sheet.tsx'
import { usePrint } from './use-print.ts'
import { useRested } from './use-rested.ts'
import './ledger.css'

type PageProps = { readonly accession: number }

/** The account of one accession: that everything found is imported or set aside, file by file and byte by byte. */
export function LedgerPage({ accession }: PageProps) {
  const say = useWords()
  const { value: ledger, failure } = useAsk('ledger.totals', {}, { keep: true })
  if (failure !== undefined) return <Explained failure={failure} />
  if (ledger === undefined) return <p className="soft led-loading">{say('state.loading')}</p>
  if (ledger.accessions.every((one) => one.accession !== accession)) {
    return (
      <Empty title={say('ledger.gone', { number: accession })}>
        <Button onPress={() => go({ accession: null })}>{say('ledger.all')}</Button>
      </Empty>
    )
  }
  return <Account accession={accession} ledger={ledger} />
}

function Account({ accession, ledger }: PageProps & { readonly ledger: Output<'ledger.totals'> }) {
  const [filter, choose] = useState<LineFilter>('all')
  const [typed, find] = useState('')
  const [listed, list] = useState<Listed | null>(null)
  const text = useRested(typed.trim())
  const print = usePrint(accession)
  useCommands({ print: print.isBusy ? undefined : () => void print.print() })
  const account = ledger.accessions.find((one) => one.accession === accession)
  if (account === undefined) return null
  const showAll = () => {
    choose('all')
    find('')
  }
  return (
    <div className="led">
      <LedgerHead account={account} logHead={ledger.logHead} onShowOpen={() => choose('open')} />
      <LedgerFilters
        wanted={{ accession, filter, text }}
        typed={typed}
        of={account.totals.files}
        onFilter={choose}
        onFind={find}
      />
      <LedgerTable
        key={`${filter} ${text}`}
        wanted={{ accession, filter, text }}
        onProblems={(line) => list({ accession, line })}
        onShowAll={showAll}
      />
      <LedgerFoot account={account} print={print} onProblems={() => list({ accession, line: null })} />
      <ProblemsSheet of={listed} onClose={() => list(null)} />
      {print.lines === null ? null : (
        <LedgerPaper
          account={account}
          logHead={ledger.logHead}
          lines={print.lines}
          of={print.total}
          depths={print.depths}
        />
      )}
    </div>
  )
}
