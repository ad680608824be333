import { expect, test } from 'vitest'
import { writeLedger } from '../../../main/transfer/ledger-document.ts'
import type { SourceAccount } from '../../../shared/ledger.ts'
import { ledgerOf, lineOf } from '../../helpers/ledger.ts'

const line = lineOf({ sourceFile: 7, path: 'jansen, j.pst', format: 'pst', mailbox: 'jansen', counted: 1 })
const ledger = ledgerOf([line])
const folder: SourceAccount['folders'][number] = {
  ...{ path: 'Postvak IN', folder: null, kind: 'folder', containerClass: 'IPF.Note', declared: 5, read: 3 },
  ...{ declaredAssociated: null, associated: 1 },
}
const account: SourceAccount = {
  sourceFile: 7,
  survey: { nodes: 6, inFolder: 3, associated: 1 },
  folders: [
    folder,
    { ...folder, path: '=WEBSERVICE("x")', kind: 'search', declared: null, read: 0, associated: 0 },
  ],
  classes: [{ itemClass: 'IPM.Note', kind: 'mail', records: 4 }],
  foundAs: [],
  attachments: { count: 0, declared: 0, declaredBytes: 0, readBytes: 0 },
}

const tables = (csv: string) => csv.split('\r\n\r\n').map((table) => table.trimEnd().split('\r\n'))

test('the table of source files stays as it is, whatever follows it', () => {
  const [files] = tables(writeLedger(ledger, 'csv', [account]))
  expect(files?.map((each) => `${each}\r\n`).join('')).toBe(writeLedger(ledger, 'csv'))
})

test('databases of mail add tables of folders, classes and counts that name their source file', () => {
  expect(tables(writeLedger(ledger, 'csv', [account])).slice(1)).toEqual([
    [
      'source_file,path,folder,folder_kind,container_class,declared,read,declared_associated,associated',
      '7,"jansen, j.pst",Postvak IN,folder,IPF.Note,5,3,,1',
      // A folder's name must not run in a spreadsheet.
      '7,"jansen, j.pst","\'=WEBSERVICE(""x"")",search,IPF.Note,,0,,0',
    ],
    ['source_file,path,item_class,kind,records', '7,"jansen, j.pst",IPM.Note,mail,4'],
    [
      'source_file,path,counted,count',
      ...['nodes,6', 'inFolder,3', 'associated,1'].map((count) => `7,"jansen, j.pst",${count}`),
    ],
  ])
})

test('as JSON the accounts in depth stand beside the ledger', () => {
  expect(JSON.parse(writeLedger(ledger, 'json', [account]))).toEqual({ ...ledger, sources: [account] })
  expect(JSON.parse(writeLedger(ledger, 'json'))).toEqual(ledger)
})
