import { expect, test } from 'vitest'
import { formats } from '../../../main/read/formats.ts'
import { databases } from '../../../shared/ledger.ts'

test('the databases of mail are the formats whose reader accounts for items', async () => {
  const readers = await Promise.all([...formats.values()].map(({ load }) => load()))
  const accounting = readers.filter(({ accounts }) => accounts === 'items').map(({ format }) => format)
  expect([...databases].sort()).toEqual(accounting.sort())
})
