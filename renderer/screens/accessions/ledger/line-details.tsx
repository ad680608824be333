import { Button } from 'react-aria-components'
import type { LedgerLine } from '../../../../shared/ledger.ts'
import { adviseOnFormat, explainProblem } from '../../../state/explain.ts'
import { nameFormat } from '../../../state/names.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'
import { hasDepth } from './account-words.ts'
import { bytesOf, countProblems, whereOf, whyOpen } from './line-words.ts'
import { SourceDepth } from './source-depth.tsx'

type DetailsProps = {
  readonly line: LedgerLine
  readonly isCurrent: boolean
  readonly onProblems: (line: LedgerLine) => void
}

/** All there is to say of a source file, below its row. */
export function LineDetails({ line, isCurrent, onProblems }: DetailsProps) {
  const say = useWords()
  const bytes = bytesOf(line)
  const n = countProblems(line)
  return (
    <tr className="led-details">
      <td colSpan={9}>
        {whyOpen(line).map(([id, facts]) => (
          <p key={id} className="incomplete">
            ✘ {say(id, facts)}
          </p>
        ))}
        {bytes === null ? null : <p className="figure">{say(...bytes)}</p>}
        {line.counted === null || line.role !== 'mail' ? null : (
          <p className="figure">{say('ledger.line.counted', { n: line.counted })}</p>
        )}
        {n === 0 ? null : <Problems line={line} />}
        {n === 0 ? null : (
          <Button className="link" excludeFromTabOrder={!isCurrent} onPress={() => onProblems(line)}>
            {say('ledger.line.list', { n })}
          </Button>
        )}
        {hasDepth(line) ? <SourceDepth line={line} isCurrent={isCurrent} /> : null}
        <dl className="led-facts">
          {aboutFile(line, say).map(([name, value, kind]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={kind}>{makeVisible(value)}</dd>
            </div>
          ))}
        </dl>
      </td>
    </tr>
  )
}

function Problems({ line }: { readonly line: LedgerLine }) {
  const say = useWords()
  return (
    <ul className="led-kinds">
      {line.problems.map((problem) => {
        const { meaning, cost } = explainProblem(problem.kind)
        const place = whereOf(problem)
        return (
          <li key={problem.kind}>
            <span className="problem-mark figure">{say('ledger.line.problem', { n: problem.count })}</span>
            <span>
              {meaning} {adviseOnFormat(problem.kind, line.format)} <span className="soft">{cost}</span>
              {place === null ? null : <span className="soft figure"> ({say(...place)})</span>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function aboutFile(line: LedgerLine, say: ReturnType<typeof useWords>): [string, string, string][] {
  const format = line.puid === null ? '' : ` · ${line.puid}`
  const all: [string, string, string][] = [
    [say('ledger.line.path'), line.path, ''],
    [say('ledger.line.number'), String(line.sourceFile), 'figure'],
    [say('ledger.line.format'), `${nameFormat(line.format)}${format}`, ''],
    [say('ledger.line.agent'), line.agent, ''],
    [say('ledger.line.mailbox'), line.mailbox ?? '', ''],
    [say('ledger.line.hash'), line.sha256 ?? '', 'mono led-hash'],
  ]
  return all.filter(([, value]) => value !== '')
}
