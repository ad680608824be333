import { memo } from 'react'
import { isDatedKind, isSentKind } from '../../../shared/kinds.ts'
import type { Row } from '../../../shared/results.ts'
import { ValueBadge } from '../../parts/value-badge.tsx'
import { VisibleText } from '../../parts/visible-text.tsx'
import { labelOf } from '../../state/facet-labels.ts'
import { writeBytes, writeDay, writeNumber } from '../../state/formats.ts'
import { say } from '../../state/words.ts'
import type { ColumnId } from './columns.ts'
import { FoundMark, KindMark } from './kind-mark.tsx'
import { Clip, Copies, ProblemMark } from './marks.tsx'

type GridRowProps = {
  /** Null: being read. */
  readonly row: Row | null
  readonly place: number
  /** Pixels from the top of the scrolled element. */
  readonly top: number
  readonly columns: readonly ColumnId[]
  readonly isCurrent: boolean
  readonly isSelected: boolean
  /** Makes the row be drawn anew when the language changes. */
  readonly language: string
}

/** The id of the row at a place, by which the grid names the one it is at. */
export const rowId = (place: number) => `records-row-${place}`

/** One row of the list, drawn again only when something in it changes. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, place, top, columns, isCurrent, isSelected } = props
  const names = ['records-row']
  if (isCurrent) names.push('records-row-current')
  if (isSelected) names.push('records-row-selected')
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names this row as the active one
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts
    <div
      role="row"
      id={rowId(place)}
      className={names.join(' ')}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      data-place={place}
      data-record={row?.id}
      style={{ transform: `translateY(${top}px)` }}
    >
      {/* biome-ignore lint/a11y/useFocusableInteractive: as the row */}
      {/* biome-ignore lint/a11y/useSemanticElements: as the row */}
      <div role="gridcell" className="records-cell records-check" data-check>
        <span className="records-tick" aria-hidden="true" />
        {isSelected ? <span className="heard">{say('records.selectedRow')}</span> : null}
      </div>
      {columns.map((id) => (
        // biome-ignore lint/a11y/useFocusableInteractive: as the row
        // biome-ignore lint/a11y/useSemanticElements: as the row
        <div key={id} role="gridcell" className={`records-cell records-cell-${id}`}>
          {row === null ? <span className="records-unread" /> : <Cell id={id} row={row} columns={columns} />}
        </div>
      ))}
    </div>
  )
})

/** Other records with the content of a row. */
const othersOf = ({ copies }: Row) => copies - 1

type CellProps = { readonly id: ColumnId; readonly row: Row; readonly columns: readonly ColumnId[] }

function Cell({ id, row, columns }: CellProps) {
  switch (id) {
    case 'value':
      return <ValueBadge value={row.value} />
    case 'date':
      return row.date === null ? (
        <span className={isDatedKind(row.kind) ? 'records-undated' : 'soft'}>{say('records.undated')}</span>
      ) : (
        writeDay(row.date)
      )
    case 'from':
      return <Sender row={row} />
    case 'subject':
      return <Subject row={row} columns={columns} />
    case 'attachments':
      return row.attachments === 0 ? null : <Clip n={row.attachments} />
    case 'problem':
      return row.problems === 0 ? null : <ProblemMark n={row.problems} isCounted />
    case 'copies':
      return othersOf(row) === 0 ? null : writeNumber(othersOf(row))
    case 'size':
      return writeBytes(row.size)
    case 'mailbox':
      return <VisibleText text={row.mailbox} />
    case 'in':
      return <VisibleText text={row.folder} />
    case 'kind':
      return labelOf('kind', row.kind, row.kind)
    case 'tag':
      return row.tags.map((tag) => <Tag key={tag} tag={tag} />)
    case 'id':
      return row.id
  }
}

function Sender({ row: { kind, sender } }: Pick<CellProps, 'row'>) {
  if (sender !== '') return <VisibleText text={sender} />
  return isSentKind(kind) ? <i className="soft">{say('records.noSender')}</i> : null
}

/** The subject with what belongs to it and has no column of its own: problems, what it is, the conversation, copies, tags. */
function Subject({ row, columns }: Omit<CellProps, 'id'>) {
  return (
    <>
      {row.problems > 0 && !columns.includes('problem') ? <ProblemMark n={row.problems} /> : null}
      <FoundMark foundAs={row.foundAs} />
      {columns.includes('kind') ? null : <KindMark kind={row.kind} />}
      <span className="records-subject">
        {row.subject === '' ? (
          <i className="soft">{say('records.noSubject')}</i>
        ) : (
          <VisibleText text={row.subject} />
        )}
      </span>
      {row.members > 1 ? (
        <span className="records-members figure" title={say('records.members', { n: row.members })}>
          ({writeNumber(row.members)})
        </span>
      ) : null}
      {row.undecided > 0 && row.undecided < row.members ? (
        <span className="records-open figure">{say('records.openMembers', { n: row.undecided })}</span>
      ) : null}
      {columns.includes('tag') ? null : row.tags.slice(0, 2).map((tag) => <Tag key={tag} tag={tag} />)}
      {othersOf(row) > 0 && !columns.includes('copies') ? <Copies n={othersOf(row)} /> : null}
    </>
  )
}

function Tag({ tag }: { readonly tag: string }) {
  return (
    <span className="records-tag" title={tag}>
      {tag}
    </span>
  )
}
