import { Failed } from '../../shared/failure.ts'
import { HEAD_ONLY_BYTES, PARSE_LIMIT } from '../parse/bounds.ts'
import type { ParseBatch } from '../parse/pool.ts'
import type { RawItem } from '../read/item.ts'
import type { NewContent } from '../store/contents.ts'
import type { WithDamage } from './damage.ts'
import type { SharedBlocks } from './shared-blocks.ts'
import type { DriveStep, PlacedItem } from './step.ts'

/**
 * Items, bytes, and steps without items (files that are not mail) that fill a batch. A batch is one transaction: large enough
 * that a commit costs little beside its work, small enough that a cancel waits less than about half a second.
 */
const FULL = { items: 1000, bytes: 8 * 1024 * 1024, steps: 2000 }
/** The same while somebody marks records beside the import, and waits for each transaction: a tenth of a second. */
const SMALL = { items: 200, bytes: 2 * 1024 * 1024, steps: 400 }

/** Consecutive steps with the bytes of those items that are to be parsed. */
export type Batch = {
  readonly steps: readonly DriveStep[]
  readonly parse: ParseBatch
  /** For each item the number of its span in `parse`; items missing here are not parsed (their content is known). */
  readonly parsed: ReadonlyMap<PlacedItem, number>
}

/**
 * Gathers steps into batches. `areKnown` says by SHA-256 which contents are understood already: they are not parsed again.
 * Items larger than is parsed are handed over with their beginning only. Whoever is done with a batch gives its block back.
 * Batches are small while `isShared` says that somebody else writes too.
 */
export async function* gatherBatches(
  steps: AsyncIterable<DriveStep>,
  areKnown: (sha256s: readonly Buffer[]) => readonly boolean[],
  blocks: SharedBlocks,
  isShared: () => boolean = () => false,
): AsyncGenerator<Batch> {
  let gathering = beginBatch()
  try {
    for await (const step of steps) {
      addStep(gathering, step)
      if (endsWhole(step) && isFull(gathering, isShared() ? SMALL : FULL)) {
        yield endBatch(gathering, areKnown, blocks)
        gathering = beginBatch()
      }
    }
  } catch (error) {
    if (error instanceof Failed && error.failure.kind === 'cancelled') throw error
    // The drive may never come back: what it gave before it failed is written all the same.
    while (gathering.steps.length > 0 && !endsWhole(gathering.steps.at(-1))) gathering.steps.pop()
    if (gathering.steps.length > 0) yield endBatch(gathering, areKnown, blocks)
    throw error
  }
  if (gathering.steps.length > 0) yield endBatch(gathering, areKnown, blocks)
}

/** The contents of a batch that are probably new, in the order they will be stored. */
export function* newContents({ parsed }: Batch): Generator<NewContent> {
  for (const { sha256, size, item } of parsed.keys()) {
    yield { sha256, size, bytes: item.bytes, pieces: () => item.pieces() }
  }
}

type Gathering = { readonly steps: DriveStep[]; readonly items: PlacedItem[]; bytes: number }

function beginBatch(): Gathering {
  return { steps: [], items: [], bytes: 0 }
}

function addStep(gathering: Gathering, step: DriveStep): void {
  gathering.steps.push(step)
  if (step.step === 'aside') gathering.bytes += step.bytes.length
  if (step.step === 'problem') gathering.bytes += damageOf([step.problem])
  if (step.step !== 'item') return
  gathering.items.push(step.placed)
  gathering.bytes += step.placed.size + damageOf(step.placed.problems)
}

/** Bytes of damaged places that are kept for problems. */
function damageOf(problems: readonly WithDamage[]): number {
  return problems.reduce((sum, { damage }) => sum + (damage?.size ?? 0), 0)
}

/**
 * Whether a run that is interrupted after this step can go on as if it had not been. What stands beside the items of a source
 * (its opening with the problems that come with it, what was lost, the problems of its end) is known by no cursor, and must be
 * in one transaction with what follows.
 */
function endsWhole(last: DriveStep | undefined): boolean {
  return last?.step === 'item' || last?.step === 'aside' || last?.step === 'close'
}

function isFull({ steps, items, bytes }: Gathering, most: typeof FULL): boolean {
  return items.length >= most.items || bytes >= most.bytes || steps.length >= most.steps
}

/** Lays all bytes to parse in one shared block: workers see them without a copy. */
function endBatch(
  { steps, items }: Gathering,
  areKnown: (sha256s: readonly Buffer[]) => readonly boolean[],
  blocks: SharedBlocks,
): Batch {
  const known = areKnown(items.map(({ sha256 }) => sha256))
  const unknown = items.filter((_, at) => known[at] !== true)
  const parsed = new Map(unknown.map((placed, at) => [placed, at]))
  const toParse = unknown.map(({ item, size }) => {
    const headOnly = size > PARSE_LIMIT
    return { item, headOnly, length: headOnly ? HEAD_ONLY_BYTES : size }
  })
  const bytes = blocks.take(toParse.reduce((sum, { length }) => sum + length, 0))
  const block = Buffer.from(bytes)
  let at = 0
  const spans = toParse.map(({ item, headOnly, length }) => {
    const start = at
    at += length
    layItem(item, block.subarray(start, at))
    return { start, length, headOnly }
  })
  return { steps, parsed, parse: { bytes, spans } }
}

/** Fills a span with the bytes of an item from its beginning on; a large one piece by piece, never twice in memory. */
function layItem(item: RawItem, span: Buffer): void {
  let at = 0
  for (const piece of item.bytes === null ? item.pieces() : [item.bytes]) {
    if (at >= span.length) break
    at += piece.copy(span, at)
  }
}
