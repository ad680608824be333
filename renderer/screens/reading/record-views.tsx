import { memo } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { useWords } from '../../state/words.ts'
import { HeadersView } from './headers-view.tsx'
import { HtmlView } from './html-view.tsx'
import { OriginView } from './origin-view.tsx'
import { PartsView } from './parts-view.tsx'
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
}

/** The record in the way that was chosen; a record without HTML is shown as text. */
export function RecordViews({ record }: Shown) {
  const wanted = useView()
  const view = wanted === 'html' && record.html === null ? 'text' : wanted
  const Screen = screens[view]
  return (
    <Tabs
      className="reading-views"
      selectedKey={view}
      onSelectionChange={(key) => isView(key) && showView(key)}
      keyboardActivation="manual"
    >
      <ViewTabs hasHtml={record.html !== null} />
      <TabPanel key={view} id={view} className="reading-panel" data-view={view}>
        <Screen key={record.id} record={record} />
      </TabPanel>
    </Tabs>
  )
}

/** Not drawn again from record to record: a list of tabs is gathered anew each time, which takes longer than the message. */
const ViewTabs = memo(function ViewTabs({ hasHtml }: { readonly hasHtml: boolean }) {
  const say = useWords()
  return (
    <TabList className="reading-tabs" aria-label={say('reading.views')}>
      {views.map((each) => (
        <Tab key={each} id={each} className="reading-tab" isDisabled={each === 'html' && !hasHtml}>
          {say(`reading.view.${each}`)}
        </Tab>
      ))}
    </TabList>
  )
})
