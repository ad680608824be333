import type { JobEnded, JobName } from '../../shared/contract.ts'
import type { JobProgress } from '../../shared/reply.ts'
import { hear } from '../bridge.ts'
import { makeStore, useStore } from './store.ts'

/** The job that runs: its progress, null when none does. */
export const running = makeStore<JobProgress | null>(null)
/** How a job ended, and when that was heard, as ISO 8601. */
export type Ended<N extends JobName = JobName> = JobEnded<N> & { readonly time: string }
/** How the latest job of each name ended. */
export const ended = makeStore<{ readonly [Name in JobName]?: Ended<Name> }>({})

/** Follows the jobs until the answer is called. */
export function followJobs(): () => void {
  const stops = [
    hear('job.progress', (progress) => running.set(progress)),
    hear('job.ended', (end) => {
      running.set(null)
      ended.set((before) => ({ ...before, [end.name]: { ...end, time: new Date().toISOString() } }))
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Forgets how a job ended, once a person has seen it. */
export function forgetEnded(name: JobName): void {
  ended.set(({ [name]: _, ...rest }) => rest)
}

/** Forgets all jobs: they are of a depot that is no longer open. */
export function forgetJobs(): void {
  running.set(null)
  ended.set({})
}

/** Whether an import runs now: what is counted grows meanwhile. */
export function useImporting(): boolean {
  return useStore(running, (job) => job?.name === 'accession.import')
}
