import { existsSync } from 'node:fs'
import { type Importing, importDrive } from '../../main/ingest/import.ts'
import type { Step } from '../../main/jobs.ts'
import { createDepot, type Depot, openDepot } from '../../main/store/depot.ts'
import type { ImportSummary } from '../../shared/contract.ts'
import { today } from './engine.ts'

/** What of an import a test wants otherwise. */
export type Running = Partial<Pick<Importing, 'signal' | 'report' | 'openReaders'>>

/** Imports a drive into a new depot or an existing one, in this thread. */
export async function importInto(file: string, drive: string, running: Running = {}): Promise<ImportSummary> {
  const who = { actor: 'A. Archivaris', role: 'archivist' }
  return await usingDepot(file, (depot) =>
    importDrive(
      { ...{ depot, who, now: () => today, signal: { aborted: false }, report: () => {} }, ...running },
      { handedOverBy: '', received: '', medium: '', mailbox: '', holder: '', roots: [drive] },
    ),
  )
}

/** Works in a depot, new or there already, and closes it. */
export async function usingDepot<T>(file: string, work: (depot: Depot) => T | Promise<T>): Promise<T> {
  const depot = existsSync(file) ? openDepot(file) : createDepot(file, { program: 'test', now: () => today })
  try {
    return await work(depot)
  } finally {
    depot.close()
  }
}

/** Cancels an import at the `moment`th time that it tells its bytes, from 1. */
export function cancelAt(moment: number): Required<Pick<Running, 'signal' | 'report'>> {
  const signal = { aborted: false }
  let told = 0
  const report = ({ bytes }: Step): void => {
    if (bytes !== undefined && ++told >= moment) signal.aborted = true
  }
  return { signal, report }
}
