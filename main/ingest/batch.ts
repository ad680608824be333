import { HEAD_ONLY_BYTES, PARSE_LIMIT } from '../parse/bounds.ts'
import type { ParseBatch } from '../parse/pool.ts'
import type { DriveStep, PlacedItem } from './step.ts'

/**
 * Items and bytes a batch gathers before it is parsed and written. A batch is one transaction: large enough that a commit
 * costs little beside its work, small enough that a cancel or a reader waits less than about half a second.
 */
const BATCH_ITEMS = 1000
const BATCH_BYTES = 8 * 1024 * 1024
/** Steps without items (files that are not mail) that fill a batch by themselves. */
const BATCH_STEPS = 2000

/** Consecutive steps with the bytes of those items that are to be parsed. */
export type Batch = {
  readonly steps: readonly DriveStep[]
  readonly parse: ParseBatch
  /** For each item the number of its span in `parse`; items missing here are not parsed (their content is known). */
  readonly parsed: ReadonlyMap<PlacedItem, number>
}

/**
 * Gathers steps into batches. `isKnown` says by SHA-256 whether a content is understood already: it is not parsed again.
 * Items larger than is parsed are handed over with their beginning only.
 */
export async function* gatherBatches(
  steps: AsyncIterable<DriveStep>,
  isKnown: (sha256: Buffer) => boolean,
): AsyncGenerator<Batch> {
  let gathering = beginBatch()
  for await (const step of steps) {
    addStep(gathering, step, isKnown)
    if (endsWhole(step) && isFull(gathering)) {
      yield endBatch(gathering)
      gathering = beginBatch()
    }
  }
  if (gathering.steps.length > 0) yield endBatch(gathering)
}

type Gathering = {
  readonly steps: DriveStep[]
  readonly parsed: Map<PlacedItem, number>
  readonly toParse: { readonly pieces: Buffer[]; readonly headOnly: boolean }[]
  items: number
  bytes: number
}

function beginBatch(): Gathering {
  return { steps: [], parsed: new Map(), toParse: [], items: 0, bytes: 0 }
}

function addStep(gathering: Gathering, step: DriveStep, isKnown: (sha256: Buffer) => boolean): void {
  gathering.steps.push(step)
  if (step.step === 'aside') gathering.bytes += step.bytes.length
  if (step.step !== 'item') return
  gathering.items++
  gathering.bytes += step.placed.size
  if (isKnown(step.placed.sha256)) return
  gathering.parsed.set(step.placed, gathering.toParse.length)
  gathering.toParse.push(bytesToParse(step.placed))
}

/**
 * Whether a run that is interrupted after this step can go on as if it had not been. What stands beside the items of a source
 * (its opening with the problems that come with it, what was lost, the problems of its end) is known by no cursor, and must be
 * in one transaction with what follows.
 */
function endsWhole({ step }: DriveStep): boolean {
  return step === 'item' || step === 'aside' || step === 'close'
}

function isFull({ steps, items, bytes }: Gathering): boolean {
  return items >= BATCH_ITEMS || bytes >= BATCH_BYTES || steps.length >= BATCH_STEPS
}

function bytesToParse({ item, size }: PlacedItem): { pieces: Buffer[]; headOnly: boolean } {
  if (item.bytes !== null) return { pieces: [item.bytes], headOnly: false }
  const headOnly = size > PARSE_LIMIT
  const pieces: Buffer[] = []
  let left = headOnly ? HEAD_ONLY_BYTES : size
  for (const piece of item.pieces()) {
    if (left <= 0) break
    pieces.push(piece.subarray(0, left))
    left -= piece.length
  }
  return { pieces, headOnly }
}

/** Lays all bytes to parse in one shared block: workers see them without a copy. */
function endBatch({ steps, parsed, toParse }: Gathering): Batch {
  const lengths = toParse.map(({ pieces }) => pieces.reduce((sum, piece) => sum + piece.length, 0))
  const bytes = new SharedArrayBuffer(lengths.reduce((sum, length) => sum + length, 0))
  const block = Buffer.from(bytes)
  let at = 0
  const spans = toParse.map(({ pieces, headOnly }) => {
    const start = at
    for (const piece of pieces) at += piece.copy(block, at)
    return { start, length: at - start, headOnly }
  })
  return { steps, parsed, parse: { bytes, spans } }
}
