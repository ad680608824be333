import { describe, expect, test } from 'vitest'
import {
  countsOf,
  differs,
  foundOf,
  hasDepth,
  isEmpty,
  kindsOf,
  queryOfFolder,
  sumsOf,
} from '../../../../../../renderer/screens/accessions/ledger/account-words.ts'
import type { LedgerLine, SourceAccount } from '../../../../../../shared/ledger.ts'
import { parseQuery } from '../../../../../../shared/query.ts'

type Folder = SourceAccount['folders'][number]

const folder = (facts: Partial<Folder> = {}): Folder => ({
  ...{ path: 'Postvak IN', folder: 'Postvak IN', kind: 'folder', containerClass: 'IPF.Note' },
  ...{ declared: 3, declaredAssociated: 1, read: 3, associated: 1, ...facts },
})
const account = (facts: Partial<SourceAccount> = {}): SourceAccount => ({
  sourceFile: 4,
  survey: {
    nodes: 13,
    inFolder: 3,
    associated: 1,
    recovered: 2,
    unreadable: 1,
    structural: 6,
    other: 0,
    damaged: 0,
  },
  folders: [folder()],
  classes: [
    { itemClass: 'IPM.Note', kind: 'mail', records: 3 },
    { itemClass: 'IPM.Appointment', kind: 'calendar', records: 2 },
    { itemClass: 'IPM.Note.SMIME', kind: 'mail', records: 1 },
  ],
  foundAs: [
    { foundAs: '', records: 3 },
    { foundAs: 'associated', records: 1 },
    { foundAs: 'recovered', records: 2 },
  ],
  attachments: { count: 0, declared: 0, declaredBytes: 0, readBytes: 0 },
  ...facts,
})
const isRead = (query: string | null) => query !== null && parseQuery(query).ok

describe('the nodes of a database', () => {
  test('are each one of the parts, and the parts that are records lead to these', () => {
    const [nodes, ...more] = sumsOf(account())
    expect([nodes?.whole, nodes?.left, more]).toEqual([13, 0, []])
    expect(nodes?.parts.filter(({ query }) => query !== null)).toEqual([
      { id: 'ledger.nodes.inFolder', n: 3, query: 'source:4 -is:associated -is:recovered -is:deleted' },
      { id: 'ledger.nodes.associated', n: 1, query: 'source:4 is:associated' },
      { id: 'ledger.nodes.recovered', n: 2, query: 'source:4 is:recovered' },
    ])
    for (const { query } of nodes?.parts ?? []) if (query !== null) expect(isRead(query), query).toBe(true)
  })

  test('that are in no part are left over, more than there are as well', () => {
    const withNodes = (nodes: number) => sumsOf(account({ survey: { ...account().survey, nodes } }))[0]?.left
    expect([withNodes(15), withNodes(12)]).toEqual([2, -1])
  })

  test('lead nowhere when the depot has another number of such records', () => {
    const [nodes] = sumsOf(account({ foundAs: [{ foundAs: '', records: 2 }] }))
    expect(nodes?.parts.map(({ query }) => query)).toEqual([null, null, null, null, null, null])
  })

  test('that only old pages name are a sum of their own, where there are any', () => {
    const former = { formerNodes: 9, deletedFound: 4, lostFound: 1, formerGone: 3, formerSame: 1 }
    const foundAs = [...account().foundAs, { foundAs: 'deleted', records: 4 }]
    const [, sum] = sumsOf(account({ survey: { ...account().survey, ...former }, foundAs }))
    expect([sum?.whole, sum?.left]).toEqual([9, 0])
    expect(sum?.parts.map(({ query }) => query)).toEqual(['source:4 is:deleted', null, null, null])
  })

  test('are not told of a file without nodes; how its records were found is, where it is worth telling', () => {
    const mbox = account({ survey: { separators: 9, recovered: 2, lines: 0 } })
    expect(sumsOf(mbox)).toEqual([])
    expect(foundOf(mbox).map(({ id, n }) => [id, n])).toEqual([
      ['ledger.nodes.inFolder', 3],
      ['ledger.nodes.associated', 1],
      ['ledger.nodes.recovered', 2],
    ])
    expect(foundOf(mbox).every(({ query }) => isRead(query))).toBe(true)
    expect(foundOf(account({ foundAs: [{ foundAs: '', records: 9 }] }))).toEqual([])
    expect(countsOf(mbox)).toEqual([
      ['separators', 9],
      ['recovered', 2],
    ])
  })
})

