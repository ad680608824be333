import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ParsedMessage } from './parsed.ts'

/** One item of a batch. `headOnly` says that the span holds only the beginning of an item larger than is parsed. */
export type ParseSpan = { readonly start: number; readonly length: number; readonly headOnly?: boolean }

/** Items that are parsed together: their bytes in memory the workers share, so that nothing is copied to them. */
export type ParseBatch = { readonly bytes: SharedArrayBuffer; readonly spans: readonly ParseSpan[] }

export type ParsePool = {
  /** Parses a batch: one message for each span, in the same order. Fails only when the pool was closed. */
  parse(batch: ParseBatch): Promise<ParsedMessage[]>
  /** Starts a first worker before there is work: it takes half a second to load. */
  warm(): void
  /** Seconds the workers were at work so far, all together. */
  seconds(): number
  /** Ends the workers; batches under way are rejected. */
  close(): Promise<void>
}

export type PoolOptions = {
  /** Number of workers; by default one less than the machine has cores, one at least, MOST_WORKERS at most. */
  workers?: number
  /** Seconds one item may take. */
  seconds?: number
  /** Megabytes of heap a worker may use (buffers are not counted by Node; sizes are bounded before parsing). */
  megabytes?: number
}

/** What the pool and its workers say to each other. */
export type WorkerData = { readonly progress: SharedArrayBuffer }
export type WorkerTask = { readonly batch: ParseBatch; readonly stopped: readonly number[] }
export type WorkerAnswer = { readonly messages: ParsedMessage[] }

type Job = {
  readonly batch: ParseBatch
  /** Items a worker was stopped on: once, and only the header is read the next time; twice, and nothing is. */
  readonly stopped: number[]
  resolve(messages: ParsedMessage[]): void
  reject(error: Error): void
}

/**
 * Opens a pool of parse workers. An item that takes too long or brings its worker down costs only itself: the worker is
 * replaced, the item gets what its header says and `parser-stopped`, the rest of its batch is parsed again. What an item
 * yields does not depend on the number of workers or on what is parsed beside it.
 */
export function openParsePool(options: PoolOptions = {}): ParsePool {
  const count = Math.max(1, options.workers ?? Math.min(MOST_WORKERS, availableParallelism() - 1))
  const limits = { milliseconds: (options.seconds ?? 10) * 1000, megabytes: options.megabytes ?? 512 }
  const waiting: Job[] = []
  const seats = Array.from({ length: count }, () => new Seat(limits, () => waiting.shift()))
  let isClosed = false
  return {
    parse(batch) {
      return new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new Error('the parse pool is closed'))
          return
        }
        waiting.push({ batch, stopped: [], resolve, reject })
        seats.find((seat) => seat.isIdle)?.work()
      })
    },
    warm() {
      seats[0]?.warm()
    },
    seconds: () => seats.reduce((sum, seat) => sum + seat.busy, 0) / 1000,
    async close() {
      isClosed = true
      for (const job of waiting.splice(0)) job.reject(new Error('the parse pool is closed'))
      await Promise.all(seats.map((seat) => seat.close()))
    },
  }
}

/** One writer keeps two parsers busy; a third would only cost its two hundred megabytes. */
const MOST_WORKERS = 2

/** Room for what was just made and is soon gone. Left to itself it grows to a hundred megabytes a worker and is no faster. */
const YOUNG_MEGABYTES = 24

type Limits = { readonly milliseconds: number; readonly megabytes: number }

/** What a worker sees of the environment: where compiled code is kept, which saves it half of its loading, and no more. */
function environment(): NodeJS.ProcessEnv {
  const cache = process.env['NODE_COMPILE_CACHE']
  return cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }
}

/** A place in the pool: one worker at a time, started when there is work, replaced when it has to be ended. */
class Seat {
  readonly #limits: Limits
  readonly #takeJob: () => Job | undefined
  /** Shared with the worker: the item it is at, and how many items it began in all. */
  #progress = new Int32Array(new SharedArrayBuffer(8))
  #worker: Worker | null = null
  #job: Job | null = null
  #watch: NodeJS.Timeout | null = null
  #begun = 0
  #begunAt = 0
  #sentAt = 0
  /** Milliseconds at work. */
  busy = 0

  constructor(limits: Limits, takeJob: () => Job | undefined) {
    this.#limits = limits
    this.#takeJob = takeJob
  }

  get isIdle(): boolean {
    return this.#job === null
  }

  /** Takes the next job, if there is one. */
  work(): void {
    this.#job = this.#takeJob() ?? null
    if (this.#job === null) {
      // An idle worker must not keep the process alive; a working one must.
      this.#worker?.unref()
      return
    }
    this.#send(this.#job)
  }

  warm(): void {
    if (this.#worker === null) this.#start().unref()
  }

  async close(): Promise<void> {
    const job = this.#job
    const worker = this.#dismiss()
    job?.reject(new Error('the parse pool is closed'))
    await worker?.terminate()
  }

  #send(job: Job): void {
    const worker = this.#worker ?? this.#start()
    worker.ref()
    Atomics.store(this.#progress, 0, -1)
    this.#begunAt = performance.now()
    this.#sentAt = this.#begunAt
    this.#watch ??= setInterval(() => this.#checkTime(), Math.min(250, this.#limits.milliseconds / 4))
    const task: WorkerTask = { batch: job.batch, stopped: job.stopped }
    worker.postMessage(task)
  }

  #start(): Worker {
    const progress = new SharedArrayBuffer(8)
    this.#progress = new Int32Array(progress)
    const workerData: WorkerData = { progress }
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData,
      env: environment(),
      // Not the flags of whoever started us: a test runner's loader would make the worker another program.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: {
        maxOldGenerationSizeMb: this.#limits.megabytes,
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      },
    })
    this.#worker = worker
    worker.on('message', ({ messages }: WorkerAnswer) => this.#finish(messages))
    // Out of memory arrives as an error, then as an exit; either is the end of this worker.
    worker.on('error', () => this.#replace(worker))
    worker.on('exit', () => this.#replace(worker))
    return worker
  }

  #finish(messages: ParsedMessage[]): void {
    const job = this.#job
    if (job === null) return
    this.busy += performance.now() - this.#sentAt
    this.#endJob()
    job.resolve(messages)
    this.work()
  }

  /** Measures each item by itself, from when the worker began it: starting a worker may take a second. */
  #checkTime(): void {
    const begun = Atomics.load(this.#progress, 1)
    const now = performance.now()
    if (begun !== this.#begun || Atomics.load(this.#progress, 0) < 0) {
      this.#begun = begun
      this.#begunAt = now
    } else if (this.#worker !== null && now - this.#begunAt > this.#limits.milliseconds)
      this.#replace(this.#worker)
  }

  /** Ends a worker that hangs or died, and has another one parse its batch again without the item it was at. */
  #replace(worker: Worker): void {
    if (worker !== this.#worker) return
    const job = this.#job
    const at = Atomics.load(this.#progress, 0)
    this.#dismiss()
    void worker.terminate()
    if (job === null) return
    if (at < 0) {
      job.reject(new Error('a parse worker did not start'))
      this.work()
      return
    }
    job.stopped.push(at)
    this.#job = job
    this.#send(job)
  }

  #endJob(): void {
    this.#job = null
    if (this.#watch !== null) clearInterval(this.#watch)
    this.#watch = null
  }

  #dismiss(): Worker | null {
    const worker = this.#worker
    this.#worker = null
    this.#endJob()
    return worker
  }
}
