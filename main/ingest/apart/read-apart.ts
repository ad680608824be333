import { Worker } from 'node:worker_threads'
import { Failed } from '../../../shared/failure.ts'
import type { Leash } from '../../../shared/leash.ts'
import type { Cursor, ReadStep, Survey } from '../../read/item.ts'
import type { Bytes, BytesPlace } from '../../source/bytes.ts'
import { unpackSteps } from './packed-steps.ts'
import type { ReaderData, Said, SentPlace } from './talk.ts'
import { LIMITS, type Limits, ReaderStopped, type Watch, watchReader } from './watch.ts'

/** What is read in a thread of its own, and by whom. */
export type Apart = {
  readonly format: string
  readonly bytes: Bytes & { readonly place: BytesPlace }
  readonly cursor: Cursor
  readonly survey: Survey
  /** Folder for items too large for memory. */
  readonly spool: string
  readonly signal: Leash
  /** What the thread runs (tests have one with readers of their own), and when it is ended. */
  readonly program?: URL
  readonly limits?: Limits
}

/** Room for what was just made and is soon gone; left to itself it grows and is no faster. */
const YOUNG_MEGABYTES = 24

/**
 * Reads as `MailFormat.read` does, the same steps in the same order, in a thread that can be ended. One that had to be ended
 * begins once more where it was, sending each step by itself: so everything before the place where it stops is kept, however
 * many steps travel together. Throws ReaderStopped, Failed (cancelled, disk-full, disk-failed), and the system errors of the
 * bytes. The thread is gone when this ends, however that is.
 */
export async function* readApart(apart: Apart): AsyncGenerator<ReadStep> {
  let cursor = apart.cursor
  for (const isCareful of [false, true]) {
    try {
      for await (const step of readOnce({ ...apart, cursor }, isCareful)) {
        if (step.step !== 'end') cursor = step.cursor
        yield step
      }
      return
    } catch (error) {
      if (isCareful || !(error instanceof ReaderStopped)) throw error
    }
  }
}

async function* readOnce(apart: Apart, isCareful: boolean): AsyncGenerator<ReadStep> {
  const progress = new SharedArrayBuffer(2 * Float64Array.BYTES_PER_ELEMENT)
  const worker = startWorker(apart, isCareful, progress)
  const watch = watchReader({ ...apart, progress, size: apart.bytes.size })
  const inbox = openInbox(worker, watch)
  try {
    for (;;) {
      const said = await inbox.next()
      if (said.is !== 'steps') {
        if (said.is === 'done') return
        throw errorOf(said)
      }
      yield* unpackSteps(said)
      worker.postMessage(said.weight)
    }
  } finally {
    watch.end()
    await worker.terminate()
  }
}

function startWorker(apart: Apart, isCareful: boolean, progress: SharedArrayBuffer): Worker {
  const { format, bytes, cursor, survey, spool } = apart
  const { heapMegabytes } = apart.limits ?? LIMITS
  const place = sentPlace(bytes.place)
  const workerData: ReaderData = {
    ...{ format, bytes: place, size: bytes.size, cursor, survey, spool },
    ...{ isCareful, progress },
  }
  return new Worker(apart.program ?? new URL('./worker.ts', import.meta.url), {
    workerData,
    env: {},
    // Not the flags of whoever started us: a test runner's loader would make the worker another program.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  })
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
function openInbox(worker: Worker, watch: Watch): { next(): Promise<Said | Ended> } {
  const heard: (Said | Ended)[] = []
  let wake = (): void => {}
  const hear = (said: Said | Ended): void => {
    heard.push(said)
    wake()
  }
  worker.on('message', hear)
  // Out of memory arrives as an error, then as an exit; either is the end.
  worker.on('error', (error) => hear({ is: 'ended', error: new ReaderStopped(codeOf(error)) }))
  worker.on('exit', () => hear({ is: 'ended', error: new ReaderStopped('the thread ended') }))
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
