import { memo, useEffect, useRef } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { useWords } from '../../state/words.ts'
import { HeadersView } from './headers-view.tsx'
import { HtmlView } from './html-view.tsx'
import { OriginView } from './origin-view.tsx'
import { isOutlookItem } from './outlook-item.ts'
import { PartsView } from './parts-view.tsx'
import { PropertiesView } from './properties-view.tsx'
import { RawView } from './raw-view.tsx'
import { TextView } from './text-view.tsx'
import { isView, showView, useView, type View, views } from './view.ts'

type Shown = { readonly record: RecordView }

const screens: Readonly<Record<View, (props: Shown) => React.ReactNode>> = {
  text: ({ record }) => <TextView text={record.text} hasHtml={record.html !== null} />,
  html: HtmlView,
  headers: HeadersView,
  parts: PartsView,
  raw: RawView,
  origin: OriginView,
  properties: PropertiesView,
}

/** The record in the way that was chosen; where it has no such view, as text. */
export function RecordViews({ record }: Shown) {
  const wanted = useView()
  const hasHtml = record.html !== null
  const isItem = isOutlookItem(record)
  const isThere = wanted === 'html' ? hasHtml : wanted !== 'properties' || isItem
  const view = isThere ? wanted : 'text'
  const Screen = screens[view]
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (box.current !== null && scrollsItself.has(view)) bringUp(box.current)
  }, [view])
  return (
    <Tabs
      ref={box}
      className="reading-views"
      selectedKey={view}
      onSelectionChange={(key) => isView(key) && showView(key)}
      keyboardActivation="manual"
    >
      <ViewTabs hasHtml={hasHtml} isItem={isItem} />
      <TabPanel key={view} id={view} className="reading-panel" data-view={view}>
        <Screen key={record.id} record={record} />
      </TabPanel>
    </Tabs>
  )
}

/** The views that scroll in a box of their own. */
const scrollsItself: ReadonlySet<View> = new Set(['raw', 'properties'])

/**
 * Scrolls the pane to the views, when most of them stands below its foot. Only where a person chose another view: with another
 * record the pane goes back to its top, which it does after this.
 */
function bringUp(views: HTMLElement): void {
  const pane = views.parentElement
  if (pane === null) return
  const { top, height } = views.getBoundingClientRect()
  const edges = pane.getBoundingClientRect()
  if (edges.bottom - top < height / 2) pane.scrollBy(0, top - edges.top)
}

type TabsProps = { readonly hasHtml: boolean; readonly isItem: boolean }

/** Not drawn again from record to record: a list of tabs is gathered anew each time, which takes longer than the message. */
const ViewTabs = memo(function ViewTabs({ hasHtml, isItem }: TabsProps) {
  const say = useWords()
  return (
    <TabList className="reading-tabs" aria-label={say('reading.views')}>
      {views
        .filter((each) => each !== 'properties' || isItem)
        .map((each) => (
          <Tab key={each} id={each} className="reading-tab" isDisabled={each === 'html' && !hasHtml}>
            {say(`reading.view.${each}`)}
          </Tab>
        ))}
    </TabList>
  )
})
