import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { Failed } from '../../../shared/failure.ts'
import type { Leash } from '../../../shared/leash.ts'
import { prepareValue, type ReadDb } from '../connection.ts'

/** Something that is not as it should be: which check saw it, of which row, and the facts. Never mail content. */
export type Finding = { readonly check: string; readonly object: string; readonly detail: string }

/** How far one check is: `done` things `of` all, and bytes read where bytes are what takes the time. */
export type CheckStep = { readonly done: number; readonly of: number; readonly bytes?: number }

/** Notes a finding about an object. */
export type Found = (object: string, detail: string) => void

/** One check: works in bounded steps and yields after each, so that whoever runs it can stop in between. */
export type Check = { readonly name: string; steps(db: ReadDb, found: Found): Generator<CheckStep> }

/** What a running job tells: absolute numbers; what is left out stays as it was. */
export type Report = (step: {
  readonly at?: string
  readonly bytes?: number
  readonly items?: number
  readonly totalBytes?: number | null
  readonly totalItems?: number | null
}) => void

export type CheckResult = {
  readonly check: string
  readonly done: number
  readonly of: number
  readonly findings: Finding[]
}

/** Findings kept of one check. A depot that is broken all over is reported by number, not by a list nobody can read. */
const MOST_FINDINGS = 1000

/**
 * Runs a check to its end. Damage that stops it is a finding like any other, and `done` stays below `of`.
 * Rests while the signal asks for it. Throws Failed cancelled when it says so.
 */
export async function runCheck(
  check: Check,
  db: ReadDb,
  signal: Leash,
  told: (step: CheckStep) => void,
): Promise<CheckResult> {
  const findings: Finding[] = []
  let count = 0
  const found: Found = (object, detail) => {
    count += 1
    if (count <= MOST_FINDINGS) findings.push({ check: check.name, object, detail })
  }
  let last: CheckStep = { done: 0, of: 0 }
  try {
    for (const step of check.steps(db, found)) {
      last = step
      told(step)
      await nextTurn()
      await signal.rest?.()
      if (signal.aborted) throw new Failed({ kind: 'cancelled' })
    }
  } catch (error) {
    found('the check itself', damageIn(error))
  }
  if (count > MOST_FINDINGS) {
    findings.push({ check: check.name, object: 'more', detail: `${count - MOST_FINDINGS} further findings` })
  }
  return { check: check.name, done: last.done, of: last.of, findings }
}

/** What damage an error speaks of; an error that is not about damage goes on up. */
export function damageIn(error: unknown): string {
  if (error instanceof Failed && error.failure.kind === 'depot-damaged') return error.failure.detail
  if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(error.code))
    return error.message
  throw error
}

/** Spans of keys [from, to] that together cover an integer key column; the two ends are read, never the whole column. */
export function* spans(
  db: ReadDb,
  table: string,
  key: string,
  length: number,
): Generator<{ from: number; to: number }> {
  const last = prepareValue<number>(db, `SELECT max(${key}) FROM ${table}`).get() ?? 0
  let from = prepareValue<number>(db, `SELECT min(${key}) FROM ${table}`).get() ?? 1
  while (from <= last) {
    yield { from, to: from + length - 1 }
    // Where keys are far apart (hashes), the next span begins at the next key there is.
    from =
      prepareValue<number>(db, `SELECT min(${key}) FROM ${table} WHERE ${key} >= ?`).get(from + length) ??
      last + 1
  }
}
