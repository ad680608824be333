import { SHARE_ENV, Worker } from 'node:worker_threads'
import type { Name } from '../../../shared/contract.ts'
import { Failed, type Failure } from '../../../shared/failure.ts'
import type { Reply } from '../../../shared/reply.ts'
import type { Which } from '../../engine.ts'
import { findRequest } from './find-request.ts'
import { type Ears, startThread, type Thread } from './thread.ts'
import type { Asking, EngineData, ReadingData } from './thread-talk.ts'

/** A depot with its engine on one thread, and two others that only read: one what a person waits for, one what is counted. */
export type OpenDepot = {
  /** Asks whoever answers this request. Never throws. */
  ask(name: string, input: unknown, asking: Asking): Promise<Reply<unknown>>
  /** Stops a running job at its checkpoint and closes the depot. May be called twice. */
  close(): Promise<void>
}

/**
 * What counts many records, and may take a moment of a large depot. On a thread of its own, so that the next message and the
 * rows of a list never wait for it. What belongs to an open result must stay together: a result is kept where it was opened.
 */
const counting: ReadonlySet<string> = new Set<Name>([
  'depot.status',
  'record.facets',
  'record.timeline',
  'record.totals',
  'record.siblings',
  'mark.pace',
  'ledger.read',
  'ledger.totals',
  'ledger.lines',
  'ledger.export',
  'problem.list',
])

/**
 * Opens or makes a depot. When one of its threads comes to an end by itself the others are closed too, and `ended` is told once.
 * Throws Failed as openEngine does.
 */
export async function openDepotThreads(
  which: NonNullable<Which>,
  by: { readonly program: string; readonly person: string },
  ears: Ears,
): Promise<OpenDepot> {
  const engineData: EngineData = { which, ...by }
  const readingData: ReadingData = { file: 'open' in which ? which.open : which.create }
  const readers: Thread[] = []
  let isOpen = false
  let failure: Failure | null = null
  const ended = (detail: string): void => {
    if (failure !== null) return
    failure = { kind: 'internal', detail }
    if (isOpen) void close().then(() => ears.ended(detail))
  }
  // They share the environment of the process: store/connection.ts sets a variable there that SQLite reads.
  const engine = await startThread(
    new Worker(new URL('./engine-thread.ts', import.meta.url), { workerData: engineData, env: SHARE_ENV }),
    { told: ears.told, ended },
  )
  const startReader = async (): Promise<Thread> => {
    const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      workerData: readingData,
      env: SHARE_ENV,
    })
    const reader = await startThread(worker, { told: ears.told, ended })
    readers.push(reader)
    return reader
  }
  // The readers go first: while one reads, the writer cannot fold its journal into the depot.
  async function close(): Promise<void> {
    await Promise.all(readers.map((reader) => reader.close()))
    await engine.close()
  }
  const starting = [startReader(), startReader()] as const
  try {
    await Promise.all(starting)
    if (failure !== null) throw new Failed(failure)
  } catch (error) {
    // The other one may still be opening.
    await Promise.allSettled(starting)
    await close()
    throw error
  }
  const [reader, counter] = await Promise.all(starting)
  isOpen = true
  const threadFor = (name: string): Thread =>
    !isReading(name) ? engine : counting.has(name) ? counter : reader
  return { ask: (name, input, asking) => threadFor(name).ask(name, input, asking), close }
}

/** What is no request at all goes to the engine, whose door refuses it. */
function isReading(name: string): boolean {
  return findRequest(name)?.by === 'reader'
}
