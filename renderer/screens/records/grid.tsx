import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { runCommand } from '../../commands/registry.ts'
import { nextPlace } from '../../parts/next-place.ts'
import { useDesk } from '../../state/desk.ts'
import { useStore } from '../../state/store.ts'
import { useLanguage, useWords } from '../../state/words.ts'
import { chosenColumns, tracksOf } from './columns.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow, rowId } from './grid-row.tsx'
import { list } from './list.ts'
import { focusList } from './panes.ts'
import type { Rows } from './rows.ts'
import { clickRow, extendTo } from './selection.ts'
import { useScrolling } from './use-scrolling.ts'

/** Pixels; as `--row` has them in tokens.css. */
const heights = { dense: 24, normal: 28, roomy: 36 } as const
/** Pixels; as records.css has it. */
const HEAD = 25

/** The list itself: a grid of which only the rows in view exist, with the focus on the grid and one active row. */
export function Grid({ rows }: { readonly rows: Rows }) {
  const say = useWords()
  const language = useLanguage()
  const { settings } = useDesk()
  const place = useStore(list, (all) => all.place)
  const selected = useStore(list, (all) => all.selected)
  useSyncExternalStore(rows.listen, rows.version)
  const grid = useRef<HTMLDivElement>(null)
  const height = heights[settings.rows]
  const { from, to, shift, track, towards, show } = useScrolling(grid, {
    rows: rows.length,
    height,
    head: HEAD,
  })
  // The same array as long as they are the same: else every row would be drawn again at every step.
  const columns = useMemo(() => chosenColumns(settings.columns), [settings.columns])
  const { tracks, least } = tracksOf(columns)

  useEffect(() => {
    // Single keys work at once, unless a person is already somewhere.
    if (document.activeElement === null || document.activeElement === document.body) focusList()
  }, [])
  useEffect(() => rows.want(from, to, towards), [rows, from, to, towards])
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are another list, which begins at its top or place
  useEffect(() => show(list.get().place ?? 0), [rows, show])
  useEffect(() => {
    if (place !== null) show(place)
  }, [place, show])

  const places = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  // The active row is there for a screen reader wherever the list was scrolled to.
  if (place !== null && (place < from || place > to) && place < rows.length) places.push(place)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts
    <div
      role="grid"
      ref={grid}
      className="records-grid"
      tabIndex={0}
      aria-label={say('records.list')}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={place === null ? undefined : rowId(place)}
      data-list
      onKeyDown={(event) => followKey(event, Math.floor((event.currentTarget.clientHeight - HEAD) / height))}
      onClick={followClick}
      onDoubleClick={() => runCommand('open')}
      style={{ '--records-tracks': tracks, '--row': `${height}px` }}
    >
      <div role="presentation" style={{ minWidth: least }}>
        <GridHead columns={columns} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className="records-track" style={{ height: track }}>
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
    </div>
  )
}

function followClick(event: MouseEvent): void {
  const at = event.target instanceof Element ? event.target : null
  const row = at?.closest<HTMLElement>('[data-place]') ?? null
  if (at === null || row === null) return
  void clickRow(Number(row.dataset['place']), {
    shift: event.shiftKey,
    toggle: event.ctrlKey || event.metaKey || at.closest('[data-check]') !== null,
  })
}

/** Keys that page and extend the selection; those that move by one are commands, which a person may change. */
function followKey(event: KeyboardEvent, rowsInView: number): void {
  const { place, opened } = list.get()
  if (opened === null || event.ctrlKey || event.metaKey || event.altKey) return
  const to = nextPlace(event.key, place ?? 0, opened.rows, Math.max(1, rowsInView - 1))
  const isPage = event.key === 'PageDown' || event.key === 'PageUp'
  if (to === null || !(event.shiftKey || isPage)) return
  event.preventDefault()
  if (event.shiftKey) void extendTo(to)
  else void clickRow(to, { shift: false, toggle: false })
}
