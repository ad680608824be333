import type { ImportSummary, InventorySummary } from '../../../../shared/contract.ts'
import type { Failure } from '../../../../shared/failure.ts'
import type { Ended } from '../../../state/jobs.ts'

/** The jobs of a chosen drive, by their numbers; null where not begun. `refused`: why the latest could not begin. */
export type DriveJobs = {
  readonly inventory: number | null
  readonly import: number | null
  readonly refused: Failure | null
}

/** How the latest inventory and the latest import ended. */
export type Endings = {
  readonly 'source.inventory'?: Ended<'source.inventory'>
  readonly 'accession.import'?: Ended<'accession.import'>
}

/** How far one is with a drive. */
export type Stage =
  | { readonly is: 'chosen' }
  | { readonly is: 'looking' }
  | { readonly is: 'looked' }
  | { readonly is: 'importing' }
  | { readonly is: 'imported'; readonly summary: ImportSummary }
  | { readonly is: 'failed'; readonly at: 'inventory' | 'import'; readonly failure: Failure }

/** How far one is with a drive, from its jobs and how they ended. */
export function stageOf(jobs: DriveJobs, endings: Endings): Stage {
  const at = jobs.import === null ? 'inventory' : 'import'
  if (jobs.refused !== null) return { is: 'failed', at, failure: jobs.refused }
  if (jobs.import !== null) {
    const ended = endings['accession.import']
    if (ended?.job !== jobs.import) return { is: 'importing' }
    return ended.reply.ok
      ? { is: 'imported', summary: ended.reply.value }
      : { is: 'failed', at, failure: ended.reply.failure }
  }
  if (jobs.inventory === null) return { is: 'chosen' }
  const ended = endings['source.inventory']
  if (ended?.job !== jobs.inventory) return { is: 'looking' }
  return ended.reply.ok ? { is: 'looked' } : { is: 'failed', at, failure: ended.reply.failure }
}

/** What the inventory of this drive found; null before it is done, or when it was stopped. */
export function inventoryOf(jobs: DriveJobs, endings: Endings): InventorySummary | null {
  const ended = endings['source.inventory']
  if (ended === undefined || ended.job !== jobs.inventory || !ended.reply.ok) return null
  return ended.reply.value
}
