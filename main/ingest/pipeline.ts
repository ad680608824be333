import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ParsedMessage } from '../parse/parsed.ts'
import type { ParsePool } from '../parse/pool.ts'
import { compressAhead, type ReadyFrames } from '../store/ready-frames.ts'
import { type Batch, gatherBatches, newContents } from './batch.ts'
import { openSharedBlocks, type SharedBlocks } from './shared-blocks.ts'
import type { DriveStep, Source } from './step.ts'

/** Batches that may be read and parsed ahead of the one being written: enough to keep workers busy, little memory. */
const AHEAD = 2
/** Bytes they may hold together before the first is waited for: one very large message at a time, not three. */
const AHEAD_BYTES = 32 * 1024 * 1024

/** What a pipeline consists of. `write` is synchronous: one batch, one transaction. */
export type Pipeline = {
  readonly steps: AsyncIterable<DriveStep>
  readonly pool: ParsePool
  /** Which contents are understood already, each by its SHA-256. */
  areKnown(sha256s: readonly Buffer[]): readonly boolean[]
  write(batch: Batch, messages: readonly ParsedMessage[], frames: ReadyFrames): void
  /** Whether somebody else writes to the depot too, and should not wait long. */
  readonly isShared?: () => boolean
  /** Seconds the one thread spent reading, and waiting for the parsers. */
  readonly spent: { read: number; wait: number }
}

type Run = { readonly waiting: Waiting[]; readonly open: Set<Source>; readonly blocks: SharedBlocks }
type Waiting = { readonly batch: Batch; readonly work: Promise<[ParsedMessage[], ReadyFrames]> }

/**
 * Reads ahead, parses and compresses beside, and writes in the order of reading. When reading ends early (cancelled, the drive went away)
 * what was read is still written: it is whole and in order. Errors of writing pass through at once.
 */
export async function runPipeline(pipeline: Pipeline): Promise<void> {
  const run: Run = { waiting: [], open: new Set(), blocks: openSharedBlocks() }
  try {
    const failed = await readAll(pipeline, run)
    while (run.waiting.length > 0) await writeNext(pipeline, run)
    if (failed !== null) throw failed.error
  } finally {
    for (const source of run.open) source.release()
  }
}

async function readAll(pipeline: Pipeline, run: Run): Promise<{ error: unknown } | null> {
  const batches = gatherBatches(
    follow(pipeline.steps, run.open),
    (sha256s) => pipeline.areKnown(sha256s),
    run.blocks,
    pipeline.isShared,
  )
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
      const batch = next.value
      const work = Promise.all([pipeline.pool.parse(batch.parse), compressAhead(newContents(batch))])
      // Whoever awaits it later sees the error; until then it must not end the process.
      work.catch(() => {})
      run.waiting.push({ batch, work })
      while (isFarAhead(run)) await writeNext(pipeline, run)
    }
  } finally {
    // Where writing failed the readers stand half way, with archives and folders open.
    await batches.return(undefined)
  }
}

function isFarAhead({ waiting }: Run): boolean {
  const bytes = waiting.reduce((sum, { batch }) => sum + batch.parse.bytes.byteLength, 0)
  return waiting.length > AHEAD || bytes > AHEAD_BYTES
}

/** Notes which sources hold bytes open, until their last step is written. */
async function* follow(steps: AsyncIterable<DriveStep>, open: Set<Source>): AsyncGenerator<DriveStep> {
  for await (const step of steps) {
    open.add(step.source)
    yield step
  }
}

async function writeNext(pipeline: Pipeline, { waiting, open, blocks }: Run): Promise<void> {
  const next = waiting.shift()
  if (next === undefined) return
  const started = performance.now()
  const [messages, frames] = await next.work
  pipeline.spent.wait += (performance.now() - started) / 1000
  pipeline.write(next.batch, messages, frames)
  blocks.give(next.batch.parse.bytes)
  // Between two transactions whoever waited for the first gets a turn, also when the next batch is ready. The first of the two
  // can come before the event loop has looked for messages and timers, the second cannot.
  await nextTurn()
  await nextTurn()
  for (const step of next.batch.steps) {
    if (step.step === 'item') step.placed.item.release?.()
    if (step.step !== 'close') continue
    step.source.release()
    open.delete(step.source)
  }
}
