import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import type { InventorySummary } from '../../../../shared/contract.ts'
import { PathName } from '../../../parts/path-name.tsx'
import { writeNumber } from '../../../state/formats.ts'
import { nameFormat, nameProblem } from '../../../state/names.ts'
import { useWords } from '../../../state/words.ts'
import { type LineKind, lineKinds, pickLines } from './pick-lines.ts'

type Line = InventorySummary['lines'][number]

const ROW = 28

/** Every file that was found, to look through and filter. */
export function InventoryLines({ lines }: { readonly lines: readonly Line[] }) {
  const say = useWords()
  const [text, find] = useState('')
  const [kind, pick] = useState<LineKind>('all')
  const shown = useMemo(() => pickLines(lines, kind, text), [lines, kind, text])
  return (
    <details className="acc-all">
      <summary id="drive-lines">{say('drive.lines')}</summary>
      <div className="acc-filters">
        <select
          aria-label={say('drive.lines.role')}
          value={kind}
          // The choices are the kinds.
          onChange={(event) => pick(event.target.value as LineKind)}
        >
          {lineKinds.map((each) => (
            <option key={each} value={each}>
              {say(`drive.lines.${each}`)}
            </option>
          ))}
        </select>
        <SearchField className="acc-find" value={text} onChange={find}>
          <Label className="heard">{say('drive.lines.find')}</Label>
          <Input placeholder={say('drive.lines.find')} />
        </SearchField>
        <span className="soft figure" role="status">
          {say('drive.lines.shown', { n: shown.length, of: lines.length })}
        </span>
      </div>
      {shown.length === 0 ? <p className="soft">{say('drive.lines.none')}</p> : <Lines lines={shown} />}
    </details>
  )
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const say = useWords()
  const place = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW,
    overscan: 12,
    paddingStart: ROW,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus, so that keys can scroll it
    // biome-ignore lint/a11y/useSemanticElements: a part of a section that is named already
    <div ref={place} className="acc-lines" role="group" tabIndex={0} aria-labelledby="drive-lines">
      <table aria-rowcount={lines.length + 1} style={{ height: rows.getTotalSize() }}>
        <thead>
          <tr className="acc-line" aria-rowindex={1}>
            <th scope="col">{say('drive.line.path')}</th>
            <th scope="col">{say('drive.format')}</th>
            <th scope="col" className="number">
              {say('drive.bytes')}
            </th>
            <th scope="col" className="number">
              {say('drive.items')}
            </th>
            <th scope="col">{say('drive.line.problems')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]
            return line === undefined ? null : <LineRow key={index} line={line} place={index} start={start} />
          })}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = { readonly line: Line; readonly place: number; readonly start: number }

function LineRow({ line, place, start }: RowProps) {
  const say = useWords()
  const isPresent = line.role === 'present'
  return (
    <tr
      aria-rowindex={place + 2}
      className="acc-line acc-line-placed"
      style={{ transform: `translateY(${start}px)` }}
    >
      <th scope="row">
        <PathName path={line.path} />
      </th>
      <td className="acc-cut">
        {nameFormat(line.format)}
        {isPresent ? <span className="soft"> · {say('drive.line.present')}</span> : null}
      </td>
      <td className="number figure">{writeNumber(line.size)}</td>
      <td className="number figure">{line.role === 'mail' || isPresent ? writeNumber(line.items) : ''}</td>
      <td className={line.problems.length > 0 ? 'incomplete acc-cut' : ''}>
        {line.problems.map(nameProblem).join(', ')}
      </td>
    </tr>
  )
}
