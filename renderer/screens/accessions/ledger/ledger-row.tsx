import type { KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import { isNotRead, type LedgerLine } from '../../../../shared/ledger.ts'
import { PathName } from '../../../parts/path-name.tsx'
import { writeNumber } from '../../../state/formats.ts'
import { nameFormat } from '../../../state/names.ts'
import { showRecords } from '../../../state/route.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'
import { LineDetails } from './line-details.tsx'
import { countProblems, remarkOn } from './line-words.ts'

type RowProps = {
  /** Undefined until it is read: the row keeps its place and the focus meanwhile. */
  readonly line: LedgerLine | undefined
  readonly place: number
  /** The row that Tab comes to. */
  readonly isCurrent: boolean
  readonly isOpen: boolean
  readonly onFocus: () => void
  readonly onToggle: (line: LedgerLine) => void
  readonly onProblems: (line: LedgerLine) => void
}

/** One source file: its figures, or what it is where it has none; opened, all there is to say of it. */
export function LedgerRow({ line, place, isCurrent, isOpen, onFocus, onToggle, onProblems }: RowProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys on what can be pressed inside the row belong to that.
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    if (line !== undefined) onToggle(line)
  }
  const cells = line === undefined ? null : { line, isCurrent, isOpen, onToggle, onProblems }
  return (
    <>
      <tr
        tabIndex={isCurrent ? 0 : -1}
        aria-rowindex={place + 2}
        data-place={place}
        data-source={line?.sourceFile}
        className={isOpen ? 'led-row led-row-open' : 'led-row'}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {cells === null ? null : (
          <>
            <FileCell {...cells} />
            <td className="number figure">{writeNumber(cells.line.size)}</td>
            <Figures {...cells} />
            <Mark line={cells.line} />
            <ProblemsCell {...cells} />
          </>
        )}
      </tr>
      {cells !== null && isOpen ? <LineDetails {...cells} /> : null}
    </>
  )
}

type CellProps = Pick<RowProps, 'isCurrent' | 'isOpen' | 'onToggle' | 'onProblems'> & {
  readonly line: LedgerLine
}

function FileCell({ line, isOpen, onToggle }: CellProps) {
  return (
    <th scope="row" className={line.container === null ? 'led-file' : 'led-file led-file-inside'}>
      <button
        type="button"
        className="led-opener"
        tabIndex={-1}
        aria-expanded={isOpen}
        aria-label={makeVisible(line.path)}
        onClick={() => onToggle(line)}
      >
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
      </button>
      <PathName path={line.path} />
    </th>
  )
}

function Figures({ line, isCurrent }: CellProps) {
  const say = useWords()
  const remark = remarkOn(line, nameFormat(line.format))
  if (remark !== null) {
    const [id, facts] = remark
    return (
      <td
        colSpan={5}
        className={isNotRead(line) ? 'led-remark incomplete' : 'led-remark soft'}
        title={say(id, facts)}
      >
        {say(id, facts)}
      </td>
    )
  }
  const n = line.imported
  return (
    <>
      <Figure n={line.found} />
      <td className="number">
        {n === 0 ? (
          <span className="figure">0</span>
        ) : (
          <Button
            className="link figure"
            excludeFromTabOrder={!isCurrent}
            aria-label={say('ledger.records.of', { n, path: makeVisible(line.path) })}
            onPress={() => showRecords(`source:${line.sourceFile}`)}
          >
            {writeNumber(n)}
          </Button>
        )}
      </td>
      <Figure n={line.firstCopy} />
      <Figure n={line.shared} />
      <Figure n={line.setAside} isNoted={line.setAside > 0} />
    </>
  )
}

function Figure({ n, isNoted = false }: { readonly n: number; readonly isNoted?: boolean }) {
  return <td className={isNoted ? 'number figure incomplete' : 'number figure'}>{writeNumber(n)}</td>
}

function Mark({ line }: { readonly line: LedgerLine }) {
  const say = useWords()
  return (
    <td className={line.closes ? 'led-mark led-closes' : 'led-mark incomplete'}>
      <span aria-hidden="true">{line.closes ? '✔' : '✘'}</span>
      <span className="heard">{say(line.closes ? 'ledger.yes' : 'ledger.no')}</span>
    </td>
  )
}

function ProblemsCell({ line, isCurrent, onProblems }: CellProps) {
  const say = useWords()
  const n = countProblems(line)
  return (
    <td className="number">
      {n === 0 ? null : (
        <Button
          className="link figure led-problems"
          excludeFromTabOrder={!isCurrent}
          aria-label={say('ledger.problems.of', { n, path: makeVisible(line.path) })}
          onPress={() => onProblems(line)}
        >
          {writeNumber(n)}
        </Button>
      )}
    </td>
  )
}
