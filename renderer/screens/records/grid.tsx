import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import { useDesk } from '../../state/desk.ts'
import { useStore } from '../../state/store.ts'
import { useLanguage, useWords } from '../../state/words.ts'
import { type ColumnId, chosenColumns, tracksOf } from './columns.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow, rowId } from './grid-row.tsx'
import { list } from './list.ts'
import type { Rows } from './rows.ts'
import { clickRow, extendTo } from './selection.ts'
import { useScrolling } from './use-scrolling.ts'

/** Pixels; as `--row` has them in tokens.css. */
const heights = { dense: 24, normal: 28, roomy: 36 } as const

/** The list itself: a grid of which only the rows in view exist, with the focus on the grid and one active row. */
export function Grid({ rows }: { readonly rows: Rows }) {
  const say = useWords()
  const { settings } = useDesk()
  const place = useStore(list, (all) => all.place)
  const chosen = chosenColumns(settings.columns)
  const { tracks, least } = tracksOf(chosen)
  const height = heights[settings.rows]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts
    <div
      role="grid"
      className="records-grid"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a grid takes the focus
      tabIndex={0}
      aria-label={say('records.list')}
      aria-rowcount={rows.length + 1}
      aria-colcount={chosen.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={place === null ? undefined : rowId(place)}
      data-list
      onKeyDown={(event) => followKey(event, height)}
      style={{ '--records-tracks': tracks, '--row': `${height}px` } as React.CSSProperties}
    >
      <div className="records-table" style={{ minWidth: least }}>
        <GridHead columns={chosen} />
        <GridBody key={rows.length} rows={rows} columns={chosen} height={height} />
      </div>
    </div>
  )
}

type BodyProps = { readonly rows: Rows; readonly columns: readonly ColumnId[]; readonly height: number }

function GridBody({ rows, columns, height }: BodyProps) {
  const language = useLanguage()
  useSyncExternalStore(rows.listen, rows.version)
  const place = useStore(list, (all) => all.place)
  const selected = useStore(list, (all) => all.selected)
  const scroller = useRef<HTMLDivElement>(null)
  const { from, to, shift, track, towards, show } = useScrolling(scroller, rows.length, height)
  useEffect(() => rows.want(from, to, towards), [rows, from, to, towards])
  useEffect(() => {
    if (place !== null) show(place)
  }, [place, show])
  const places = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  // The active row is there for a screen reader wherever the list was scrolled to.
  if (place !== null && (place < from || place > to) && place < rows.length) places.push(place)
  const onClick = useCallback((event: MouseEvent) => {
    const at = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null
    if (at === null) return
    const onCheck = event.target instanceof Element && event.target.closest('[data-check]') !== null
    void clickRow(Number(at.dataset['place']), {
      shift: event.shiftKey,
      toggle: event.ctrlKey || event.metaKey || onCheck,
    })
  }, [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div role="rowgroup" ref={scroller} className="records-scroller" tabIndex={-1} onClick={onClick}>
      <div role="presentation" className="records-track" style={{ height: track }}>
        {places.map((each) => {
          const row = rows.rowAt(each)
          return (
            <GridRow
              key={each}
              row={row}
              place={each}
              top={each * height - shift}
              columns={columns}
              isCurrent={each === place}
              isSelected={row !== null && selected.has(row.id)}
              language={language}
            />
          )
        })}
      </div>
    </div>
  )
}

/** Keys that extend the selection; those that move are commands, which a person may change. */
function followKey(event: KeyboardEvent<HTMLElement>, height: number): void {
  const { place, opened } = list.get()
  if (opened === null || opened.rows === 0 || event.ctrlKey || event.metaKey || event.altKey) return
  const here = place ?? 0
  const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / height) - 2)
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    PageDown: here + page,
    PageUp: here - page,
    Home: 0,
    End: opened.rows - 1,
  }
  const to = steps[event.key]
  const isPage = event.key === 'PageDown' || event.key === 'PageUp'
  if (to === undefined || !(event.shiftKey || isPage)) return
  event.preventDefault()
  if (event.shiftKey) void extendTo(to)
  else void clickRow(Math.min(opened.rows - 1, Math.max(0, to)), { shift: false, toggle: false })
}
