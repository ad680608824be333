import { expect, test } from 'vitest'
import { remediesFor } from '../../../../../renderer/screens/start/remedies.ts'
import type { FailureKind } from '../../../../../shared/failure.ts'
import { failures } from '../../../../../shared/words/en/failures.ts'

// Its words are a list of all kinds of failure.
const kinds = Object.keys(failures)
  .filter((id) => id.endsWith('.safe'))
  .map((id) => id.slice('failure.'.length, -'.safe'.length) as FailureKind)

test.each(kinds)('there is something to do about %s, each thing once', (kind) => {
  const remedies = remediesFor(kind)
  expect(remedies.length).toBeGreaterThan(0)
  expect(new Set(remedies).size).toBe(remedies.length)
})

test('trying again is not offered where it cannot end otherwise', () => {
  const hopeless: readonly FailureKind[] = ['depot-newer', 'depot-foreign', 'depot-exists']
  expect(hopeless.filter((kind) => remediesFor(kind).includes('retry'))).toEqual([])
})
