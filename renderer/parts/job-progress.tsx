import { Button, ProgressBar } from 'react-aria-components'
import type { JobName } from '../../shared/contract.ts'
import type { JobProgress as Progress } from '../../shared/reply.ts'
import { ask } from '../bridge.ts'
import { writeBytes, writeDuration, writeNumber } from '../state/formats.ts'
import { running } from '../state/jobs.ts'
import { tellFailure } from '../state/notice.ts'
import { useStore } from '../state/store.ts'
import { useWords } from '../state/words.ts'
import { PathName } from './path-name.tsx'
import './job-progress.css'

type JobProgressProps = {
  readonly name: JobName
  /** What the items of this job are: a sentence with `n`. */
  readonly items: 'progress.items' | 'progress.contents'
  /** Without its stage or file. */
  readonly quiet?: boolean
  /** What is said beside Stop: whether the work can go on later. */
  readonly stopping?: string
}

/** How far a running job is: bytes, items, rate, time left and what it is at; with pause and stop. */
export function JobProgress({ name, items, quiet = false, stopping }: JobProgressProps) {
  const say = useWords()
  const job = useStore(running)
  if (job === null || job.name !== name) return <p className="soft">{say('progress.begins')}</p>
  const control = async (request: 'job.pause' | 'job.cancel') => {
    const reply =
      request === 'job.pause'
        ? await ask('job.pause', { job: job.job, paused: !job.paused })
        : await ask('job.cancel', { job: job.job })
    if (!reply.ok) tellFailure(reply.failure)
  }
  return (
    <div className="job-progress">
      <Bar job={job} label={say(`job.${name}`)} />
      <p className="figure">{far(job, items, say)}</p>
      {quiet || job.at === '' ? null : (
        <p className="soft job-at">
          <PathName path={job.at} />
        </p>
      )}
      <div className="job-controls">
        <Button onPress={() => void control('job.pause')}>
          {say(job.paused ? 'job.resume' : 'job.pause')}
        </Button>
        <Button onPress={() => void control('job.cancel')}>{say('job.cancel')}</Button>
        {stopping === undefined ? null : <span className="soft">{stopping}</span>}
      </div>
    </div>
  )
}

function Bar({ job, label }: { readonly job: Progress; readonly label: string }) {
  const isKnown = job.totalBytes !== null && job.totalBytes > 0
  const percent = isKnown ? Math.min(100, (100 * job.bytes) / (job.totalBytes ?? 1)) : 0
  return (
    <ProgressBar className="job-bar" aria-label={label} value={percent} isIndeterminate={!isKnown}>
      <div
        className={isKnown ? 'job-bar-done' : 'job-bar-unknown'}
        style={{ width: isKnown ? `${percent}%` : '100%' }}
      />
    </ProgressBar>
  )
}

function far(job: Progress, items: JobProgressProps['items'], say: ReturnType<typeof useWords>): string {
  const parts = [
    job.totalBytes === null
      ? writeBytes(job.bytes)
      : say('progress.bytes', { done: writeBytes(job.bytes), of: writeBytes(job.totalBytes) }),
    say(items, { n: job.items }),
  ]
  if (job.paused) parts.push(say('progress.paused'))
  else {
    if (job.itemsPerSecond >= 1)
      parts.push(say('progress.rate', { n: writeNumber(Math.round(job.itemsPerSecond)) }))
    if (job.secondsLeft !== null) parts.push(say('job.left', { time: writeDuration(job.secondsLeft) }))
  }
  return parts.join(' · ')
}
