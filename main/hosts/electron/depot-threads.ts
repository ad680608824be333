import { SHARE_ENV, Worker } from 'node:worker_threads'
import { Failed, type Failure } from '../../../shared/failure.ts'
import type { Reply } from '../../../shared/reply.ts'
import type { Which } from '../../engine.ts'
import { findRequest } from './find-request.ts'
import { type Ears, startThread, type Thread } from './thread.ts'
import type { Asking, EngineData, ReadingData } from './thread-talk.ts'

/** A depot with its engine on one thread, and on another whoever only reads. */
export type OpenDepot = {
  /** Asks whoever answers this request. Never throws. */
  ask(name: string, input: unknown, asking: Asking): Promise<Reply<unknown>>
  /** Stops a running job at its checkpoint and closes the depot. May be called twice. */
  close(): Promise<void>
}

/**
 * Opens or makes a depot. When one of its threads comes to an end by itself the other is closed too, and `ended` is told once.
 * Throws Failed as openEngine does.
 */
export async function openDepotThreads(
  which: NonNullable<Which>,
  by: { readonly program: string; readonly person: string },
  ears: Ears,
): Promise<OpenDepot> {
  const engineData: EngineData = { which, ...by }
  const readingData: ReadingData = { file: 'open' in which ? which.open : which.create }
  let reading: Thread | null = null
  let isOpen = false
  let failure: Failure | null = null
  const ended = (detail: string): void => {
    if (failure !== null) return
    failure = { kind: 'internal', detail }
    if (isOpen) void close().then(() => ears.ended(detail))
  }
  // Both share the environment of the process: store/connection.ts sets a variable there that SQLite reads.
  const engine = await startThread(
    new Worker(new URL('./engine-thread.ts', import.meta.url), { workerData: engineData, env: SHARE_ENV }),
    { told: ears.told, ended },
  )
  // The reader goes first: while it reads, the writer cannot fold its journal into the depot.
  async function close(): Promise<void> {
    await reading?.close()
    await engine.close()
  }
  try {
    reading = await startThread(
      new Worker(new URL('./reading-thread.ts', import.meta.url), {
        workerData: readingData,
        env: SHARE_ENV,
      }),
      { told: ears.told, ended },
    )
    if (failure !== null) throw new Failed(failure)
  } catch (error) {
    await close()
    throw error
  }
  isOpen = true
  const reader = reading
  return {
    ask: (name, input, asking) => (isReading(name) ? reader : engine).ask(name, input, asking),
    close,
  }
}

/** What is no request at all goes to the engine, whose door refuses it. */
function isReading(name: string): boolean {
  return findRequest(name)?.by === 'reader'
}
