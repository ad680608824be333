import { Button } from 'react-aria-components'
import { QueryBox } from '../screens/records/query-box.tsx'
import { useDesk } from '../state/desk.ts'
import { go } from '../state/route.ts'
import { useWords } from '../state/words.ts'
import { JobLine } from './job-line.tsx'

/** One bar: the depot, the query, the job that runs. */
export function Bar() {
  const say = useWords()
  const { depot } = useDesk()
  return (
    <header className="bar">
      <Button className="plain bar-depot" onPress={() => go({ screen: 'start' })}>
        <span className="bar-mark" aria-hidden="true" />
        {depot.is === 'open' ? depot.name : say('app.name')}
      </Button>
      {depot.is === 'open' ? <QueryBox /> : <span />}
      <JobLine />
    </header>
  )
}
