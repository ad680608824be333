import { shift, useRoute } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'
import { columns as all, type ColumnId, nameOfColumn, nextOrder } from './columns.ts'

/** The heads of the columns; a click sorts. The keyboard sorts with the control of orders, which is one tab stop. */
export function GridHead({ columns }: { readonly columns: readonly ColumnId[] }) {
  const say = useWords()
  const order = useRoute((route) => route.order)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts
    <div role="rowgroup" className="records-heads">
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
      <div role="row" aria-rowindex={1} className="records-head-row">
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
        <div role="columnheader" className="records-head">
          <span className="heard">{say('records.column.selected')}</span>
        </div>
        {columns.map((id) => {
          const next = nextOrder(id, order)
          const isUp = all[id].orders?.includes(order) === true && !order.startsWith('-')
          const isDown = all[id].orders?.includes(order) === true && order.startsWith('-')
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
            <div
              key={id}
              role="columnheader"
              className={`records-head records-cell-${id}`}
              aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}
            >
              {next === null ? (
                <HeadName id={id} />
              ) : (
                <button
                  type="button"
                  tabIndex={-1}
                  className="records-sort"
                  title={nameOfColumn(id)}
                  onClick={() => shift({ order: next })}
                >
                  <HeadName id={id} />
                  <span aria-hidden="true">{isUp ? '▲' : isDown ? '▼' : ''}</span>
                </button>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function HeadName({ id }: { readonly id: ColumnId }) {
  const { glyph } = all[id]
  const name = nameOfColumn(id)
  if (glyph === undefined) return <span className="records-head-name">{name}</span>
  return (
    <span className="records-head-name" title={name}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className="records-glyph">
        <path d={glyph} />
      </svg>
      <span className="heard">{name}</span>
    </span>
  )
}
