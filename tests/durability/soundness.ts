import { existsSync, readdirSync, statSync } from 'node:fs'
import type { Check } from '../../main/store/checks/check.ts'
import { runCheck } from '../../main/store/checks/check.ts'
import { ledgerCheck } from '../../main/store/checks/ledger.ts'
import { packsCheck } from '../../main/store/checks/packs.ts'
import { referencesCheck } from '../../main/store/checks/references.ts'
import { contentsCheck, indexCheck, indexRestCheck, recordsCheck } from '../../main/store/checks/rows.ts'
import { prepareValue } from '../../main/store/connection.ts'
import { openDepot } from '../../main/store/depot.ts'
import { verifyStore } from '../../main/store/verify.ts'

/** What a depot is like after something went wrong: how much is in it, and every damage found. */
export type Soundness = {
  readonly records: number
  /** Whether the last import came to its end. */
  readonly finished: boolean
  readonly findings: readonly string[]
}

/** All that verify looks at but the two checks whose time grows with the bytes. */
const quick: readonly Check[] = [
  referencesCheck,
  ledgerCheck,
  recordsCheck,
  contentsCheck,
  indexCheck,
  indexRestCheck,
  packsCheck,
]

/**
 * Opens the depot and verifies it: wholly, or quickly without SQLite's own check and the bytes. `readOnly` leaves the journal
 * as it is, so that the next import is the one that recovers. That an import is not finished is no damage.
 */
export async function inspect(
  depot: string,
  { whole = false, readOnly = false }: { readonly whole?: boolean; readonly readOnly?: boolean } = {},
): Promise<Soundness> {
  const open = openDepot(depot, { readOnly })
  const db = open.reader
  const { signal } = new AbortController()
  try {
    const records = prepareValue<number>(db, 'SELECT count(*) FROM record').get() ?? 0
    const finished =
      prepareValue<number>(db, 'SELECT finished IS NOT NULL FROM accession ORDER BY id DESC').get() === 1
    const isEmpty = prepareValue<number>(db, 'SELECT count(*) FROM content').get() === 0
    const results =
      whole && !isEmpty
        ? (await verifyStore(db, signal, () => {})).findings
        : (await Promise.all(quick.map((check) => runCheck(check, db, signal, () => {})))).flatMap(
            (result) => result.findings,
          )
    return {
      records,
      finished,
      findings: results.map(({ check, object, detail }) => `${check}: ${object} ${detail}`),
    }
  } finally {
    open.close()
  }
}

/** Bytes of the journal beside the depot; 0 when there is none. */
export function journalSize(depot: string): number {
  return statSync(`${depot}-wal`, { throwIfNoEntry: false })?.size ?? 0
}

/** The temporary files of unpacking that lie beside the depot. */
export function spoolFiles(depot: string): string[] {
  const folder = `${depot}-spool`
  return existsSync(folder) ? readdirSync(folder) : []
}
