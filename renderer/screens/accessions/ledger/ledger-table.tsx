import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { LedgerLine } from '../../../../shared/ledger.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Explained } from '../../../parts/explained.tsx'
import { drawn } from '../../../state/drawn.ts'
import { useWords } from '../../../state/words.ts'
import { LedgerColumns } from './ledger-columns.tsx'
import { LedgerRow } from './ledger-row.tsx'
import { useLedgerRows } from './use-ledger-rows.ts'
import type { Wanted } from './use-lines.ts'

type TableProps = {
  readonly wanted: Wanted
  readonly onProblems: (line: LedgerLine) => void
  readonly onShowAll: () => void
}

/** The lines of an account, however many: arrows move, Enter opens what a line holds, Tab goes to what can be pressed in it. */
export function LedgerTable({ wanted, onProblems, onShowAll }: TableProps) {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [opened, open] = useState<ReadonlySet<number>>(new Set())
  const { lines, rows, current, moveTo, showCurrent, onKeyDown } = useLedgerRows(box, wanted)
  const toggle = (line: LedgerLine) => {
    open((before) => {
      const next = new Set(before)
      if (!next.delete(line.sourceFile)) next.add(line.sourceFile)
      return next
    })
    // What was opened at the lower edge is brought into sight.
    void drawn().then(showCurrent)
  }
  if (lines.failure !== undefined) return <Explained failure={lines.failure} />
  if (lines.total === 0) return <NoLines wanted={wanted} onShowAll={onShowAll} />
  return (
    <div
      ref={box}
      className={lines.stale ? 'led-box led-stale' : 'led-box'}
      aria-busy={lines.total === undefined}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus, as a grid's do
        role="grid"
        aria-label={say('ledger.table')}
        aria-rowcount={(lines.total ?? 0) + 1}
        className="led-grid"
        style={{ height: rows.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        <LedgerColumns />
        {rows.getVirtualItems().map(({ index, start }) => {
          const line = lines.at(index)
          return (
            <tbody
              key={index}
              data-index={index}
              ref={rows.measureElement}
              className="led-place"
              style={{ transform: `translateY(${start}px)` }}
            >
              <LedgerRow
                line={line}
                place={index}
                isCurrent={index === current}
                isOpen={line !== undefined && opened.has(line.sourceFile)}
                onFocus={() => moveTo(index)}
                onToggle={toggle}
                onProblems={onProblems}
              />
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

function NoLines({ wanted, onShowAll }: Pick<TableProps, 'wanted' | 'onShowAll'>) {
  const say = useWords()
  return (
    <div className="led-none">
      <Empty title={say(wanted.filter === 'open' && wanted.text === '' ? 'ledger.none.open' : 'ledger.none')}>
        <Button onPress={onShowAll}>{say('ledger.none.clear')}</Button>
      </Empty>
    </div>
  )
}
