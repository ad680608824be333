import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ImportSummary } from '../../../../shared/contract.ts'
import { writeBytes, writeDuration } from '../../../state/formats.ts'
import { useAsk } from '../../../state/requests.ts'
import { go, showRecords } from '../../../state/route.ts'
import { useWords } from '../../../state/words.ts'
import { ProblemsSheet } from '../ledger/problems-sheet.tsx'
import { type Drive, putDriveDown } from './drive.ts'

type ImportedProps = { readonly now: Drive; readonly summary: ImportSummary }

/** How the import ended: what came in, whether the account closes, and where to go from here. */
export function Imported({ now, summary }: ImportedProps) {
  const say = useWords()
  const [isListing, list] = useState(false)
  const { accession, closes } = summary
  // Of an import that went on, the summary has the last part only; the account has all of it.
  const { value: ledger } = useAsk('ledger.totals', {}, { keep: true })
  const totals = ledger?.accessions.find((one) => one.accession === accession)?.totals ?? summary
  const { found, imported, setAside, firstCopy, shared, present } = totals
  const problems = totals.problems
  return (
    <section aria-labelledby="drive-imported">
      <h2 id="drive-imported">{say('accession.name', { number: accession })}</h2>
      <p role="status" className={closes ? 'acc-closes acc-verdict' : 'incomplete acc-verdict'}>
        {closes ? '✔' : '✘'} {say(closes ? 'drive.imported.closes' : 'drive.imported.open')}
      </p>
      {imported === 0 && present > 0 ? (
        <p>
          <strong>{say('drive.imported.nothing', { n: present })}</strong>
        </p>
      ) : (
        <>
          <p className="figure">{say('drive.imported.sum', { found, imported, setAside })}</p>
          <p className="figure">{say('drive.imported.copies', { firstCopy, shared })}</p>
          {present > 0 ? <p>{say('drive.imported.present', { n: present })}</p> : null}
        </>
      )}
      {summary.changed > 0 ? <p>{say('drive.imported.changed', { n: summary.changed })}</p> : null}
      {summary.unread > 0 ? (
        <p className="incomplete">{say('drive.imported.unread', { n: summary.unread })}</p>
      ) : null}
      {summary.resumed ? <p>{say('drive.imported.resumed')}</p> : null}
      {now.resumes !== null && !summary.resumed ? (
        <p className="incomplete">{say('drive.imported.new', { number: accession })}</p>
      ) : null}
      <p className="soft">
        {say('drive.imported.time', {
          bytes: writeBytes(summary.bytes),
          time: writeDuration(summary.seconds),
        })}
      </p>
      <div className="job-controls">
        <Button className="primary" onPress={() => go({ accession })}>
          {say('drive.imported.ledger')}
        </Button>
        {imported > 0 ? (
          <Button onPress={() => showRecords(`accession:${accession}`)}>
            {say('drive.imported.records')}
          </Button>
        ) : null}
        {problems > 0 ? (
          <Button onPress={() => list(true)}>{say('drive.imported.problems', { n: problems })}</Button>
        ) : null}
        <Button onPress={putDriveDown}>{say('drive.imported.more')}</Button>
      </div>
      <ProblemsSheet of={isListing ? { accession, line: null } : null} onClose={() => list(false)} />
    </section>
  )
}
