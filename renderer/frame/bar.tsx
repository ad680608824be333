import { Button } from 'react-aria-components'
import { QueryBox } from '../screens/records/query-box.tsx'
import { useDesk } from '../state/desk.ts'
import { go, type Screen } from '../state/route.ts'
import { useWords } from '../state/words.ts'
import { JobLine } from './job-line.tsx'

/** One bar: the depot, the query, the job that runs. */
export function Bar({ current }: { readonly current: Screen }) {
  const say = useWords()
  const { depot } = useDesk()
  const name = depot.is === 'open' ? depot.name : say('app.name')
  return (
    <header className="bar">
      <Button
        className="plain bar-depot"
        aria-current={current === 'start' ? 'page' : false}
        onPress={() => go({ screen: 'start' })}
      >
        <span className="bar-mark" aria-hidden="true" />
        <span className="bar-name">{name}</span>
      </Button>
      {depot.is === 'open' ? <QueryBox /> : <span />}
      <JobLine />
    </header>
  )
}
