import type { JobProgress } from '../shared/reply.ts'

/** What a job says of itself while it works. Absolute numbers; what is left out stays as it was. */
export type Step = {
  readonly at?: string
  readonly bytes?: number
  readonly items?: number
  readonly totalBytes?: number | null
  readonly totalItems?: number | null
}
export type Report = (step: Step) => void

/** Progress is told at most this often, however often a job reports. */
const TELL_EVERY_MS = 200
/** Rates are of this long: the whole past of a job says little of its pace (a resumed import begins with what is done). */
const RATE_MS = 30_000

/**
 * Follows a job by what it reports, and tells its progress now and then. Rates and time left go by the clock of the job, which
 * stands still while it rests.
 */
export function openProgress(job: number, name: string, tell: (progress: JobProgress) => void) {
  const clock = openClock()
  let told = performance.now()
  let paused = false
  let state: Required<Step> = { at: '', bytes: 0, items: 0, totalBytes: null, totalItems: null }
  const past = [{ time: clock.now(), bytes: 0, items: 0 }]
  const now = (): JobProgress => {
    const time = clock.now()
    const { bytes, items } = state
    while (past.length > 1 && time - (past[1]?.time ?? time) > RATE_MS) past.shift()
    past.push({ time, bytes, items })
    const since = past[0] ?? { time, bytes, items }
    const seconds = Math.max((time - since.time) / 1000, 0.001)
    const bytesPerSecond = Math.max(0, bytes - since.bytes) / seconds
    const itemsPerSecond = Math.max(0, items - since.items) / seconds
    const secondsLeft = secondsLeftOf(state, bytesPerSecond, itemsPerSecond)
    return { job, name, ...state, bytesPerSecond, itemsPerSecond, secondsLeft, paused }
  }
  return {
    clock,
    report(step: Step): void {
      state = { ...state, ...step }
      if (performance.now() - told < TELL_EVERY_MS) return
      told = performance.now()
      tell(now())
    },
    /** Says whether the job is paused, and tells it at once. */
    setPaused(is: boolean): void {
      paused = is
      tell(now())
    },
  }
}

/** A clock in milliseconds that can be stopped. */
function openClock() {
  let rested = 0
  let since: number | null = null
  return {
    now: (): number => (since ?? performance.now()) - rested,
    stop(): void {
      since ??= performance.now()
    },
    go(): void {
      if (since !== null) rested += performance.now() - since
      since = null
    },
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
