import { Failed } from '../../../shared/failure.ts'
import type { Leash } from '../../../shared/leash.ts'

/** When a reader is ended. */
export type Limits = {
  /** Without a step and without reading a byte. A step that only computes takes milliseconds; a disk that wakes up, ten seconds. */
  readonly silentSeconds: number
  /** Bytes one step may read: so many times the file, and so much more. The count at the end sweeps a file once or twice. */
  readonly readings: number
  readonly readBytes: number
  /** Bytes by which the memory of the process may grow while it reads. Node bounds the heap of a thread, never its buffers. */
  readonly memory: number
  /** Megabytes of old space of the thread's heap. What readers hold is bounded by design, so this is far more than any needs. */
  readonly heapMegabytes: number
}

export const LIMITS: Limits = {
  silentSeconds: 60,
  readings: 8,
  readBytes: 1024 ** 3,
  memory: 1.5 * 1024 ** 3,
  heapMegabytes: 512,
}

/** Seconds a thread may take to load before its reader reads anything: on a busy machine many. Nothing hostile runs then. */
const STARTING = 120

/** Milliseconds between two looks: as long as a cancel may wait. */
const LOOK = 100
/** A look that comes later than this says that this process stood still (a sleeping computer), not the reader. */
const LATE = 10 * LOOK

export type Watched = {
  /** Steps made and bytes read, written by the reader. */
  readonly progress: SharedArrayBuffer
  /** Bytes of the file. */
  readonly size: number
  readonly signal: Leash
  readonly limits?: Limits
}

/** Looks after a reader while somebody waits for it; what it does in between nobody minds. */
export type Watch = {
  /** Calls with ReaderStopped, or Failed cancelled, at most once. */
  onEnd(tell: (error: Error) => void): void
  wait(): void
  rest(): void
  end(): void
}

/** A reader that stood still, used too much or failed was ended; what it gave before is whole. `message` says what it did. */
export class ReaderStopped extends Error {}

export function watchReader({ progress, size, signal, limits = LIMITS }: Watched): Watch {
  const seen = new Float64Array(progress)
  const base = process.memoryUsage.rss()
  let tell = (_error: Error): void => {}
  let isWaiting = false
  let lookedAt = performance.now()
  let silent = 0
  let [steps, read, readAtStep] = [0, 0, 0]
  const look = (): string | null => {
    const passed = Math.min(performance.now() - lookedAt, LATE)
    lookedAt = performance.now()
    const [stepsNow = 0, readNow = 0] = seen
    silent = isWaiting && stepsNow === steps && readNow === read ? silent + passed : 0
    if (stepsNow !== steps) readAtStep = readNow
    steps = stepsNow
    read = readNow
    const patience = read === 0 ? Math.max(STARTING, limits.silentSeconds) : limits.silentSeconds
    if (silent > patience * 1000) return `stood still for ${patience} s`
    if (read - readAtStep > size * limits.readings + limits.readBytes) return 'read the file over and over'
    return process.memoryUsage.rss() - base > limits.memory ? 'took too much memory' : null
  }
  const timer = setInterval(() => {
    const stopped = look()
    if (signal.aborted) tell(new Failed({ kind: 'cancelled' }))
    else if (stopped !== null) tell(new ReaderStopped(stopped))
    else return
    clearInterval(timer)
  }, LOOK)
  return {
    onEnd(listener) {
      tell = listener
    },
    wait() {
      isWaiting = true
    },
    rest() {
      isWaiting = false
    },
    end: () => clearInterval(timer),
  }
}
