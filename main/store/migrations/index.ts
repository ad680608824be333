import { Failed } from '../../../shared/failure.ts'
import { fileOf, prepare, prepareValue, type ReadDb, transaction, type WriteDb } from '../connection.ts'
import { sql as depot } from './0001-depot.ts'
import { sql as searches } from './0002-searches.ts'
import { sql as outlook } from './0003-outlook.ts'
import { sql as damage } from './0004-damage.ts'

/** Every step from nothing to the present schema, in order; the number of a step is its place, from 1. Only ever append. */
export const migrations: readonly string[] = [depot, searches, outlook, damage]

/** The schema's version of a depot: how many migrations it has had. */
export function versionOf(db: ReadDb): number {
  return prepareValue<number>(db, 'PRAGMA user_version').get() ?? 0
}

/**
 * Brings a depot to the version of this program: all missing steps in one transaction, references checked before it commits.
 * Throws Failed depot-newer when the depot has had more steps than `steps` holds, depot-damaged when references would break.
 */
export function migrate(db: WriteDb, steps: readonly string[] = migrations): void {
  const version = versionOf(db)
  if (version > steps.length) {
    throw new Failed({ kind: 'depot-newer', file: fileOf(db), version, known: steps.length })
  }
  if (version === steps.length) return
  transaction(db, () => {
    for (const step of steps.slice(version)) db.exec(step)
    // PRAGMA takes no parameters; the number is our own.
    db.exec(`PRAGMA user_version = ${steps.length}`)
    const broken = version > 0 ? prepare<{ table: string }>(db, 'PRAGMA foreign_key_check').get() : undefined
    if (broken !== undefined) {
      throw new Failed({
        kind: 'depot-damaged',
        file: fileOf(db),
        detail: `references of ${broken.table} after migration`,
      })
    }
  })
}
