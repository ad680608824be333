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
  readonly 'source.inventory'?: Ended
  readonly 'accession.import'?: Ended
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
  const job = jobs.import ?? jobs.inventory
  if (job === null) return { is: 'chosen' }
  const ended = endings[at === 'import' ? 'accession.import' : 'source.inventory']
  if (ended?.job !== job) return { is: at === 'import' ? 'importing' : 'looking' }
  if (!ended.reply.ok) return { is: 'failed', at, failure: ended.reply.failure }
  // A job ends with the summary the contract names for it.
  return at === 'import' ? { is: 'imported', summary: ended.reply.value as ImportSummary } : { is: 'looked' }
}

/** What the inventory of this drive found; null before it is done, or when it was stopped. */
export function inventoryOf(jobs: DriveJobs, endings: Endings): InventorySummary | null {
  const ended = endings['source.inventory']
  if (ended === undefined || ended.job !== jobs.inventory || !ended.reply.ok) return null
  // A job ends with the summary the contract names for it.
  return ended.reply.value as InventorySummary
}
