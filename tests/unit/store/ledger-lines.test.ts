import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnection, prepare, type ReadDb } from '../../../main/store/connection.ts'
import { readLedger, readLedgerTotals } from '../../../main/store/ledger.ts'
import { linesFrom, readLedgerLines } from '../../../main/store/ledger-lines.ts'
import { LineFilter } from '../../../shared/ledger.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { type Bench, startBench } from '../../helpers/engine.ts'
import { mail, mails, mboxOf } from '../../helpers/mail.ts'
import { put } from '../../helpers/source-tree.ts'
import { makeTempFolder, removeFolder } from '../../helpers/temp.ts'

let folder: string
let bench: Bench
let db: ReadDb

// Two drives with mail, copies, an archive, what is not mail, what cannot be read; then one account is spoilt.
beforeAll(async () => {
  folder = makeTempFolder()
  const file = `${folder}/a.depot`
  bench = startBench({ create: file }, file)
  const broken = mail({ text: 'Beste', headers: [['Content-Type', 'text/plain; charset=onbekend']] })
  put(
    `${folder}/een`,
    'inbox.mbox',
    Buffer.concat([Buffer.from('wat vooraf ging\n\n'), mboxOf([...mails(3), broken])]),
  )
  put(`${folder}/een`, 'kopie_100%.mbox', mboxOf([broken]))
  put(`${folder}/een`, 'stuk.pdf', '%PDF-1.4')
  put(
    `${folder}/een`,
    'Export.zip',
    buildZip([
      { name: 'a.eml', content: mail() },
      { name: 'geheim.eml', content: 'x', flags: 0x801 },
    ]),
  )
  for (let number = 1; number <= 30; number++)
    put(`${folder}/twee`, `${number}.eml`, mail({ subject: `n ${number}` }))
  await bench.import(`${folder}/een`)
  await bench.import(`${folder}/twee`)
  const writer = openConnection(file, 'write')
  writer.exec(`UPDATE source_file SET found = found + 1 WHERE path = '7.eml'`)
  writer.close()
  db = openConnection(file, 'read')
})
afterAll(async () => {
  db.close()
  await bench.engine.close()
  removeFolder(folder)
})

const question = { filter: 'all', text: '', start: 0, count: 1_000 } as const
const pathsOf = (filter: LineFilter, text = '', accession = 1) =>
  readLedgerLines(db, { ...question, accession, filter, text }).lines.map(({ path }) => path)

test('page by page, of any size, the lines are those of the whole account', () => {
  for (const { accession, lines } of readLedger(db, '').accessions) {
    for (const count of [1, 7, 1000]) {
      const pages = []
      for (let start = 0; start < lines.length; start += count) {
        const page = readLedgerLines(db, { ...question, accession, start, count })
        expect(page.total).toBe(lines.length)
        pages.push(...page.lines)
      }
      expect(pages).toEqual(lines)
    }
    expect(readLedgerLines(db, { ...question, accession, start: lines.length }).lines).toEqual([])
  }
  expect(readLedgerLines(db, { ...question, accession: 99 })).toEqual({ total: 0, lines: [] })
})

test('each filter gives the lines of which it is true', () => {
  for (const { accession, lines } of readLedger(db, '').accessions) {
    const of: Record<LineFilter, (line: (typeof lines)[number]) => boolean> = {
      all: () => true,
      mail: ({ role }) => ['mail', 'container', 'present'].includes(role),
      other: ({ role }) => ['other', 'unreadable'].includes(role),
      problems: ({ problems }) => problems.length > 0,
      open: ({ closes }) => !closes,
    }
    for (const filter of LineFilter.options)
      expect([filter, pathsOf(filter, '', accession)]).toEqual([
        filter,
        lines.filter(of[filter]).map(({ path }) => path),
      ])
  }
  expect(pathsOf('problems')).toEqual(expect.arrayContaining(['inbox.mbox', 'kopie_100%.mbox']))
  expect(pathsOf('open', '', 2)).toEqual(['7.eml'])
})

test.each<[text: string, paths: string[]]>([
  ['export', ['Export.zip', 'Export.zip/a.eml', 'Export.zip/geheim.eml']],
  ['_', ['kopie_100%.mbox']],
  ['0%', ['kopie_100%.mbox']],
  ['\\', []],
  ["'; --", []],
])('text %j is looked for in paths as it is', (text, paths) => {
  expect(pathsOf('all', text).sort()).toEqual(paths)
})

test('totals without lines are the totals of the lines', () => {
  const { logHead: _logHead, ...ledger } = readLedger(db, '')
  const totals = readLedgerTotals(db)
  expect(totals).toEqual({
    ...ledger,
    accessions: ledger.accessions.map(({ lines: _lines, ...one }) => one),
  })
  expect(totals.closes).toBe(false)
  for (const { accession, totals: sums, closes } of totals.accessions) {
    const { lines } = readLedger(db, '', accession).accessions[0] ?? { lines: [] }
    const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((so, line) => so + of(line), 0)
    expect(sums).toMatchObject({
      files: lines.length,
      size: sum(({ container, size }) => (container === null ? size : 0)),
      imported: sum(({ role, imported }) => (role === 'mail' ? imported : 0)),
      problems: sum(({ problems }) => problems.reduce((so, { count }) => so + count, 0)),
    })
    expect(closes).toBe(lines.every((line) => line.closes))
  }
})

test('a page goes through one table at the most, the source files, and looks the rest up', () => {
  for (const filter of LineFilter.options) {
    const sql = `EXPLAIN QUERY PLAN SELECT s.id ${linesFrom(filter, 'x')} ORDER BY s.id LIMIT 1`
    const plan = prepare<{ detail: string }>(db, sql)
      .all(1, '%x%')
      .map(({ detail }) => detail)
    const scans = plan.filter((step) => step.startsWith('SCAN'))
    const sorts = plan.filter((step) => step.includes('ORDER BY'))
    // With problems, their index is gone through instead, once for each kind of owner.
    const allowed = filter === 'problems' ? /^SCAN (?:s|p|r|\(subquery|of_source)/ : /^SCAN s$/
    expect([filter, scans.filter((step) => !allowed.test(step)), sorts]).toEqual([filter, [], []])
    expect(plan.some((step) => /^SCAN r\b/.test(step))).toBe(false)
  }
})
