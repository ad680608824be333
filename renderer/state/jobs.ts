import type { Events, JobName } from '../../shared/contract.ts'
import type { JobProgress } from '../../shared/reply.ts'
import { hear } from '../bridge.ts'
import { makeStore } from './store.ts'

/** The job that runs: its progress, null when none does. */
export const running = makeStore<JobProgress | null>(null)
/** How the latest job of each name ended. */
export const ended = makeStore<{ readonly [Name in JobName]?: Events['job.ended'] }>({})

export function followJobs(): () => void {
  const stops = [
    hear('job.progress', (progress) => running.set(progress)),
    hear('job.ended', (end) => {
      running.set(null)
      ended.set((before) => ({ ...before, [end.name]: end }))
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
