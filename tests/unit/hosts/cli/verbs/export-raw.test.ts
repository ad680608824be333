import { expect, test } from 'vitest'
import { exportText } from '../../../../../main/hosts/cli/verbs/export-raw.ts'

const done = { records: 3, bytes: 3_000, verified: 3, derived: 0 }

test('an export of every record says nothing of records that are left out', () => {
  expect(exportText(done, 'eml', 'uit')).toEqual([
    'Wrote 3 records (3.0 kB) to uit, with manifest-sha256.txt; 3 verified against their SHA-256.',
  ])
})

test('an mbox that lacks a record does not count it as written, and says what to do', () => {
  const text = exportText({ ...done, verified: 2, derived: 1 }, 'mbox', 'uit')
  expect(text[0]).toMatch(/^Wrote 2 records /)
  expect(text.at(-1)).toMatch(/^NOT IN IT: 1 Outlook item, .* Without --mbox /)
})
