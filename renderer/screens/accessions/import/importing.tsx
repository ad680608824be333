import { Button } from 'react-aria-components'
import { JobProgress } from '../../../parts/job-progress.tsx'
import { showRecords } from '../../../state/route.ts'
import { makeVisible } from '../../../state/visible.ts'
import { useWords } from '../../../state/words.ts'

/** The import goes on; nothing on this page needs a person. */
export function Importing({ names }: { readonly names: readonly string[] }) {
  const say = useWords()
  return (
    <section aria-labelledby="drive-importing">
      <h2 id="drive-importing">
        {say('drive.importing')}: <bdi>{names.map(makeVisible).join(', ')}</bdi>
      </h2>
      <JobProgress name="accession.import" items="progress.items" stopping={say('drive.importing.stop')} />
      <p>{say('drive.importing.free')}</p>
      <div className="job-controls">
        <Button onPress={() => showRecords('')}>{say('drive.importing.records')}</Button>
      </div>
    </section>
  )
}
