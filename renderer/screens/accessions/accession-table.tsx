import { Button } from 'react-aria-components'
import type { Output } from '../../../shared/contract.ts'
import type { AccessionTotals, LedgerTotals } from '../../../shared/ledger.ts'
import { CountLink } from '../../parts/count-link.tsx'
import { writeDate, writeNumber } from '../../state/formats.ts'
import { go } from '../../state/route.ts'
import { makeVisible } from '../../state/visible.ts'
import { useWords } from '../../state/words.ts'
import { showResume } from './import/drive.ts'
import { namesOf } from './import/roots.ts'

type TableProps = {
  readonly ledger: Output<'ledger.totals'>
  /** Whether an interrupted import can go on now. */
  readonly canResume: boolean
}

/** One row an accession, and a row for all together when there are several. */
export function AccessionTable({ ledger, canResume }: TableProps) {
  const say = useWords()
  return (
    <div className="acc-scroll">
      <table className="acc-table">
        <thead>
          <tr>
            <th scope="col">{say('accession.number')}</th>
            <th scope="col">{say('accession.medium')}</th>
            <th scope="col">{say('accession.from')}</th>
            <th scope="col">{say('accession.received')}</th>
            <th scope="col" className="number">
              {say('accession.files')}
            </th>
            <th scope="col" className="number">
              {say('accession.bytes')}
            </th>
            <th scope="col" className="number">
              {say('accession.found')}
            </th>
            <th scope="col" className="number">
              = {say('accession.imported')}
            </th>
            <th scope="col" className="number">
              + {say('accession.aside')}
            </th>
            <th scope="col">{say('accession.ledger')}</th>
          </tr>
        </thead>
        <tbody>
          {ledger.accessions.map((each) => (
            <AccessionRow key={each.accession} accession={each} canResume={canResume} />
          ))}
        </tbody>
        {ledger.accessions.length > 1 ? (
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {say('accession.together')}
              </th>
              <Figures totals={ledger.totals} query="" />
              <td>{closing(ledger.closes, say)}</td>
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

type RowProps = { readonly accession: AccessionTotals; readonly canResume: boolean }

function AccessionRow({ accession: one, canResume }: RowProps) {
  const say = useWords()
  const show = () => go({ accession: one.accession })
  const number = one.accession
  return (
    <tr data-accession={number}>
      <td className="figure">{number}</td>
      <th scope="row">
        <Button className="link" onPress={show}>
          {makeVisible(one.medium === '' ? namesOf(one.roots).join(', ') : one.medium)}
        </Button>
      </th>
      <td>{makeVisible(one.handedOverBy)}</td>
      <td className="figure">{writeDate(one.received)}</td>
      <Figures totals={one.totals} query={`accession:${number}`} />
      <td>
        {one.finished === null ? (
          <span className="acc-unfinished">
            <span className="incomplete">{say('accession.unfinished')}</span>
            {canResume ? (
              <Button aria-label={say('accession.resume.of', { number })} onPress={() => showResume(one)}>
                {say('accession.resume')}
              </Button>
            ) : null}
          </span>
        ) : (
          closing(one.closes, say)
        )}
      </td>
    </tr>
  )
}

function Figures({ totals, query }: { readonly totals: LedgerTotals; readonly query: string }) {
  return (
    <>
      <td className="number figure">{writeNumber(totals.files)}</td>
      <td className="number figure">{writeNumber(totals.size)}</td>
      <td className="number figure">{writeNumber(totals.found)}</td>
      <td className="number">
        <CountLink n={totals.imported} query={query} />
      </td>
      <td className="number figure">{writeNumber(totals.setAside)}</td>
    </>
  )
}

function closing(closes: boolean, say: ReturnType<typeof useWords>) {
  return closes ? (
    <span className="acc-closes">✔ {say('accession.closes')}</span>
  ) : (
    <span className="incomplete">✘ {say('accession.open')}</span>
  )
}
