import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeInventory } from '../../../main/ingest/inventory.ts'
import type { Step } from '../../../main/jobs.ts'
import { LARGE_ITEM } from '../../../main/read/item.ts'
import { prepare } from '../../../main/store/connection.ts'
import type { Depot } from '../../../main/store/depot.ts'
import { readLedger } from '../../../main/store/ledger.ts'
import { readSourceAccount } from '../../../main/store/source-account.ts'
import { verifyStore } from '../../../main/store/verify.ts'
import { differences, holdingsOf } from '../../durability/holdings.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { cancelAt, importInto as importAny, type Running, usingDepot } from '../../helpers/import-into.ts'
import { openStoreReaders, type StoreLine, storeOf } from '../../helpers/item-store.ts'
import { plansOf } from '../../helpers/plans.ts'
import { makeTempFolder, removeFolder } from '../../helpers/temp.ts'

let folder: string
beforeAll(() => {
  folder = makeTempFolder()
})
afterAll(() => removeFolder(folder))

let made = 0
/** Writes a drive of files and answers with its folder. */
function driveOf(files: Readonly<Record<string, Buffer>>): string {
  const drive = join(folder, `drive-${++made}`)
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(drive, name)), { recursive: true })
    writeFileSync(join(drive, name), bytes)
  }
  return drive
}

const depotFile = () => join(folder, `${++made}.depot`)

/** Imports a drive with a reader for `.store` files. */
const importInto = (file: string, drive: string, running: Running = {}) =>
  importAny(file, drive, { openReaders: openStoreReaders(), ...running })

const lineOf = (depot: Depot, path: string) =>
  readLedger(depot.reader, '').accessions.flatMap(({ lines }) =>
    lines.filter((line) => line.path === path),
  )[0]

async function findingsOf(depot: Depot): Promise<readonly unknown[]> {
  return (await verifyStore(depot.reader, { aborted: false }, () => {})).findings
}

const inbox = (number: number): StoreLine => ({ item: `bericht ${number}`, folder: ['Postvak IN'] })
const many = (count: number): StoreLine[] => Array.from({ length: count }, (_, number) => inbox(number))

const mixed: readonly StoreLine[] = [
  ...many(3),
  { nothing: 'structuur en ruimte' },
  {
    item: 'verwijderd!',
    folder: ['Prullenbak', 'Oud'],
    foundAs: 'deleted',
    trailer: '<plist/>',
    envelope: 'From x',
  },
  { item: 'instelling', folder: ['Postvak IN'], foundAs: 'associated' },
  { item: 'bericht 1', foundAs: 'recovered' },
  { aside: 'kapot', kept: 'wat ervan over is' },
]

