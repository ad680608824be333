import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useCommands } from '../../commands/registry.ts'
import { Divider, usePane } from '../../parts/panes.tsx'
import { type Size, useSize } from '../../parts/use-size.ts'
import { changeSettings, useDesk } from '../../state/desk.ts'
import { useRoute } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { AppraiseCommands } from '../appraise/appraise-commands.tsx'
import { ReadingPane } from '../reading/reading-pane.tsx'
import { ColumnsSheet } from './columns-sheet.tsx'
import { Facets } from './facets.tsx'
import { divide, LEAST } from './layout.ts'
import { list } from './list.ts'
import { useListCommands } from './list-commands.ts'
import { ListPane } from './list-pane.tsx'
import { focusList, focusReading, isReading } from './panes.ts'
import { ReadingNothing } from './reading-nothing.tsx'
import { useList } from './use-list.ts'
import './records.css'

/** Pixels. */
const USUAL = { facets: 184, reading: 440 }
/** Beside a wide screen the reading pane gets more: about half of what is left. */
const WIDE = 1_500

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
  const say = useWords()
  const { settings } = useDesk()
  const query = useRoute((route) => route.query)
  const record = useRoute((route) => route.record)
  // The list goes first: a query just chosen is not asked of the list yet.
  const isReady = useStore(
    list,
    ({ opened, asking, question }) => opened !== null && !asking && question?.query === query,
  )
  const isEmpty = useStore(list, ({ opened, question }) => opened?.rows === 0 && question?.query === '')
  const [isOpen, open] = useState(false)
  const [instead, showInstead] = useState(false)
  const [isChoosing, choose] = useState(false)
  const [facetsWidth, setFacets] = usePane('facets', USUAL.facets)
  const [readingWidth, setReading] = usePane(
    'reading',
    size.width >= WIDE ? Math.round(size.width * 0.45) : USUAL.reading,
  )
  const folded = settings.folded.includes('facets')
  const panes = divide(size, {
    facets: facetsWidth,
    reading: readingWidth,
    folded,
    isOpen: isOpen && record !== null,
    instead,
  })

  const close = () => {
    open(false)
    requestAnimationFrame(focusList)
  }
  useListCommands({
    isOpen: panes.isNarrow ? isOpen : isReading,
    open: () => {
      open(true)
      requestAnimationFrame(focusReading)
    },
    close,
  })
  useCommands({
    columns: () => choose(true),
    facets: () => {
      if (panes.isNarrow) {
        open(false)
        showInstead(!instead)
        return
      }
      void changeSettings({
        folded: folded ? settings.folded.filter((each) => each !== 'facets') : [...settings.folded, 'facets'],
      })
    },
  })
  // Nothing to narrow down or read: one thing to do.
  if (isEmpty) return <ListPane query={query} width={size.width} hasTimeline={false} />
  return (
    <>
      <AppraiseCommands />
      <ColumnsSheet isOpen={isChoosing} onClose={() => choose(false)} />
      {panes.facets === null ? null : (
        <>
          <div className="records-pane" style={{ width: panes.facets }}>
            {panes.isNarrow ? <ToList onPress={() => showInstead(false)} /> : null}
            <Facets query={query} when={isReady} />
          </div>
          {panes.list === null ? null : (
            <Divider
              pane="facets"
              label={say('records.divider.facets')}
              width={panes.facets}
              least={LEAST.facets}
              most={Math.max(LEAST.facets, size.width - LEAST.list - (panes.reading ?? 0))}
              onMove={setFacets}
            />
          )}
        </>
      )}
      {panes.list === null ? null : <ListPane query={query} width={panes.list} hasTimeline={!panes.isLow} />}
      {panes.reading === null ? null : (
        <>
          {panes.isNarrow ? null : (
            <Divider
              pane="reading"
              label={say('records.divider.reading')}
              width={panes.reading}
              least={LEAST.reading}
              most={Math.max(LEAST.reading, size.width - LEAST.list - (panes.facets ?? 0))}
              flipped
              onMove={setReading}
            />
          )}
          <section
            className="records-reading"
            style={{ width: panes.reading }}
            aria-label={say('records.reading')}
            tabIndex={-1}
            data-reading
            data-reading-pane
          >
            {panes.isNarrow ? <ToList onPress={close} /> : null}
            {record === null ? <ReadingNothing /> : <ReadingPane record={record} />}
          </section>
        </>
      )}
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
