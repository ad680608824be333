import type { Events, JobEnded, JobName, Summary } from '../shared/contract.ts'
import { Failed, type Failure } from '../shared/failure.ts'
import type { Leash } from '../shared/leash.ts'
import type { Reply } from '../shared/reply.ts'
import { openProgress, type Report } from './progress.ts'

export type { Report, Step } from './progress.ts'

/** Long work: looks at `signal` at its checkpoints, rests there when it is told to, tells `report`, ends with a summary. */
export type Work<Summary> = (signal: AbortSignal & Leash, report: Report) => Promise<Summary>

/** The one job that runs, and what can be done with it from outside. */
export type Jobs = {
  /** Starts a job and answers with its number. Throws Failed 'busy' while another runs. */
  start<N extends JobName>(name: N, work: Work<Summary<N>>): number
  cancel(job: number): void
  /** Lets a job rest from its next checkpoint on, or go on. Of one that does not run nothing happens. */
  pause(job: number, paused: boolean): void
  /** Cancels what runs, also while it rests, and waits for its last checkpoint. */
  stop(): Promise<void>
}

type Running = {
  readonly job: number
  readonly name: JobName
  readonly control: AbortController
  readonly progress: ReturnType<typeof openProgress>
  readonly brake: Brake
}

/**
 * Runs one job at a time: two long writers would only wait for each other. `emit` gets progress and the end, `toFailure`
 * turns whatever a job throws into a failure.
 */
export function openJobs(
  emit: <E extends 'job.progress' | 'job.ended'>(event: E, payload: Events[E]) => void,
  toFailure: (error: unknown) => Failure,
): Jobs {
  let count = 0
  let running: (Running & { ended: Promise<void> }) | null = null

  async function run({ job, name, control, progress, brake }: Running, work: Work<unknown>): Promise<void> {
    const rest = () => brake.rest(progress)
    let reply: Reply<unknown>
    try {
      reply = { ok: true, value: await work(Object.assign(control.signal, { rest }), progress.report) }
    } catch (error) {
      reply = { ok: false, failure: toFailure(error) }
    }
    brake.release()
    progress.setPaused(false)
    running = null
    // `start` takes no work but that of its name.
    emit('job.ended', { job, name, reply } as JobEnded)
  }

  return {
    start(name, work) {
      if (running !== null) throw new Failed({ kind: 'busy', job: running.name })
      const job = ++count
      const progress = openProgress(job, name, (now) => emit('job.progress', now))
      const begun = { job, name, control: new AbortController(), progress, brake: openBrake() }
      begun.control.signal.addEventListener('abort', begun.brake.release)
      // The caller learns the number before the first event carries it.
      const ended = new Promise<void>((done) => setImmediate(done)).then(() => run(begun, work))
      running = { ...begun, ended }
      return job
    },
    cancel(job) {
      if (running?.job === job) running.control.abort()
    },
    pause(job, paused) {
      if (running?.job !== job || running.control.signal.aborted) return
      if (paused) running.brake.pull()
      else running.brake.release()
      running.progress.setPaused(paused)
    },
    async stop() {
      running?.control.abort()
      await running?.ended
    },
  }
}

type Brake = ReturnType<typeof openBrake>

/** What holds a job at its checkpoints from `pull` until `release`. The clock of its progress stands still meanwhile. */
function openBrake() {
  let held: { readonly until: Promise<void>; readonly letGo: () => void } | null = null
  return {
    pull(): void {
      if (held !== null) return
      const { promise: until, resolve: letGo } = Promise.withResolvers<void>()
      held = { until, letGo }
    },
    release(): void {
      held?.letGo()
      held = null
    },
    /** To be awaited at a checkpoint; undefined where the job may go on. */
    rest({ clock }: { readonly clock: { stop(): void; go(): void } }): Promise<void> | undefined {
      if (held === null) return undefined
      clock.stop()
      return held.until.then(() => clock.go())
    },
  }
}