describe('a file that accounts for items', () => {
  test('closes in bytes, items and a second count, and says where and how each was found', async () => {
    const file = depotFile()
    const bytes = storeOf(mixed)
    const summary = await importInto(file, driveOf({ 'jansen/archief.store': bytes }))
    expect(summary).toMatchObject({
      found: 7,
      imported: 6,
      firstCopy: 5,
      shared: 1,
      setAside: 1,
      closes: true,
    })
    await usingDepot(file, async (depot) => {
      const line = lineOf(depot, 'jansen/archief.store')
      expect(line).toMatchObject({ counted: 6, closes: true, size: bytes.length })
      const { bytesItems = 0, bytesSeparators = 0, bytesSetAside = 0 } = line ?? {}
      expect(bytesItems + bytesSeparators + bytesSetAside).toBe(bytes.length)
      expect(bytesSeparators).toBeGreaterThan('structuur en ruimte'.length)
      expect(line?.problems.map(({ kind }) => kind)).toEqual([
        'item-damaged',
        'item-unreadable',
        'store-password',
      ])
      const rows = prepare<Record<string, unknown>>(
        depot.reader,
        `SELECT f.path, m.name, r.found_as, r.node, CAST(r.trailer AS TEXT) AS trailer FROM record r
         JOIN folder f ON f.id = r.folder JOIN mailbox m ON m.id = f.mailbox ORDER BY r.id`,
      ).all()
      expect(rows.slice(2).map((row) => Object.values(row))).toEqual([
        ['Postvak IN', 'jansen', '', 100, null],
        ['Prullenbak/Oud', 'jansen', 'deleted', 164, '<plist/>'],
        ['Postvak IN', 'jansen', 'associated', 196, null],
        ['', 'jansen', 'recovered', 228, null],
      ])
      expect(await findingsOf(depot)).toEqual([])
    })
  })

  test('has an account in depth, read from its own records only', async () => {
    const file = depotFile()
    await importInto(file, driveOf({ 'a.store': storeOf(mixed), 'b.store': storeOf(many(5)) }))
    await usingDepot(file, (depot) => {
      const { sourceFile = 0 } = lineOf(depot, 'a.store') ?? {}
      expect(readSourceAccount(depot.reader, sourceFile)).toEqual({
        sourceFile,
        survey: { nodes: 8, inFolder: 6, structural: 2 },
        folders: [
          ['Postvak IN', 'Postvak IN', 4, 3, 1],
          // What was deleted or recovered from a folder is not in it.
          ['Prullenbak/Oud', null, 1, 1, 0],
          ['', null, 1, 1, 0],
        ].map(([path, folder, declared, read, associated]) => ({
          ...{ path, folder, declared, read, associated, declaredAssociated: null },
          ...{ kind: 'folder', containerClass: 'IPF.Note' },
        })),
        classes: [{ itemClass: '', kind: 'mail', records: 6 }],
        foundAs: [
          { foundAs: '', records: 3 },
          { foundAs: 'associated', records: 1 },
          { foundAs: 'deleted', records: 1 },
          { foundAs: 'recovered', records: 1 },
        ],
        attachments: { count: 0, declared: 0, declaredBytes: 0, readBytes: 0 },
      })
      expect(readSourceAccount(depot.reader, 99)).toBeNull()
      const plans = plansOf(depot.writer, () => readSourceAccount(depot.writer, sourceFile))
      expect(plans.length).toBeGreaterThan(4)
      for (const plan of plans) expect(plan).not.toMatch(/SCAN (?!CONSTANT)/)
    })
  })

  test.each([
    ['stands still', 'reader-stopped'],
    ['fails', 'reader-stopped'],
    ['has no end', 'reader-stopped'],
    ['meets a dead disk', 'vanished-during-import'],
  ] as const)(
    'whose reader %s keeps what came before, and its account closes with the rest lost',
    async (misdeed, kind) => {
      const file = depotFile()
      const bytes = storeOf([...many(120), { misdeed }, ...many(5)])
      const drive = driveOf({ 'a.store': bytes, 'b.store': storeOf(many(2)) })
      expect(await importInto(file, drive)).toMatchObject({ imported: 122, setAside: 1, closes: true })
      await usingDepot(file, async (depot) => {
        const line = lineOf(depot, 'a.store')
        expect(line).toMatchObject({ imported: 120, setAside: 1, counted: null, closes: true })
        const length = bytes.length - (line?.bytesItems ?? 0)
        expect(line).toMatchObject({ bytesSetAside: length, bytesSeparators: 0 })
        expect(line?.problems).toMatchObject([{ kind, start: 0, length }])
        expect(await findingsOf(depot)).toEqual([])
      })
      // What was lost is no reason to believe that it is there already; what was read whole is.
      expect(await importInto(file, drive)).toMatchObject({ present: 1, imported: 120 })
    },
  )

  test('in an archive is read apart as well, from memory or from where it was unpacked', async () => {
    const file = depotFile()
    const zip = buildZip([
      { name: 'los.store', content: storeOf(mixed), stored: true },
      { name: 'klein.store', content: storeOf(many(20)) },
      { name: 'groot.store', content: storeOf([...many(30), { nothing: 'x'.repeat(9_000_000) }]) },
    ])
    const summary = await importInto(file, driveOf({ 'export.zip': zip }))
    expect(summary).toMatchObject({ imported: 6 + 20 + 30, closes: true })
    expect(readdirSync(folder).filter((name) => name.includes('-spool'))).toEqual([])
  })

  test('gives large items by way of files that are gone when they are written', async () => {
    const file = depotFile()
    const lines: StoreLine[] = [...many(2), { item: 'groot', large: LARGE_ITEM + 5_000_000 }, ...many(3)]
    expect(await importInto(file, driveOf({ 'a.store': storeOf(lines) }))).toMatchObject({
      imported: 6,
      closes: true,
    })
    expect(readdirSync(folder).filter((name) => name.includes('-spool'))).toEqual([])
    await usingDepot(file, async (depot) => {
      const sizes = prepare<{ size: number }>(depot.reader, 'SELECT max(size) AS size FROM content').all()
      expect(sizes).toEqual([{ size: LARGE_ITEM + 5_000_000 }])
      expect(await findingsOf(depot)).toEqual([])
    })
  })

  test('is found by an inventory as by an import', async () => {
    const drive = driveOf({
      'a.store': storeOf(mixed),
      'b.store': storeOf([...many(9), { misdeed: 'fails' }]),
    })
    const work = {
      depot: null,
      signal: { aborted: false },
      report: () => {},
      openReaders: openStoreReaders(),
    }
    const { items, lines } = await takeInventory([drive], work)
    expect(items).toBe(15)
    expect(lines).toMatchObject([
      {
        path: 'a.store',
        items: 6,
        setAside: 1,
        problems: ['item-damaged', 'item-unreadable', 'store-password'],
      },
      { path: 'b.store', items: 9, setAside: 1, problems: ['reader-stopped'] },
    ])
  })
})

