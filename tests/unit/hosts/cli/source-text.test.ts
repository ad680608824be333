import { expect, test } from 'vitest'
import { sourceText } from '../../../../main/hosts/cli/source-text.ts'
import type { SourceAccount } from '../../../../shared/ledger.ts'

const folder = (path: string, facts: Partial<SourceAccount['folders'][number]> = {}) => ({
  ...{
    path,
    folder: null,
    kind: 'folder' as const,
    containerClass: '',
    declared: null,
    declaredAssociated: null,
  },
  ...{ read: 0, associated: 0, ...facts },
})

const account: SourceAccount = {
  sourceFile: 3,
  survey: { nodes: 1234, inFolder: 1200, associated: 3, recovered: 1, structural: 30, damaged: 0 },
  folders: [
    folder('', { declared: 0 }),
    folder('Inbox', { declared: 1201, read: 1199, associated: 3, declaredAssociated: 3 }),
    folder('Inbox/\u001b[31mrood', { read: 1 }),
    folder('Ongelezen', { kind: 'search', declared: 7 }),
  ],
  classes: [
    { itemClass: 'IPM.Note', kind: 'mail', records: 1203 },
    { itemClass: '', kind: 'unknown', records: 1 },
  ],
  foundAs: [],
  attachments: { count: 2, declared: 1, declaredBytes: 2_000_000, readBytes: 1_999_999 },
}

test('nodes of before are told apart from the nodes there are', () => {
  const former = { formerNodes: 5, deletedFound: 3, lostFound: 0, formerGone: 0, formerSame: 2 }
  expect(sourceText({ ...account, survey: { ...account.survey, ...former } }).slice(0, 2)).toEqual([
    'nodes 1,234: in folder 1,200, associated 3, recovered 1, structural 30',
    'nodes that only old pages name 5: deleted found 3, former same 2',
  ])
})

test('a database of mail tells its nodes, classes, attachments and folders, and where a folder counts otherwise', () => {
  expect(sourceText(account)).toEqual([
    'nodes 1,234: in folder 1,200, associated 3, recovered 1, structural 30',
    'classes: IPM.Note 1,203, unknown 1',
    '2 attachments: 2.0 MB declared by 1 of them, 2.0 MB read',
    'Inbox: 1,199 (its own count: 1,201), 3 hidden',
    expect.stringMatching(/^Inbox\/[^\u001b]*rood: 1$/),
    'Ongelezen: search folder',
    'and 1 empty folder',
  ])
})

test('the hidden items of a folder and its own count of them are told apart', () => {
  const inbox = folder('Inbox', { read: 2, declared: 2, declaredAssociated: 228 })
  expect(sourceText({ ...account, folders: [inbox] })).toContain('Inbox: 2, 0 hidden (its own count: 228)')
})

test('nobody gets pages of folders and classes, and what is left out is counted', () => {
  const many = Array.from({ length: 300 }, (_, number) => folder(`map ${number}`, { read: 1 }))
  const classes = many.map(({ path }) => ({ itemClass: path, kind: 'mail', records: 1 }))
  const lines = sourceText({ ...account, folders: many, classes })
  expect(lines.length).toBeLessThan(50)
  expect(lines.at(-1)).toBe('and 260 more folders')
  expect(lines[1]).toMatch(/, and 288 more$/)
})

test('a file without folders has nothing to tell', () => {
  expect(sourceText({ ...account, folders: [] })).toEqual([])
})
