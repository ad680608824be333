import type { LedgerLine } from '../../../../shared/ledger.ts'
import { tellFacts } from '../../../state/explain.ts'
import { useAsk } from '../../../state/requests.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'

/** Damaged places told here; the list of problems has all. */
const SHOWN = 20

/** The damaged places of a file of mail: from which byte, how long, and what lay there. */
export function DamageList({ line }: { readonly line: LedgerLine }) {
  const say = useWords()
  const n = line.problems.find(({ kind }) => kind === 'store-damaged')?.count ?? 0
  const asked = { sourceFile: line.sourceFile, kind: 'store-damaged', limit: SHOWN }
  const { value } = useAsk('problem.list', asked, { when: n > 0, keep: true })
  if (n === 0 || value === undefined) return null
  return (
    <div className="led-damage">
      <h2 className="incomplete">{say('ledger.damage')}</h2>
      <ul>
        {value.problems.map(({ id, kind, start, length, detail }) => (
          <li key={id}>
            {start === null || length === null ? null : (
              <span className="figure">{say('ledger.damage.range', { start, length })}</span>
            )}
            <span className="soft">{makeVisible(tellFacts({ kind, detail }))}</span>
          </li>
        ))}
      </ul>
      {n > SHOWN ? <p className="soft">{say('ledger.damage.more', { n: n - SHOWN })}</p> : null}
    </div>
  )
}