describe('an import that is interrupted in such a file', () => {
  // Several batches, so that there is a cursor to go on from.
  const drive = () => driveOf({ 'a.store': storeOf([...many(3500), ...mixed]), 'b.store': storeOf(mixed) })

  test('goes on to the same depot, and tells how far it is by the bytes', async () => {
    const root = drive()
    const whole = depotFile()
    const steps: Step[] = []
    await importInto(whole, root, { report: (step) => steps.push(step) })
    const total = steps.find(({ totalBytes }) => totalBytes !== undefined)?.totalBytes ?? 0
    expect(steps.findLast(({ bytes }) => bytes !== undefined)?.bytes).toBe(total)
    const undisturbed = holdingsOf(whole)
    for (const moment of [1, 2, 3]) {
      const file = depotFile()
      await expect(importInto(file, root, cancelAt(moment))).rejects.toMatchObject({
        failure: { kind: 'cancelled' },
      })
      const again: Step[] = []
      expect(await importInto(file, root, { report: (step) => again.push(step) })).toMatchObject({
        resumed: true,
      })
      const told = again.flatMap(({ bytes }) => bytes ?? [])
      expect([told.at(-1), told.every((bytes, at) => bytes >= (told[at - 1] ?? 0))]).toEqual([total, true])
      expect(differences(holdingsOf(file), undisturbed)).toEqual([])
    }
  })

  test.each([
    ['vanished', 'vanished-during-import'],
    ['changed', 'changed-during-import'],
  ])('closes it with the rest lost when it has %s meanwhile', async (what, kind) => {
    const root = drive()
    const file = depotFile()
    await expect(importInto(file, root, cancelAt(1))).rejects.toThrow()
    if (what === 'vanished') rmSync(join(root, 'a.store'))
    else writeFileSync(join(root, 'a.store'), storeOf(many(4)))
    expect(await importInto(file, root)).toMatchObject({ resumed: true, closes: true })
    await usingDepot(file, async (depot) => {
      const line = lineOf(depot, 'a.store')
      const { bytesItems = 0, size = 0 } = line ?? {}
      expect(bytesItems).toBeGreaterThan(0)
      expect(line).toMatchObject({ setAside: 1, bytesSetAside: size - bytesItems, closes: true })
      expect(line?.problems).toMatchObject([{ kind, start: 0, length: size - bytesItems }])
      expect(await findingsOf(depot)).toEqual([])
    })
  })
})
