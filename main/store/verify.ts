import { Failed } from '../../shared/failure.ts'
import type { Leash } from '../../shared/leash.ts'
import { chainCheck } from './chain.ts'
import { bytesCheck } from './checks/bytes.ts'
import { type Finding, type Report, runCheck } from './checks/check.ts'
import { ledgerCheck } from './checks/ledger.ts'
import { packsCheck } from './checks/packs.ts'
import { referencesCheck } from './checks/references.ts'
import { contentsCheck, indexCheck, indexRestCheck, recordsCheck } from './checks/rows.ts'
import { sqliteCheck } from './checks/sqlite.ts'
import { fileOf, prepareValue, type ReadDb } from './connection.ts'
import { named } from './disk.ts'
import { headHash } from './events.ts'

/** What a verification looked at and what it found. Sound: nothing found, and every check came to its end. */
export type Verification = {
  readonly checked: { readonly check: string; readonly done: number; readonly of: number }[]
  readonly findings: Finding[]
  readonly sound: boolean
  readonly logHead: string
}

/** In the order they run: what others rest on first, what takes longest last. */
const checks = [
  sqliteCheck,
  referencesCheck,
  chainCheck(),
  ledgerCheck,
  recordsCheck,
  contentsCheck,
  indexCheck,
  indexRestCheck,
  packsCheck,
  bytesCheck,
]

/**
 * Checks everything a depot says of itself, in steps between which it can be cancelled; reads only. Bytes and items told to
 * `report` are contents re-hashed, which is where the time goes. Throws Failed: nothing-to-check for a depot without any
 * content (a check of nothing is not a pass), cancelled, and depot-damaged where not even its counts can be read.
 */
export async function verifyStore(db: ReadDb, signal: Leash, report: Report): Promise<Verification> {
  try {
    return await verify(db, signal, report)
  } catch (error) {
    throw named(error, fileOf(db))
  }
}

async function verify(db: ReadDb, signal: Leash, report: Report): Promise<Verification> {
  const total = prepareValue<number>(db, 'SELECT count(*) FROM content').get() ?? 0
  if (total === 0) throw new Failed({ kind: 'nothing-to-check' })
  const totalBytes = prepareValue<number>(db, 'SELECT sum(size) FROM content').get() ?? 0
  report({ at: 'sqlite', items: 0, totalItems: total, bytes: 0, totalBytes })
  const results = []
  for (const check of checks) {
    const result = await runCheck(check, db, signal, ({ done, bytes }) =>
      report(bytes === undefined ? { at: check.name } : { at: check.name, items: done, bytes }),
    )
    results.push(result)
  }
  const findings = results.flatMap((result) => result.findings)
  return {
    checked: results.map(({ check, done, of }) => ({ check, done, of })),
    findings,
    sound: findings.length === 0 && results.every(({ done, of }) => done >= of),
    logHead: headHash(db).toString('hex'),
  }
}
