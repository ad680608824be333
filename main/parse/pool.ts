import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ParsedMessage } from './parsed.ts'
import {
  MESSAGE,
  type ParseBatch,
  PROGRESS_BYTES,
  Progress,
  type Stop,
  type WorkerAnswer,
  type WorkerData,
  type WorkerTask,
} from './pool-talk.ts'

export type { ParseBatch, ParseSpan } from './pool-talk.ts'

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

type Job = {
  readonly batch: ParseBatch
  /** What workers were stopped at; each says what is left out the next time (see `worker.ts`). */
  readonly stopped: Stop[]
  resolve(messages: ParsedMessage[]): void
  reject(error: Error): void
}

/**
 * Opens a pool of parse workers. An item that takes too long or brings its worker down costs only itself: the worker is
 * replaced, the item gets what its header says and `parser-stopped`, the rest of its batch is parsed again. A document attached
 * costs only its own text and that of the documents behind it (`document-not-read`). What an item yields does not depend on the
 * number of workers or on what is parsed beside it.
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

/**
 * Bytes by which the memory of the process may grow while a document is read: libraries unpack what they like, and Node bounds the
 * heap of a thread, never its buffers.
 */
const DOCUMENT_GROWTH = 1024 ** 3

/** What a worker sees of the environment: where compiled code is kept, which saves it half of its loading, and no more. */
function environment(): NodeJS.ProcessEnv {
  const cache = process.env['NODE_COMPILE_CACHE']
  return cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }
}

/** A place in the pool: one worker at a time, started when there is work, replaced when it has to be ended. */
class Seat {
  readonly #limits: Limits
  readonly #takeJob: () => Job | undefined
  /** Shared with the worker: see `Progress`. */
  #progress = new Int32Array(new SharedArrayBuffer(PROGRESS_BYTES))
  #worker: Worker | null = null
  #job: Job | null = null
  #watch: NodeJS.Timeout | null = null
  #begun = 0
  #begunAt = 0
  /** Memory of the process then, in bytes. */
  #memoryThen = 0
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
    Atomics.store(this.#progress, Progress.item, -1)
    this.#begunAt = performance.now()
    this.#sentAt = this.#begunAt
    this.#watch ??= setInterval(() => this.#checkTime(), Math.min(250, this.#limits.milliseconds / 4))
    const task: WorkerTask = { batch: job.batch, stopped: job.stopped }
    worker.postMessage(task)
  }

  #start(): Worker {
    const progress = new SharedArrayBuffer(PROGRESS_BYTES)
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
    const begun = Atomics.load(this.#progress, Progress.begun)
    const now = performance.now()
    if (begun !== this.#begun || Atomics.load(this.#progress, Progress.item) < 0) {
      this.#begun = begun
      this.#begunAt = now
      this.#memoryThen = process.memoryUsage.rss()
    } else if (
      this.#worker !== null &&
      (now - this.#begunAt > this.#limits.milliseconds || this.#isTooLarge())
    )
      this.#replace(this.#worker)
  }

  #isTooLarge(): boolean {
    if (Atomics.load(this.#progress, Progress.document) === MESSAGE) return false
    return process.memoryUsage.rss() - this.#memoryThen > DOCUMENT_GROWTH
  }

  /** Ends a worker that hangs or died, and has another one parse its batch again without the item it was at. */
  #replace(worker: Worker): void {
    if (worker !== this.#worker) return
    const job = this.#job
    const item = Atomics.load(this.#progress, Progress.item)
    this.#dismiss()
    void worker.terminate()
    if (job === null) return
    if (item < 0) {
      job.reject(new Error('a parse worker did not start'))
      this.work()
      return
    }
    job.stopped.push({ item, document: Atomics.load(this.#progress, Progress.document) })
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
