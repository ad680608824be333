import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cell, openConnection, prepare, type WriteDb } from '../../../main/store/connection.ts'
import { ledgerCloses, readLedger } from '../../../main/store/ledger.ts'
import { verifyStore } from '../../../main/store/verify.ts'
import { writeLedger } from '../../../main/transfer/ledger-document.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { type Bench, startBench } from '../../helpers/engine.ts'
import { mail, mails, mboxOf } from '../../helpers/mail.ts'
import { patience, put } from '../../helpers/source-tree.ts'
import { makeTempFolder, removeFolder } from '../../helpers/temp.ts'
import { run } from './fixture.ts'

let folder: string
let bench: Bench
let db: WriteDb

// One depot for all: each test changes it and puts it back.
beforeAll(async () => {
  folder = makeTempFolder()
  const file = `${folder}/a.depot`
  bench = startBench({ create: file }, file)
  const drive = `${folder}/schijf`
  put(
    drive,
    'inbox.mbox',
    Buffer.concat([Buffer.from('wat vooraf ging\n\n'), mboxOf(mails(4, { text: 'Beste Jeroen' }))]),
  )
  put(drive, 'kopie.mbox', mboxOf(mails(2, { text: 'Beste Jeroen' })))
  put(drive, 'stuk.pdf', '%PDF-1.4')
  put(
    drive,
    'export.zip',
    buildZip([
      { name: 'a.eml', content: mail() },
      { name: 'b.txt', content: 'niets' },
      { name: 'geheim.eml', content: 'x', flags: 0x801 },
    ]),
  )
  await bench.import(drive)
  db = openConnection(file, 'write')
  db.pragma('foreign_keys = OFF')
})
afterAll(async () => {
  db.close()
  await bench.engine.close()
  removeFolder(folder)
})

/** Runs `look` on a depot in which this was changed, and puts it back. */
async function tampered<T>(sql: string, parameters: readonly Cell[], look: () => T | Promise<T>): Promise<T> {
  db.exec('BEGIN')
  try {
    run(db, sql, ...parameters)
    return await look()
  } finally {
    db.exec('ROLLBACK')
  }
}

const openLines = () =>
  readLedger(db, '').accessions.flatMap(({ lines }) =>
    lines.filter(({ closes }) => !closes).map(({ path, open }) => `${path}: ${open.join('; ')}`),
  )

describe('an account that closes', () => {
  test('names everything on the drive once, in numbers that add up', () => {
    const ledger = readLedger(db, 'kop')
    expect([ledger.closes, ledger.logHead, openLines(), ledgerCloses(db)]).toEqual([true, 'kop', [], true])
    const [accession] = ledger.accessions
    const lines = accession?.lines ?? []
    expect(lines.map(({ path, role }) => `${path} ${role}`).sort()).toEqual([
      'export.zip container',
      'export.zip/a.eml mail',
      'export.zip/b.txt other',
      'export.zip/geheim.eml unreadable',
      'inbox.mbox mail',
      'kopie.mbox mail',
      'stuk.pdf other',
    ])
    const inbox = lines.find(({ path }) => path === 'inbox.mbox')
    expect(inbox).toMatchObject({ found: 5, imported: 4, setAside: 1, bytesSetAside: 17, counted: 4 })
    expect((inbox?.bytesItems ?? 0) + (inbox?.bytesSeparators ?? 0) + (inbox?.bytesSetAside ?? 0)).toBe(
      inbox?.size,
    )
    expect(lines.find(({ path }) => path === 'kopie.mbox')).toMatchObject({
      imported: 2,
      firstCopy: 0,
      shared: 2,
    })
    expect(lines.find(({ path }) => path === 'export.zip')).toMatchObject({
      found: 3,
      imported: 2,
      setAside: 1,
      counted: 3,
    })
    expect(accession?.totals).toMatchObject({
      files: 7,
      mail: 3,
      containers: 1,
      other: 2,
      unreadable: 1,
      found: 8,
      imported: 7,
    })
    expect(ledger.totals).toEqual(accession?.totals)
  })

  test('of one accession only that one; of none an empty list', () => {
    expect(readLedger(db, '', 1).accessions.map(({ accession }) => accession)).toEqual([1])
    expect(readLedger(db, '', 2)).toMatchObject({ accessions: [], closes: true })
  })

  test('as a document: JSON is the ledger itself, CSV has a line for each source file', () => {
    const ledger = readLedger(db, '')
    expect(JSON.parse(writeLedger(ledger, 'json'))).toEqual(ledger)
    const lines = writeLedger(ledger, 'csv').split('\r\n')
    expect(lines.length).toBe(1 + 7 + 1)
    expect(new Set(lines.slice(0, -1).map((line) => line.split(',').length)).size).toBe(1)
  })
})

