import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { LedgerLine } from '../../../../shared/ledger.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Explained } from '../../../parts/explained.tsx'
import { drawn } from '../../../state/drawn.ts'
import { useWords } from '../../../state/words.ts'
import { LedgerColumns } from './ledger-columns.tsx'
import { LedgerRow } from './ledger-row.tsx'
import { nextPlace } from './next-place.ts'
import { useLines, type Wanted } from './use-lines.ts'

type TableProps = {
  readonly wanted: Wanted
  readonly onProblems: (line: LedgerLine) => void
  readonly onShowAll: () => void
}

/** The lines of an account, however many: arrows move, Enter opens what a line holds, Tab goes to what can be pressed in it. */
export function LedgerTable({ wanted, onProblems, onShowAll }: TableProps) {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  const [current, moveTo] = useState(0)
  const [opened, open] = useState<ReadonlySet<number>>(new Set())
  const [seen, see] = useState({ first: 0, last: 0 })
  const lines = useLines(wanted, seen.first, seen.last)
  const total = lines.total ?? 0
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight(),
    overscan: 10,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
    // The line with the focus stays drawn when it scrolls out of sight: else the focus would be lost.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(current < total ? [current] : [])])].sort(
        (a, b) => a - b,
      ),
    onChange: ({ range }) => {
      if (range === null) return
      const { startIndex: first, endIndex: last } = range
      see((before) => (before.first === first && before.last === last ? before : { first, last }))
    },
  })
  const toggle = (line: LedgerLine) => {
    open((before) => {
      const next = new Set(before)
      if (!next.delete(line.sourceFile)) next.add(line.sourceFile)
      return next
    })
    // What was opened at the lower edge is brought into sight; of what is higher than the table, its beginning.
    void drawn().then(() => {
      const height = box.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.offsetHeight ?? 0
      const isHigher = height > (box.current?.clientHeight ?? 0) - HEAD
      rows.scrollToIndex(current, { align: isHigher ? 'start' : 'auto' })
    })
  }
  const focus = (place: number) => {
    moveTo(place)
    rows.scrollToIndex(place, { align: 'auto' })
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight()) - 2)
    const place = nextPlace(event.key, current, total, page)
    if (place === null || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    focus(place)
  }
  if (lines.failure !== undefined) return <Explained failure={lines.failure} />
  if (lines.total === 0) {
    return (
      <div className="led-none">
        <Empty
          title={say(wanted.filter === 'open' && wanted.text === '' ? 'ledger.none.open' : 'ledger.none')}
        >
          <Button onPress={onShowAll}>{say('ledger.none.clear')}</Button>
        </Empty>
      </div>
    )
  }
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
        aria-rowcount={total + 1}
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

/** The height of the table's head in pixels, as the styles have it. */
const HEAD = 26

/** The height of a row in pixels, as settings have it. */
function rowHeight(): number {
  return Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row'), 10)
}
