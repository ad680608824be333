import { Worker } from 'node:worker_threads'
import { Failed } from '../../../shared/failure.ts'
import type { Leash } from '../../../shared/leash.ts'
import type { Cursor, ReadStep, Survey } from '../../read/item.ts'
import type { Bytes, BytesPlace } from '../../source/bytes.ts'
import { unpackSteps } from './packed-steps.ts'
import type { ReaderAsked, Said, SentPlace } from './talk.ts'
import { LIMITS, type Limits, ReaderStopped, type Watch, watchReader } from './watch.ts'

/** What is read apart, and by whom. */
export type Apart = {
  readonly format: string
  readonly bytes: Bytes & { readonly place: BytesPlace }
  readonly cursor: Cursor
  readonly survey: Survey
  /** Folder for items too large for memory. */
  readonly spool: string
  readonly signal: Leash
}

/** Reads files in a thread that can be ended, one file after the other in the same thread while nothing goes wrong. */
export type Readers = {
  /**
   * Reads as `MailFormat.read` does, the same steps in the same order. A reader that had to be ended begins once more where it
   * was, sending each step by itself: so everything before the place where it stops is kept, however many steps travel together.
   * Throws ReaderStopped, Failed (cancelled, disk-full, disk-failed), and the system errors of the bytes.
   */
  read(apart: Apart): AsyncGenerator<ReadStep>
  /** Ends the thread. */
  close(): Promise<void>
}

export type ReadersOptions = {
  /** What the thread runs (tests have one with readers of their own), and when it is ended. */
  readonly program?: URL
  readonly limits?: Limits
}

/**
 * Opens readers. A thread takes a tenth of a second to start, and starting one while another ends is a moment at which Node has
 * been seen to fail: hence one for all files, and another only where that one had to be ended.
 */
export function openReaders({
  program = new URL('./worker.ts', import.meta.url),
  limits = LIMITS,
}: ReadersOptions = {}): Readers {
  let idle: Worker | null = null
  const start = (): Worker => {
    const worker = startWorker(program, limits)
    // Whoever waits for it hears it; while nobody does, an error must not be the end of the whole process.
    worker.on('error', () => {})
    worker.on('exit', () => {
      if (idle === worker) idle = null
    })
    return worker
  }
  const threads: Threads = {
    take() {
      const worker = idle ?? start()
      idle = null
      return worker
    },
    async giveBack(worker) {
      if (idle === null) idle = worker
      else await worker.terminate()
    },
  }
  return {
    read: (apart) => readTwice(apart, threads, limits),
    async close() {
      await idle?.terminate()
      idle = null
    },
  }
}

/** Threads that have nothing to do. */
type Threads = { take(): Worker; giveBack(worker: Worker): Promise<void> }

async function* readTwice(apart: Apart, threads: Threads, limits: Limits): AsyncGenerator<ReadStep> {
  let cursor = apart.cursor
  for (const isCareful of [false, true]) {
    try {
      for await (const step of readOnce({ ...apart, cursor, isCareful }, threads, limits)) {
        if (step.step !== 'end') cursor = step.cursor
        yield step
      }
      return
    } catch (error) {
      if (isCareful || !(error instanceof ReaderStopped)) throw error
    }
  }
}

type Once = Apart & { readonly isCareful: boolean }

async function* readOnce(apart: Once, threads: Threads, limits: Limits): AsyncGenerator<ReadStep> {
  const progress = new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT)
  const worker = threads.take()
  const watch = watchReader({ ...apart, limits, progress, size: apart.bytes.size })
  const inbox = openInbox(worker, watch)
  let isIdle = false
  try {
    worker.postMessage(askFor(apart, progress))
    for (;;) {
      const said = await inbox.next()
      if (said.is !== 'steps') {
        isIdle = said.is !== 'ended' && said.is !== 'fault'
        if (said.is === 'done') return
        throw errorOf(said)
      }
      yield* unpackSteps(said)
      worker.postMessage(said.weight)
    }
  } finally {
    watch.end()
    inbox.close()
    await (isIdle ? threads.giveBack(worker) : worker.terminate())
  }
}

function startWorker(program: URL, { heapMegabytes }: Limits): Worker {
  return new Worker(program, {
    env: {},
    // Not the flags of whoever started us: a test runner's loader would make the worker another program.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  })
}

/** Room for what was just made and is soon gone; left to itself it grows and is no faster. */
const YOUNG_MEGABYTES = 24

function askFor(
  { format, bytes, cursor, survey, spool, isCareful }: Once,
  progress: SharedArrayBuffer,
): ReaderAsked {
  return {
    format,
    bytes: sentPlace(bytes.place),
    size: bytes.size,
    cursor,
    survey,
    spool,
    isCareful,
    progress,
  }
}

function sentPlace(place: BytesPlace): SentPlace {
  if (place.is === 'file') {
    const path = typeof place.path === 'string' ? Buffer.from(place.path) : place.path
    return { ...place, path: Uint8Array.from(path) }
  }
  const bytes = new SharedArrayBuffer(place.bytes.length)
  place.bytes.copy(Buffer.from(bytes))
  return { is: 'memory', bytes }
}

type Ended = { readonly is: 'ended'; readonly error: Error }

/** What the thread says, in order; its death and what the watch says count as the last. */
function openInbox(worker: Worker, watch: Watch): { next(): Promise<Said | Ended>; close(): void } {
  const heard: (Said | Ended)[] = []
  let wake = (): void => {}
  const hear = (said: Said | Ended): void => {
    heard.push(said)
    wake()
  }
  const hearError = (error: unknown) => hear({ is: 'ended', error: new ReaderStopped(codeOf(error)) })
  const hearExit = () => hear({ is: 'ended', error: new ReaderStopped('the thread ended') })
  worker.on('message', hear)
  // Out of memory arrives as an error, then as an exit; either is the end.
  worker.on('error', hearError)
  worker.on('exit', hearExit)
  watch.onEnd((error) => hear({ is: 'ended', error }))
  return {
    async next() {
      for (;;) {
        const said = heard.shift()
        if (said !== undefined) return said
        watch.wait()
        await new Promise<void>((resume) => {
          wake = resume
        })
        watch.rest()
      }
    },
    close() {
      worker.off('message', hear)
      worker.off('error', hearError)
      worker.off('exit', hearExit)
    },
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'the thread failed'
}

function errorOf(said: Exclude<Said, { is: 'steps' | 'done' }> | Ended): Error {
  switch (said.is) {
    case 'ended':
      return said.error
    case 'failed':
      return new Failed(said.failure)
    case 'system-error':
      return Object.assign(new Error(said.message), said.facts)
    case 'fault':
      return new ReaderStopped(said.detail)
  }
}
