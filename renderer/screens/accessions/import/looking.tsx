import { JobProgress } from '../../../parts/job-progress.tsx'
import { useWords } from '../../../state/words.ts'

/** The inventory goes on. */
export function Looking() {
  const say = useWords()
  return (
    <>
      <p role="status">{say('drive.looking')}</p>
      <JobProgress name="source.inventory" items="progress.items" />
    </>
  )
}