test('what is counted besides nodes is told when it is not nothing', () => {
  const survey = { ...account().survey, damaged: 2, listedMissing: 0, other0x14: 1 }
  expect(countsOf(account({ survey }))).toEqual([
    ['damaged', 2],
    ['other0x14', 1],
  ])
})

test.each<[string, Partial<Folder>, boolean, boolean]>([
  ['counts what was read', {}, false, false],
  ['counts more items', { declared: 4 }, true, false],
  ['counts more hidden items', { declaredAssociated: 0 }, true, false],
  ['says no count', { declared: null, declaredAssociated: null }, false, false],
  ['only lists what lies elsewhere', { kind: 'search', read: 0, associated: 0 }, false, false],
  ['is empty', { declared: 0, read: 0, declaredAssociated: null, associated: 0 }, false, true],
  ['lost all', { read: 0, associated: 0 }, true, false],
])('a folder that %s', (_, facts, isDifferent, hasNothing) => {
  expect([differs(folder(facts)), isEmpty(folder(facts))]).toEqual([isDifferent, hasNothing])
})

test.each(['Postvak IN', 'a "b" c', 'x/y & z', '-is:x', '“', ' '])(
  'the items of the folder %j are asked for by a query that can be read',
  (path) => {
    const query = queryOfFolder(4, folder({ path, folder: path }))
    if (query === null) return
    const parsed = parseQuery(query)
    const named =
      parsed.ok && parsed.query.is === 'and' ? parsed.query.of.find(({ is }) => is === 'name') : null
    expect(named).toMatchObject({ field: 'in', text: path, form: 'exact' })
  },
)

test('a folder of which the depot has other items leads nowhere', () => {
  expect(queryOfFolder(4, folder({ folder: null }))).toBeNull()
})

test('kinds add up their classes, the most first, and each can be asked for', () => {
  const kinds = kindsOf(account())
  expect(kinds.map(({ kind, records }) => [kind, records])).toEqual([
    ['mail', 4],
    ['calendar', 2],
  ])
  expect(kinds[0]?.classes.map(([name, n]) => [name, n])).toEqual([
    ['IPM.Note', 3],
    ['IPM.Note.SMIME', 1],
  ])
  const queries = kinds.flatMap(({ query, classes }) => [query, ...classes.map((one) => one[2])])
  expect(queries.every(isRead)).toBe(true)
  expect(kindsOf(account({ classes: [{ itemClass: '', kind: 'mail', records: 9 }] }))[0]?.classes).toEqual([])
})

const unopened = { kind: 'store-unreadable', count: 1, start: null, length: null, detail: '' }

test.each<[Partial<LedgerLine>, boolean]>([
  [{ role: 'mail', format: 'pst', found: 0 }, true],
  [{ role: 'mail', format: 'pst', found: 0, problems: [unopened] }, false],
  [{ role: 'mail', format: 'mbox', found: 2 }, true],
  [{ role: 'mail', format: 'eml', found: 1 }, false],
  [{ role: 'present', format: 'pst', found: 0 }, false],
  [{ role: 'container', format: 'zip', found: 9 }, false],
])('whether %o has more to its account: %j', (facts, has) => {
  const line = { role: 'mail', format: 'mbox', found: 1, problems: [], ...facts } as const
  expect(hasDepth(line as LedgerLine)).toBe(has) // all that is looked at
})
