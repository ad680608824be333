import { createPortal } from 'react-dom'
import type { AccessionTotals, LedgerLine, SourceAccount } from '../../../../shared/ledger.ts'
import { useDesk } from '../../../state/desk.ts'
import { writeDate, writeNumber, writeTime } from '../../../state/formats.ts'
import { nameFormat, nameProblem } from '../../../state/names.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'
import { factsOf } from './account-facts.ts'
import { bytesOf, remarkOn, whyOpen } from './line-words.ts'
import { PaperDepths } from './paper-depths.tsx'
import './ledger-paper.css'

type PaperProps = {
  readonly account: AccessionTotals
  readonly logHead: string
  readonly lines: readonly LedgerLine[]
  /** Lines the account has; more than `lines` when not all are printed. */
  readonly of: number
  /** The accounts in depth of the databases of mail among the lines; fewer than there are when not all are printed. */
  readonly depths: readonly SourceAccount[]
}

/** The account as a document: not seen on the screen, alone on paper. */
export function LedgerPaper({ account, logHead, lines, of, depths }: PaperProps) {
  const say = useWords()
  const { accession, closes, finished } = account
  return createPortal(
    <article className="paper">
      <h1>{say('ledger.paper.title', { number: accession })}</h1>
      <Facts account={account} logHead={logHead} />
      <p className="paper-verdict">
        {closes ? `✔ ${say('ledger.closes')}` : `✘ ${say('ledger.open')}`}.{' '}
        {finished === null ? say('ledger.open.unfinished') : ''}
      </p>
      <p>{say('ledger.paper.what')}</p>
      {lines.length < of ? (
        <p className="paper-verdict">{say('ledger.paper.part', { n: lines.length, of })}</p>
      ) : null}
      <table>
        <thead>
          <tr>
            <th scope="col">{say('ledger.file')}</th>
            {(['bytes', 'found', 'imported', 'first', 'shared', 'aside'] as const).map((figure) => (
              <th key={figure} scope="col" className="number">
                {say(`ledger.${figure}`)}
              </th>
            ))}
            <th scope="col">{say('ledger.closing')}</th>
          </tr>
        </thead>
        {lines.map((line) => (
          <PaperLine key={line.sourceFile} line={line} />
        ))}
        <Sum account={account} />
      </table>
      <PaperDepths lines={lines} depths={depths} />
    </article>,
    document.body,
  )
}

function Facts({ account, logHead }: Pick<PaperProps, 'account' | 'logHead'>) {
  const say = useWords()
  const { depot, settings, account: login, program } = useDesk()
  const { medium, handedOverBy, received } = account
  const rows: (readonly [string, string])[] = [
    [say('ledger.paper.depot'), depot.is === 'open' ? depot.name : ''],
    [say('ledger.medium'), medium],
    [say('ledger.from'), handedOverBy],
    [say('ledger.received'), writeDate(received)],
    ...factsOf(account, say, writeTime),
    [say('ledger.paper.made'), `${writeTime(new Date().toISOString())} · ${program}`],
    [say('ledger.paper.by'), settings.person === '' ? login : settings.person],
    [say('ledger.head'), logHead],
  ]
  return (
    <dl>
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{makeVisible(value)}</dd>
          </div>
        ))}
    </dl>
  )
}

/** A line and what is said below it, which stay on one page. */
function PaperLine({ line }: { readonly line: LedgerLine }) {
  const say = useWords()
  const remark = remarkOn(line, nameFormat(line.format))
  const bytes = bytesOf(line)
  const problems = line.problems.map(({ kind, count }) => `${nameProblem(kind)} (${writeNumber(count)})`)
  const below = [
    ...whyOpen(line).map(([id, facts]) => `✘ ${say(id, facts)}`),
    bytes === null ? '' : say(...bytes),
    problems.length === 0 ? '' : `${say('ledger.problems')}: ${problems.join(', ')}`,
    line.sha256 === null ? '' : `${say('ledger.line.hash')} ${line.sha256}`,
  ].filter((text) => text !== '')
  const figures = [line.found, line.imported, line.firstCopy, line.shared, line.setAside]
  return (
    <tbody>
      <tr>
        <th scope="row">
          <bdi>{makeVisible(line.path)}</bdi>
        </th>
        <td className="number">{writeNumber(line.size)}</td>
        {remark === null ? (
          figures.map((figure, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: always the same five columns
            <td key={place} className="number">
              {writeNumber(figure)}
            </td>
          ))
        ) : (
          <td colSpan={5} className="paper-remark">
            {say(...remark)}
          </td>
        )}
        <td>{line.closes ? '✔' : '✘'}</td>
      </tr>
      {below.length === 0 ? null : (
        <tr className="paper-below">
          <td colSpan={8}>
            {below.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Sum({ account }: Pick<PaperProps, 'account'>) {
  const say = useWords()
  const { files, notRead, size, found, imported, firstCopy, shared, setAside } = account.totals
  return (
    <tbody className="paper-sum">
      <tr>
        <th scope="row">
          {say('ledger.paper.total')}: {say('ledger.foot.files', { n: files })}
          {notRead === 0 ? '' : `; ${say('ledger.foot.notRead', { n: notRead })}`}
        </th>
        {[size, found, imported, firstCopy, shared, setAside].map((figure, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: always the same six columns
          <td key={place} className="number">
            {writeNumber(figure)}
          </td>
        ))}
        <td>{account.closes ? '✔' : '✘'}</td>
      </tr>
    </tbody>
  )
}
