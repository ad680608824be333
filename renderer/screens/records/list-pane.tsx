import { memo, useEffect } from 'react'
import { Button } from 'react-aria-components'
import { Empty } from '../../parts/empty.tsx'
import { Explained } from '../../parts/explained.tsx'
import { useAsk } from '../../state/requests.ts'
import { go } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { withoutLast } from './choices.ts'
import { Grid } from './grid.tsx'
import { list, openAgain } from './list.ts'
import { ListFoot } from './list-foot.tsx'
import { ListHead } from './list-head.tsx'
import { focusQuery } from './panes.ts'
import { Timeline } from './timeline.tsx'

type ListPaneProps = { readonly query: string; readonly width: number; readonly hasTimeline: boolean }

/** What stands beside the bars of the timeline, in pixels. */
const BESIDE = 130

/** The list with its head and timeline; or why there is none. */
export const ListPane = memo(function ListPane({ query, width, hasTimeline }: ListPaneProps) {
  const say = useWords()
  const opened = useStore(list, (all) => all.opened)
  const rows = useStore(list, (all) => all.rows)
  const failure = useStore(list, (all) => all.failure)
  const asking = useStore(list, (all) => all.asking)
  const answered = useStore(list, (all) => all.question?.query ?? query)
  return (
    <section
      className="records-list"
      style={{ width }}
      aria-label={say('nav.records')}
      aria-busy={asking}
      data-reading
    >
      {failure !== null && failure.kind !== 'query-unreadable' ? (
        <Explained failure={failure}>
          <Button onPress={openAgain}>{say('action.retry')}</Button>
        </Explained>
      ) : null}
      {opened === null || rows === null ? (
        failure === null ? (
          <p className="records-loading soft">{say('state.loading')}</p>
        ) : null
      ) : opened.rows === 0 ? (
        <Nothing query={answered} />
      ) : (
        <>
          <ListHead query={answered} />
          {hasTimeline ? <Timeline query={answered} width={width - BESIDE} /> : null}
          <Grid rows={rows} />
          <ListFoot />
        </>
      )}
    </section>
  )
})

/** Nothing in the depot, or nothing found: which of the two, and the one thing to do. */
function Nothing({ query }: { readonly query: string }) {
  const say = useWords()
  const { value: status } = useAsk('depot.status', {}, { keep: true })
  useEffect(() => {
    // The list that had the focus is gone; the query is what one changes next.
    if (query !== '' && document.activeElement === document.body) focusQuery()
  }, [query])
  if (query === '' || status?.records === 0) {
    return (
      <Empty title={say('records.empty')} text={say('records.empty.text')}>
        <Button className="primary" onPress={() => go({ screen: 'accessions', accession: null })}>
          {say('records.empty.do')}
        </Button>
      </Empty>
    )
  }
  const less = withoutLast(query)
  return (
    <Empty title={say('records.none')} text={say('records.none.text', { of: status?.records ?? 0 })}>
      <p className="mono records-none-query">{query}</p>
      <Button className="primary" onPress={() => go({ query: less?.query ?? '' })}>
        {less === null ? say('command.clear-query') : say('records.none.less', { last: less.last })}
      </Button>
      {status !== undefined && status.covered.indexed < status.covered.of ? (
        <p className="incomplete">{say('records.incomplete', status.covered)}</p>
      ) : null}
    </Empty>
  )
}
