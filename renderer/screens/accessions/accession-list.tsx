import { Button } from 'react-aria-components'
import { useCommands } from '../../commands/registry.ts'
import { Empty } from '../../parts/empty.tsx'
import { Explained } from '../../parts/explained.tsx'
import { useImporting } from '../../state/jobs.ts'
import { useAsk } from '../../state/requests.ts'
import { useWords } from '../../state/words.ts'
import { AccessionTable } from './accession-table.tsx'
import { showImport } from './import/drive.ts'
import { RunningJob } from './running-job.tsx'

/** While an import runs the figures are asked again this often. */
const AGAIN_MS = 10_000

/** Every hand-over with its account in one line, and the way to import another. */
export function AccessionList() {
  const say = useWords()
  const isImporting = useImporting()
  const ledger = useAsk('ledger.totals', {}, { keep: true, ...(isImporting ? { every: AGAIN_MS } : {}) })
  const { value: status } = useAsk('depot.status', {}, { keep: true })
  useCommands({ refresh: ledger.again })
  const isReadOnly = status?.readOnly === true
  const begin = (
    <Button className="primary" isDisabled={isReadOnly} onPress={showImport}>
      {say(isImporting ? 'accession.import.go' : 'accession.import')}
    </Button>
  )
  const isEmpty = ledger.value !== undefined && ledger.value.accessions.length === 0
  return (
    <div className="acc">
      <header className="acc-head">
        <h1>{say('accession.title')}</h1>
        {isEmpty && !isImporting ? null : begin}
      </header>
      {isReadOnly ? <p className="incomplete">{say('accession.readOnly')}</p> : null}
      <RunningJob />
      {ledger.failure === undefined ? null : <Explained failure={ledger.failure} />}
      {ledger.value === undefined ? (
        <p className="soft">{ledger.failure === undefined ? say('state.loading') : null}</p>
      ) : isEmpty ? (
        isImporting ? null : (
          <Empty title={say('accession.none')} text={say('accession.none.what')}>
            {begin}
          </Empty>
        )
      ) : (
        <AccessionTable ledger={ledger.value} canResume={!isImporting && !isReadOnly} />
      )}
    </div>
  )
}
