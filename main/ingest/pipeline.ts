import type { ParsedMessage } from '../parse/parsed.ts'
import type { ParsePool } from '../parse/pool.ts'
import { type Batch, gatherBatches } from './batch.ts'
import type { DriveStep, Source } from './step.ts'

/** Batches that may be read and parsed ahead of the one being written: enough to keep workers busy, little memory. */
const AHEAD = 2

/** What a pipeline consists of. `write` is synchronous: one batch, one transaction. */
export type Pipeline = {
  readonly steps: AsyncIterable<DriveStep>
  readonly pool: ParsePool
  isKnown(sha256: Buffer): boolean
  write(batch: Batch, messages: readonly ParsedMessage[]): void
  /** Seconds the one thread spent reading, and waiting for the parsers. */
  readonly spent: { read: number; wait: number }
}

type Waiting = { readonly batch: Batch; readonly messages: Promise<ParsedMessage[]> }

/**
 * Reads ahead, parses beside, and writes in the order of reading. When reading ends early (cancelled, the drive went away)
 * what was read is still written: it is whole and in order. Errors of writing pass through at once.
 */
export async function runPipeline(pipeline: Pipeline): Promise<void> {
  const waiting: Waiting[] = []
  const open = new Set<Source>()
  try {
    const failed = await readAll(pipeline, waiting, open)
    while (waiting.length > 0) await writeNext(pipeline, waiting, open)
    if (failed !== null) throw failed.error
  } finally {
    for (const source of open) source.release()
  }
}

async function readAll(
  pipeline: Pipeline,
  waiting: Waiting[],
  open: Set<Source>,
): Promise<{ error: unknown } | null> {
  const batches = gatherBatches(follow(pipeline.steps, open), (sha256) => pipeline.isKnown(sha256))
  try {
    for (;;) {
      const started = performance.now()
      let next: IteratorResult<Batch>
      try {
        next = await batches.next()
      } catch (error) {
        return { error }
      }
      pipeline.spent.read += (performance.now() - started) / 1000
      if (next.done === true) return null
      const messages = pipeline.pool.parse(next.value.parse)
      // Whoever awaits it later sees the error; until then it must not end the process.
      messages.catch(() => {})
      waiting.push({ batch: next.value, messages })
      if (waiting.length > AHEAD) await writeNext(pipeline, waiting, open)
    }
  } finally {
    // Where writing failed the readers stand half way, with archives and folders open.
    await batches.return(undefined)
  }
}

/** Notes which sources hold bytes open, until their last step is written. */
async function* follow(steps: AsyncIterable<DriveStep>, open: Set<Source>): AsyncGenerator<DriveStep> {
  for await (const step of steps) {
    open.add(step.source)
    yield step
  }
}

async function writeNext(pipeline: Pipeline, waiting: Waiting[], open: Set<Source>): Promise<void> {
  const next = waiting.shift()
  if (next === undefined) return
  const started = performance.now()
  const messages = await next.messages
  pipeline.spent.wait += (performance.now() - started) / 1000
  pipeline.write(next.batch, messages)
  for (const step of next.batch.steps) {
    if (step.step !== 'close') continue
    step.source.release()
    open.delete(step.source)
  }
}
