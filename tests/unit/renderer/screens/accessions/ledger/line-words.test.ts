import { expect, test } from 'vitest'
import {
  bytesOf,
  remarkOn,
  whereOf,
  whyOpen,
} from '../../../../../../renderer/screens/accessions/ledger/line-words.ts'
import { isNotRead, type LedgerLine } from '../../../../../../shared/ledger.ts'
import { lineOf } from '../../../../../helpers/ledger.ts'

const line = (facts: Partial<LedgerLine> = {}): LedgerLine =>
  lineOf({
    ...{ path: 'a.mbox', size: 100, format: 'mbox', counted: 2 },
    ...{ found: 3, imported: 2, firstCopy: 1, shared: 1, setAside: 1 },
    ...{ bytesItems: 80, bytesSeparators: 15, bytesSetAside: 5 },
    ...facts,
  })
const problem = (kind: string) => ({ kind, start: null, length: null, detail: '', count: 1 })

test('a line that closes has no reason not to', () => {
  expect(whyOpen(line())).toEqual([])
})

test.each<[string, Partial<LedgerLine>, readonly string[]]>([
  ['was not read to its end', { done: false, bytesItems: 10 }, ['ledger.why.undone']],
  ['lost an item', { found: 4 }, ['ledger.why.items']],
  ['lost bytes', { bytesItems: 79 }, ['ledger.why.bytes']],
  ['has copies that do not add up', { shared: 0 }, ['ledger.why.copies']],
  ['was counted otherwise', { counted: 3 }, ['ledger.why.counted']],
  ['lacks records', { open: ['imported 2, records in the depot 1'] }, ['ledger.why.missing']],
  [
    'lacks bytes and records',
    { bytesItems: 79, open: ['100 bytes', 'imported 2, records in the depot 1'] },
    ['ledger.why.bytes', 'ledger.why.missing'],
  ],
  ['is an archive counted otherwise', { role: 'container', counted: 2 }, ['ledger.why.counted']],
])('a line that %s says why it does not close', (_, facts, ids) => {
  const open = facts.open ?? ids
  expect(whyOpen(line({ closes: false, ...facts, open: [...open] })).map(([id]) => id)).toEqual(ids)
})

test.each<[Partial<LedgerLine>, string | null, boolean]>([
  [{}, null, false],
  [{ format: 'pst', found: 0, problems: [problem('store-unreadable')] }, 'ledger.is.unread', true],
  [{ format: 'dbx', problems: [problem('store-unreadable')] }, null, false],
  [{ role: 'container', found: 4 }, 'ledger.is.container', false],
  [{ role: 'other' }, 'ledger.is.other', false],
  [{ role: 'other', problems: [problem('format-not-read')] }, 'ledger.is.unread', true],
  [{ role: 'unreadable', problems: [problem('file-unreadable')] }, 'ledger.is.unreadable', true],
  [{ role: 'unreadable', problems: [problem('symlink-not-followed')] }, 'ledger.is.link', false],
  [{ role: 'present', sameAs: 3 }, 'ledger.is.present', false],
  [{ role: 'present' }, 'ledger.is.present.before', false],
])('what %o is, and whether mail may be lost with it', (facts, id, loss) => {
  expect(remarkOn(line(facts), 'x')?.[0] ?? null).toBe(id)
  expect(isNotRead(line(facts))).toBe(loss)
})

test('the account in bytes is told where it is more than one message being the whole file', () => {
  expect(bytesOf(line())).toEqual(['ledger.line.sum', { separators: 15, messages: 80, aside: 5, size: 100 }])
  expect(bytesOf(line({ bytesItems: 100, bytesSeparators: 0, bytesSetAside: 0 }))).toBeNull()
  expect(bytesOf(line({ bytesItems: 80, bytesSeparators: 0, bytesSetAside: 0 }))?.[0]).toBe(
    'ledger.line.sum.open',
  )
  expect(bytesOf(line({ role: 'other' }))).toBeNull()
  // What belongs to no item of a database is no separator.
  expect(bytesOf(line({ format: 'pst' }))?.[0]).toBe('ledger.line.sum.database')
  expect(bytesOf(line({ format: 'ost', bytesItems: 70 }))?.[0]).toBe('ledger.line.sum.database.open')
})

test('a place is told from its first to its last byte', () => {
  expect(whereOf({ start: 10, length: 5 })).toEqual(['ledger.line.where', { from: 10, to: 14 }])
  expect(whereOf({ start: 10, length: null })).toEqual(['ledger.line.where.from', { from: 10 }])
  expect(whereOf({ start: null, length: null })).toBeNull()
})
