import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useCommands } from '../../commands/registry.ts'
import { Divider } from '../../parts/panes.tsx'
import { type Size, useSize } from '../../parts/use-size.ts'
import { useRoute } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { AppraiseCommands } from '../appraise/appraise-commands.tsx'
import { ReadingPane } from '../reading/reading-pane.tsx'
import { ColumnsSheet } from './columns-sheet.tsx'
import { Facets } from './facets.tsx'
import { type Layout, LEAST } from './layout.ts'
import { list } from './list.ts'
import { ListPane } from './list-pane.tsx'
import { ReadingNothing } from './reading-nothing.tsx'
import { useList } from './use-list.ts'
import { usePanes } from './use-panes.ts'
import './records.css'

/** The eight-hour screen: facets, the list with its timeline, and the record one is at. */
export function RecordsScreen() {
  const screen = useRef<HTMLDivElement>(null)
  const size = useSize(screen)
  useList()
  return (
    <div className="records" ref={screen}>
      {size === null ? null : <Panes size={size} />}
    </div>
  )
}

function Panes({ size }: { readonly size: Size }) {
  const query = useRoute((route) => route.query)
  const isEmpty = useStore(list, ({ opened, question }) => opened?.rows === 0 && question?.query === '')
  const { layout, setFacets, setReading, closeFacets, closeReading } = usePanes(size)
  const [isChoosing, choose] = useState(false)
  useCommands({ columns: () => choose(true) })
  const { width } = size
  // Nothing to narrow down or read: one thing to do.
  if (isEmpty) return <ListPane query={query} width={width} hasTimeline={false} />
  return (
    <>
      <AppraiseCommands />
      <ColumnsSheet isOpen={isChoosing} onClose={() => choose(false)} />
      <FacetsSide layout={layout} within={width} query={query} onMove={setFacets} onClose={closeFacets} />
      {layout.list === null ? null : (
        <ListPane query={query} width={layout.list} hasTimeline={!layout.isLow} />
      )}
      <ReadingSide layout={layout} within={width} onMove={setReading} onClose={closeReading} />
    </>
  )
}

type SideProps = {
  readonly layout: Layout
  /** The width of the screen in pixels. */
  readonly within: number
  readonly onMove: (width: number) => void
  readonly onClose: () => void
}

/** The facets with the divider beside them. */
function FacetsSide({ layout, within, query, onMove, onClose }: SideProps & { readonly query: string }) {
  const say = useWords()
  // The list goes first: a query just chosen is not asked of the list yet.
  const isReady = useStore(
    list,
    ({ opened, asking, question }) => opened !== null && !asking && question?.query === query,
  )
  if (layout.facets === null) return null
  return (
    <>
      <div className="records-pane" style={{ width: layout.facets }}>
        {layout.isNarrow ? <ToList onPress={onClose} /> : null}
        <Facets query={query} when={isReady} />
      </div>
      {layout.list === null ? null : (
        <Divider
          pane="facets"
          label={say('records.divider.facets')}
          width={layout.facets}
          least={LEAST.facets}
          most={Math.max(LEAST.facets, within - LEAST.list - (layout.reading ?? 0))}
          onMove={onMove}
        />
      )}
    </>
  )
}

/** The record one is at, with the divider before it. */
function ReadingSide({ layout, within, onMove, onClose }: SideProps) {
  const say = useWords()
  const record = useRoute((route) => route.record)
  if (layout.reading === null) return null
  return (
    <>
      {layout.isNarrow ? null : (
        <Divider
          pane="reading"
          label={say('records.divider.reading')}
          width={layout.reading}
          least={LEAST.reading}
          most={Math.max(LEAST.reading, within - LEAST.list - (layout.facets ?? 0))}
          flipped
          onMove={onMove}
        />
      )}
      <section
        className="records-reading"
        style={{ width: layout.reading }}
        aria-label={say('records.reading')}
        tabIndex={-1}
        data-reading
        data-reading-pane
      >
        {layout.isNarrow ? <ToList onPress={onClose} /> : null}
        {record === null ? <ReadingNothing /> : <ReadingPane record={record} />}
      </section>
    </>
  )
}

/** Back from what has the place of the list in a narrow window. */
function ToList({ onPress }: { readonly onPress: () => void }) {
  const say = useWords()
  return (
    <Button className="link records-to-list" onPress={onPress}>
      {say('records.toList')}
    </Button>
  )
}
