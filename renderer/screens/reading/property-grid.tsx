import { useVirtualizer } from '@tanstack/react-virtual'
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { nextPlace } from '../../parts/next-place.ts'
import { VisibleText } from '../../parts/visible-text.tsx'
import { writeNumber } from '../../state/formats.ts'
import { useWords } from '../../state/words.ts'
import { usePaging } from './paging.ts'
import { type PropertyRow, type ShownProperty, writeId } from './property-rows.ts'

const ROW_PX = 24
/** Characters of a value that one line can show at most, on the widest screen. */
const MOST = 300

const rowId = (place: number) => `property-row-${place}`

type PropertyGridProps = {
  readonly rows: readonly PropertyRow[]
  /** The line one is at. */
  readonly current: number
  readonly moveTo: (place: number) => void
}

/** The list of properties, however long: one tab stop, the arrows go from line to line, copying takes the value one is at. */
export function PropertyGrid({ rows, current, moveTo }: PropertyGridProps) {
  const say = useWords()
  const box = useRef<HTMLDivElement>(null)
  usePaging(box)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW_PX) - 1)
    const place = nextPlace(event.key, current, rows.length, page)
    if (place === null) return
    event.preventDefault()
    moveTo(place)
    virtual.scrollToIndex(place)
  }
  const onCopy = (event: ClipboardEvent) => {
    const row = rows[current]
    if (row?.is !== 'property' || getSelection()?.isCollapsed === false) return
    event.clipboardData.setData('text/plain', row.property.value)
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn in parts
    <div
      role="grid"
      className="properties-box"
      ref={box}
      tabIndex={0}
      aria-label={say('reading.view.properties')}
      aria-rowcount={rows.length}
      aria-activedescendant={rowId(current)}
      onKeyDown={onKeyDown}
      onCopy={onCopy}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }} className="properties-rows">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return row === undefined ? null : (
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the line one is at
            // biome-ignore lint/a11y/useSemanticElements: as the grid
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the grid
            <div
              key={index}
              role="row"
              id={rowId(index)}
              aria-rowindex={index + 1}
              aria-selected={index === current}
              className={row.is === 'group' ? 'properties-group' : 'properties-row'}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => moveTo(index)}
            >
              <Cells row={row} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Cells({ row }: { readonly row: PropertyRow }) {
  if (row.is === 'group') {
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: as its row
      // biome-ignore lint/a11y/useSemanticElements: as the grid
      <span role="gridcell" aria-colspan={5}>
        {row.name} <span className="soft figure">({writeNumber(row.count)})</span>
      </span>
    )
  }
  const { property } = row
  return cellsOf(property).map(({ name, text }) => (
    // biome-ignore lint/a11y/useFocusableInteractive: as its row
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <span key={name} role="gridcell" className={`properties-${name}`}>
      <VisibleText text={text} most={MOST} />
    </span>
  ))
}

function cellsOf(property: ShownProperty): { readonly name: string; readonly text: string }[] {
  return [
    { name: 'name', text: property.name === '' ? writeId(property) : property.name },
    { name: 'value', text: property.value.slice(0, 2 * MOST).replace(/\s*\n\s*/g, ' ↵ ') },
    { name: 'type', text: property.type.replace(/^Ptyp/, '') },
    { name: 'size', text: writeNumber(property.size) },
    { name: 'set', text: property.set ?? '' },
  ]
}