describe('an account that does not close says where and why', () => {
  const of = (path: string) => `(SELECT id FROM source_file WHERE path = '${path}')`
  test.each<[what: string, sql: string, says: string]>([
    [
      'found too many',
      `UPDATE source_file SET found = found + 1 WHERE path = 'inbox.mbox'`,
      'inbox.mbox: found 6, imported 4 and set aside 1',
    ],
    [
      'imported too many',
      `UPDATE source_file SET imported = imported + 1 WHERE path = 'inbox.mbox'`,
      'records in the depot 4',
    ],
    [
      'set aside too many',
      `UPDATE source_file SET set_aside = 0 WHERE path = 'inbox.mbox'`,
      'inbox.mbox: found 5, imported 4 and set aside 0',
    ],
    [
      'first copies',
      `UPDATE source_file SET first_copy = 3 WHERE path = 'inbox.mbox'`,
      'imported is not first copies and shared',
    ],
    [
      'shared',
      `UPDATE source_file SET shared = 3 WHERE path = 'kopie.mbox'`,
      'imported is not first copies and shared',
    ],
    [
      'bytes of items',
      `UPDATE source_file SET bytes_items = bytes_items - 1 WHERE path = 'inbox.mbox'`,
      'bytes, accounted for',
    ],
    [
      'bytes of separators',
      `UPDATE source_file SET bytes_separators = 0 WHERE path = 'inbox.mbox'`,
      'bytes, accounted for',
    ],
    [
      'bytes set aside',
      `UPDATE source_file SET bytes_set_aside = 0 WHERE path = 'inbox.mbox'`,
      'bytes, accounted for',
    ],
    ['the size', `UPDATE source_file SET size = size + 1 WHERE path = 'inbox.mbox'`, 'bytes, accounted for'],
    [
      'the second count',
      `UPDATE source_file SET counted = 5 WHERE path = 'inbox.mbox'`,
      'a second count says 5, the first 4',
    ],
    [
      'the second count of an archive',
      `UPDATE source_file SET counted = 4 WHERE path = 'export.zip'`,
      'export.zip: a second count says 4, the first 3',
    ],
    [
      'not read to its end',
      `UPDATE source_file SET state = 'reading' WHERE path = 'stuk.pdf'`,
      'stuk.pdf: not read to its end',
    ],
    [
      'a record too few',
      `DELETE FROM record WHERE id = (SELECT min(id) FROM record WHERE source_file = ${of('kopie.mbox')})`,
      'kopie.mbox: imported 2, records in the depot 1',
    ],
    [
      'a record too many',
      `UPDATE record SET source_file = ${of('kopie.mbox')} WHERE id = (SELECT min(id) FROM record WHERE source_file = ${of('inbox.mbox')})`,
      'kopie.mbox: imported 2, records in the depot 3',
    ],
    [
      'a line of an archive too few',
      `DELETE FROM source_file WHERE path = 'export.zip/b.txt'`,
      'export.zip: found 3, source files in the depot 2',
    ],
    [
      'an archive that found less',
      `UPDATE source_file SET found = 2 WHERE path = 'export.zip'`,
      'export.zip: found 2, imported 2 and set aside 1',
    ],
  ])('%s', async (_what, sql, says) => {
    await tampered(sql, [], async () => {
      const [line] = openLines().filter((open) => open.includes(says))
      expect([openLines(), line]).toEqual([openLines(), expect.stringContaining(says)])
      expect(readLedger(db, '').closes).toBe(false)
      expect(readLedger(db, '').accessions[0]?.open.join()).toContain('source files do not close')
      const { findings, sound } = await verifyStore(db, patience, () => {})
      expect([
        sound,
        findings.some(
          ({ check, detail }) => check === 'ledger' && detail.includes(says.replace(/^\S+: /, '')),
        ),
      ]).toEqual([false, true])
    })
    expect(openLines()).toEqual([])
  })

  test('an import that is not finished', async () => {
    await tampered('UPDATE accession SET finished = NULL', [], () => {
      const { accessions, closes } = readLedger(db, '')
      expect([closes, ledgerCloses(db), accessions[0]?.open]).toEqual([
        false,
        false,
        ['the import is not finished'],
      ])
    })
  })

  test('the quick answer never says it closes when a number in an account is wrong', async () => {
    const columns = [
      'found',
      'imported',
      'first_copy',
      'shared',
      'set_aside',
      'bytes_items',
      'bytes_separators',
      'bytes_set_aside',
      'size',
      'counted',
    ]
    for (const column of columns) {
      for (const path of ['inbox.mbox', 'kopie.mbox', 'export.zip/a.eml']) {
        await tampered(
          `UPDATE source_file SET ${column} = ${column} + 1 WHERE path = ? AND ${column} IS NOT NULL`,
          [path],
          () => {
            const changed = prepare<{ n: number }>(db, 'SELECT changes() AS n').get()?.n
            if (changed === 1) expect([column, path, ledgerCloses(db)]).toEqual([column, path, false])
          },
        )
      }
    }
    await tampered('DELETE FROM record WHERE id = 1', [], () => expect(ledgerCloses(db)).toBe(false))
  })
})
