import { afterAll, beforeAll, expect, test } from 'vitest'
import { ledgerText } from '../../../main/hosts/cli/ledger-text.ts'
import { isNotRead, type Ledger } from '../../../shared/ledger.ts'
import { type Bench, startBench } from '../../helpers/engine.ts'
import { mail } from '../../helpers/mail.ts'
import { put } from '../../helpers/source-tree.ts'
import { makeTempFolder, removeFolder } from '../../helpers/temp.ts'

let folder: string
let bench: Bench
let ledger: Ledger

/** A header that says what it is, and nothing behind it that can be read. */
const brokenPst = Buffer.concat([Buffer.from('!BDN\0\0\0\0SM\x17\0', 'latin1'), Buffer.alloc(5_000, 0xa5)])
const brokenDbx = Buffer.concat([Buffer.from('cfad12fec5fd746f66e3d1119a4e00c0', 'hex'), Buffer.alloc(40)])

beforeAll(async () => {
  folder = makeTempFolder()
  const file = `${folder}/a.depot`
  bench = startBench({ create: file }, file)
  const drive = `${folder}/schijf`
  put(drive, 'goed.eml', mail())
  put(drive, 'foto.png', '\x89PNG')
  put(drive, 'half.pst', brokenPst)
  put(drive, 'kapot.dbx', brokenDbx)
  await bench.import(drive)
  ledger = await bench.ask('ledger.read', {})
})
afterAll(async () => {
  await bench.engine.close()
  removeFolder(folder)
})

const document = async (form: 'csv' | 'json') => (await bench.ask('ledger.export', { form })).text
const lines = () => ledger.accessions.flatMap((accession) => accession.lines)

test('the bytes of a database that could not be opened are no structure but not read, and still come to its size', () => {
  const sizes = { 'half.pst': brokenPst.length, 'kapot.dbx': brokenDbx.length }
  for (const [path, size] of Object.entries(sizes)) {
    const line = lines().find((each) => each.path === path)
    expect(line).toMatchObject({ bytesNotRead: size, bytesSeparators: 0, found: 0, counted: null })
  }
  for (const { role, size, bytesItems, bytesSeparators, bytesSetAside, bytesNotRead } of lines()) {
    if (role === 'mail') expect(bytesItems + bytesSeparators + bytesSetAside + bytesNotRead).toBe(size)
  }
  expect(ledger.closes).toBe(true)
})

test('the totals count the files that were not read', () => {
  expect(lines().filter(isNotRead).length).toBe(2)
  expect(ledger.totals).toMatchObject({ files: 4, mail: 3, notRead: 2 })
})

test('a line of the CSV says it in a column of its own', async () => {
  const [head = '', ...rows] = (await document('csv')).split('\r\n\r\n')[0]?.trimEnd().split('\r\n') ?? []
  const names = head.split(',')
  const cellsOf = (path: string) => {
    const cells = rows.find((row) => row.includes(path))?.split(',') ?? []
    return Object.fromEntries(names.map((name, place) => [name, cells[place]]))
  }
  expect(cellsOf('half.pst')).toMatchObject({
    ...{ size: String(brokenPst.length), bytes_not_read: String(brokenPst.length) },
    ...{ bytes_items: '0', bytes_separators: '0', bytes_set_aside: '0', counted: '' },
    problems: 'store-unreadable 1',
  })
  expect(cellsOf('goed.eml')).toMatchObject({ bytes_not_read: '0' })
  expect(cellsOf('foto.png')).toMatchObject({ bytes_not_read: '0' })
})

test('no document has counts of it, which would read as those of an empty file', async () => {
  expect(JSON.parse(await document('json'))).toEqual(ledger)
  expect((await document('csv')).split('\r\n\r\n').length).toBe(1)
})

test('the print for a terminal says how many files were not read, below all others', () => {
  expect(ledgerText(ledger, false).join('\n')).toMatch(/^4 files {2}.* NOT READ: 2 files$/m)
})
