import type { Events, JobName } from '../shared/contract.ts'
import { Failed, type Failure } from '../shared/failure.ts'
import type { JobProgress, Reply } from '../shared/reply.ts'

/** What a job says of itself while it works. Absolute numbers; what is left out stays as it was. */
export type Step = {
  readonly at?: string
  readonly bytes?: number
  readonly items?: number
  readonly totalBytes?: number | null
  readonly totalItems?: number | null
}
export type Report = (step: Step) => void

/** Long work: reads `signal` at its checkpoints, tells `report`, ends with a summary. */
export type Work<Summary> = (signal: AbortSignal, report: Report) => Promise<Summary>

export type Jobs = {
  /** Starts a job and answers with its number. Throws Failed 'busy' while another runs. */
  start(name: JobName, work: Work<unknown>): number
  cancel(job: number): void
  /** Cancels what runs and waits for its last checkpoint. */
  stop(): Promise<void>
}

/** Progress is told at most this often, however often a job reports. */
const TELL_EVERY_MS = 200

/**
 * Runs one job at a time: two long writers would only wait for each other. `emit` gets progress and the end, `toFailure`
 * turns whatever a job throws into a failure.
 */
export function openJobs(
  emit: <E extends 'job.progress' | 'job.ended'>(event: E, payload: Events[E]) => void,
  toFailure: (error: unknown) => Failure,
): Jobs {
  let count = 0
  let running: { job: number; name: JobName; control: AbortController; ended: Promise<void> } | null = null

  async function run(
    job: number,
    name: JobName,
    work: Work<unknown>,
    control: AbortController,
  ): Promise<void> {
    const progress = openProgress(job, name, (now) => emit('job.progress', now))
    let reply: Reply<unknown>
    try {
      reply = { ok: true, value: await work(control.signal, progress.report) }
    } catch (error) {
      reply = { ok: false, failure: toFailure(error) }
    }
    progress.tell()
    running = null
    emit('job.ended', { job, name, reply })
  }

  return {
    start(name, work) {
      if (running !== null) throw new Failed({ kind: 'busy', job: running.name })
      const job = ++count
      const control = new AbortController()
      // The caller learns the number before the first event carries it.
      const ended = new Promise<void>((done) => setImmediate(done)).then(() => run(job, name, work, control))
      running = { job, name, control, ended }
      return job
    },
    cancel(job) {
      if (running?.job === job) running.control.abort()
    },
    async stop() {
      running?.control.abort()
      await running?.ended
    },
  }
}

/** Rates are of this long: the whole past of a job says little of its pace (a resumed import begins with what is done). */
const RATE_MS = 30_000

function openProgress(job: number, name: string, tell: (progress: JobProgress) => void) {
  let told = performance.now()
  let state: Required<Step> = { at: '', bytes: 0, items: 0, totalBytes: null, totalItems: null }
  const past = [{ time: told, bytes: 0, items: 0 }]
  const now = (): JobProgress => {
    const time = performance.now()
    const { bytes, items } = state
    while (past.length > 1 && time - (past[1]?.time ?? time) > RATE_MS) past.shift()
    past.push({ time, bytes, items })
    const since = past[0] ?? { time, bytes, items }
    const seconds = Math.max((time - since.time) / 1000, 0.001)
    const bytesPerSecond = Math.max(0, bytes - since.bytes) / seconds
    const itemsPerSecond = Math.max(0, items - since.items) / seconds
    const secondsLeft = secondsLeftOf(state, bytesPerSecond, itemsPerSecond)
    return { job, name, ...state, bytesPerSecond, itemsPerSecond, secondsLeft }
  }
  return {
    report(step: Step) {
      state = { ...state, ...step }
      if (performance.now() - told < TELL_EVERY_MS) return
      told = performance.now()
      tell(now())
    },
    tell: () => tell(now()),
  }
}

/** Time left by bytes where their total is known, else by items; null while neither says anything. */
function secondsLeftOf(state: Required<Step>, bytesPerSecond: number, itemsPerSecond: number): number | null {
  const { bytes, totalBytes, items, totalItems } = state
  if (totalBytes !== null) return timeFor(totalBytes - bytes, bytesPerSecond)
  return totalItems === null ? null : timeFor(totalItems - items, itemsPerSecond)
}

function timeFor(left: number, perSecond: number): number | null {
  if (left <= 0) return 0
  return perSecond > 0 ? left / perSecond : null
}
