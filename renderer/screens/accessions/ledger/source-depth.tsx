import type { ReactNode } from 'react'
import type { LedgerLine, SourceAccount } from '../../../../shared/ledger.ts'
import { CountLink } from '../../../parts/count-link.tsx'
import { Explained } from '../../../parts/explained.tsx'
import { writeNumber } from '../../../state/formats.ts'
import { useAsk } from '../../../state/requests.ts'
import { makeVisible } from '../../../state/visible.ts'
import { say, sayOr, useWords } from '../../../state/words.ts'
import { countsOf, type Found, foundOf, sumsOf } from './account-words.ts'
import { DamageList } from './damage-list.tsx'
import { FolderTable } from './folder-table.tsx'
import { KindTable } from './kind-table.tsx'
import './source-depth.css'

export type DepthProps = {
  readonly line: LedgerLine
  /** Whether Tab comes to what can be pressed in it. */
  readonly isCurrent: boolean
}
export type PartProps = DepthProps & { readonly account: SourceAccount }

/** The account of one source file in depth: its nodes, attachments and damage, folder by folder and kind by kind. */
export function SourceDepth({ line, isCurrent }: DepthProps) {
  const say = useWords()
  const { value: account, failure } = useAsk('ledger.source', { sourceFile: line.sourceFile }, { keep: true })
  if (failure !== undefined) return <Explained failure={failure} />
  if (account === undefined) return <p className="soft">{say('state.loading')}</p>
  const part = { line, isCurrent, account }
  return (
    <div className="led-depth">
      <FoundAs {...part} />
      <Attachments account={account} />
      <DamageList line={line} />
      <div className="led-depth-tables">
        {account.folders.length === 0 ? null : <FolderTable {...part} />}
        {account.classes.length === 0 ? null : <KindTable {...part} />}
      </div>
      <Counts account={account} />
    </div>
  )
}

/** What all nodes of a database come to; of other files how the records were found, where not all are in their folder. */
function FoundAs({ account, isCurrent }: PartProps) {
  const say = useWords()
  const sums = sumsOf(account)
  if (sums.length === 0) return <Parts parts={foundOf(account)} isCurrent={isCurrent} />
  return sums.map(({ id, whole, parts, left }) => (
    <Parts key={id} parts={parts} isCurrent={isCurrent} before={`${say(id, { n: whole })} =`}>
      <span className={left === 0 ? '' : 'incomplete'}>
        · {left === 0 ? say('ledger.nodes.closed') : say('ledger.nodes.left', { n: left })}
      </span>
    </Parts>
  ))
}

type PartsProps = {
  readonly parts: readonly Found[]
  readonly isCurrent: boolean
  readonly before?: string
  readonly children?: ReactNode
}

/** Numbers that make one, those of records as links. */
function Parts({ parts, isCurrent, before = '', children }: PartsProps) {
  const say = useWords()
  if (parts.length === 0) return null
  return (
    <p className="led-parts figure">
      {before === '' ? null : <span>{before}</span>}
      {parts.map(({ id, n, query }, place) => (
        <span key={id}>
          {place === 0 ? '' : '+ '}
          {query === null ? (
            say(id, { n })
          ) : (
            <CountLink n={n} query={query} text={say(id, { n })} isPassed={!isCurrent} />
          )}
        </span>
      ))}
      {children}
    </p>
  )
}

function Attachments({ account: { attachments } }: Pick<PartProps, 'account'>) {
  const say = useWords()
  const { count, declared, declaredBytes: stated, readBytes: read } = attachments
  if (count === 0) return null
  return (
    <p className="figure">
      {say('ledger.attachments', { n: count })}
      {declared === 0 ? null : (
        <span className={stated === read ? '' : 'incomplete'}>
          ; {say('ledger.attachments.sizes', { n: declared, stated, read })}
        </span>
      )}
    </p>
  )
}

/** What a first look at all bytes counted, as far as it is said nowhere else. */
function Counts({ account }: Pick<PartProps, 'account'>) {
  const say = useWords()
  const counts = countsOf(account)
  if (counts.length === 0) return null
  return (
    <div className="led-counted">
      <h2>{say('ledger.counted')}</h2>
      <dl className="led-facts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{makeVisible(nameCount(name))}</dt>
            <dd className="figure">{writeNumber(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** A fact of the survey in words; of nodes of a type that has no name its number; else the fact itself. */
function nameCount(name: string): string {
  const type = /^other(0x[0-9a-f]+)$/.exec(name)?.[1]
  return type === undefined ? sayOr(`ledger.counted.${name}`, name) : say('ledger.counted.type', { type })
}
