import { Button } from 'react-aria-components'
import { ask } from '../../bridge.ts'
import { JobProgress } from '../../parts/job-progress.tsx'
import { useDesk } from '../../state/desk.ts'
import { running, useImporting } from '../../state/jobs.ts'
import { tellFailure } from '../../state/notice.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'

/** The import that runs, whoever began it, with the ways to pause and stop it. */
export function RunningJob() {
  const say = useWords()
  const isImporting = useImporting()
  const job = useStore(running)
  const { job: known } = useDesk()
  if (isImporting) {
    return (
      <section className="acc-running" aria-label={say('job.accession.import')}>
        <p>{say('accession.running')}</p>
        <JobProgress name="accession.import" items="progress.items" stopping={say('drive.importing.stop')} />
      </section>
    )
  }
  // A job that rests says nothing by itself: a window drawn anew knows of it from the desk only.
  return job === null && known !== null ? <Resting job={known} /> : null
}

function Resting({ job }: { readonly job: number }) {
  const say = useWords()
  const resume = async () => {
    const reply = await ask('job.pause', { job, paused: false })
    if (!reply.ok) tellFailure(reply.failure)
  }
  const stop = async () => {
    const reply = await ask('job.cancel', { job })
    if (!reply.ok) tellFailure(reply.failure)
  }
  return (
    <section className="acc-running">
      <p>{say('accession.resting')}</p>
      <div className="job-controls">
        <Button onPress={() => void resume()}>{say('job.resume')}</Button>
        <Button onPress={() => void stop()}>{say('job.cancel')}</Button>
      </div>
    </section>
  )
}
