import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explain } from '../../../../main/hosts/cli/explain.ts'
import type { Failure, FailureKind } from '../../../../shared/failure.ts'

const file = '/archive/griffie.depot'

/** One of each kind; a kind that is missing here is a compile error. */
const failures: { readonly [K in FailureKind]: Extract<Failure, { kind: K }> } = {
  'bad-request': { kind: 'bad-request', detail: 'limit' },
  'query-unreadable': { kind: 'query-unreadable', detail: 'a closing quote is missing', at: 4, length: 1 },
  'not-found': { kind: 'not-found', what: 'record 12' },
  'depot-missing': { kind: 'depot-missing', file },
  'depot-exists': { kind: 'depot-exists', file },
  'depot-foreign': { kind: 'depot-foreign', file },
  'depot-newer': { kind: 'depot-newer', file, version: 7, known: 1 },
  'depot-in-use': { kind: 'depot-in-use', file },
  'depot-damaged': { kind: 'depot-damaged', file, detail: 'page 3' },
  'depot-read-only': { kind: 'depot-read-only', file },
  'depot-gone': { kind: 'depot-gone', file },
  'disk-full': { kind: 'disk-full', file },
  'disk-failed': { kind: 'disk-failed', file, detail: 'EIO' },
  'source-missing': { kind: 'source-missing', file },
  'source-failed': { kind: 'source-failed', file, detail: 'EIO' },
  'target-exists': { kind: 'target-exists', file },
  'target-failed': { kind: 'target-failed', file, detail: 'EACCES' },
  'nothing-to-check': { kind: 'nothing-to-check' },
  'nothing-to-undo': { kind: 'nothing-to-undo' },
  'preview-outdated': { kind: 'preview-outdated' },
  cancelled: { kind: 'cancelled' },
  busy: { kind: 'busy', job: 'depot.verify' },
  internal: { kind: 'internal', detail: 'x is not a function' },
}

describe('every failure is explained', () => {
  const all = Object.values(failures).map((failure) => ({ failure, said: explain(failure) }))

  test.each(all)('$failure.kind: what happened, what is safe, what to do', ({ failure, said }) => {
    for (const sentence of [said.happened, said.safe, said.next]) expect(sentence).toMatch(/^["A-Z/].*[.!]$/)
    // Every fact of the failure is told.
    for (const [name, fact] of Object.entries(failure)) {
      if (name !== 'kind' && name !== 'at' && name !== 'length') expect(said.happened).toContain(String(fact))
    }
  })

  test('in words of its own', () => {
    expect(new Set(all.map(({ said }) => said.happened)).size).toBe(all.length)
  })

  test('and the list of kinds here is the list there is', () => {
    const source = readFileSync(new URL('../../../../shared/failure.ts', import.meta.url), 'utf8')
    const declared = [...source.matchAll(/readonly kind: '([\w-]+)'/g)].map((found) => found[1])
    expect(Object.keys(failures).sort()).toEqual(declared.sort())
  })

  test('without letting a file name drive the terminal', () => {
    expect(explain({ kind: 'source-missing', file: 'a\u001b[2Jb\nc' }).happened).toBe(
      'a\ufffd[2Jb c is not there.',
    )
  })
})
