import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { InventorySummary } from '../../../shared/contract.ts'
import { inMailbox } from '../../../shared/inventory.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { type Bench, newBench, openBench } from '../../helpers/engine.ts'
import { lines, mail, mails, mboxOf } from '../../helpers/mail.ts'
import { put } from '../../helpers/source-tree.ts'
import { tempFolder } from '../../helpers/temp.ts'

/** What an inventory says of a drive that lies in the depot already, in whole or in part: the same as the import would do. */

const stock = (bench: Bench, root: string) => bench.finish('source.inventory', { ticket: bench.ticket(root) })
const importInto = (bench: Bench, root: string, mailbox: string) =>
  bench.finish('accession.import', { ticket: bench.ticket(root), mailbox })
const rolesOf = ({ lines }: InventorySummary) =>
  Object.fromEntries(lines.map(({ path, role }) => [path, role]))

/** A drive with mail of three kinds, mail in an archive, an empty mailbox file, and a file that is none. */
function makeDrive(): string {
  const root = tempFolder()
  put(root, 'griffie/inbox.mbox', mboxOf(mails(3)))
  put(root, 'griffie/los.eml', mail({ subject: 'los' }))
  put(root, 'ruimte/cur/1.M1.mx:2,S', mail({ subject: 'gelezen' }))
  put(root, 'ruimte/new/2.M1.mx', mail({ subject: 'nieuw' }))
  put(root, 'ruimte/half.mbox', Buffer.concat([Buffer.from('wat vooraf ging\n'), mboxOf(mails(2))]))
  put(
    root,
    'uitvoer/export.zip',
    buildZip([
      { name: 'a.mbox', content: mboxOf(mails(4)) },
      { name: 'notulen.txt', content: lines('geen post') },
    ]),
  )
  put(root, 'lees mij.txt', 'geen post')
  return root
}

const changes: readonly (readonly [string, (root: string) => void])[] = [
  ['nothing changed', () => {}],
  ['a file was added', (root) => put(root, 'griffie/nieuw.eml', mail({ subject: 'erbij' }))],
  ['a mailbox file has grown', (root) => put(root, 'griffie/inbox.mbox', mboxOf(mails(5)))],
  [
    'a message was moved to another folder',
    (root) => {
      put(root, 'elders/los.eml', mail({ subject: 'los' }))
      rmSync(join(root, 'griffie/los.eml'))
    },
  ],
  [
    'a message of a maildir was read since',
    (root) => {
      put(root, 'ruimte/cur/2.M1.mx:2,S', mail({ subject: 'nieuw' }))
      rmSync(join(root, 'ruimte/new/2.M1.mx'))
    },
  ],
  [
    'something was added to an archive',
    (root) =>
      put(
        root,
        'uitvoer/export.zip',
        buildZip([
          { name: 'a.mbox', content: mboxOf(mails(4)) },
          { name: 'b.eml', content: mail({ subject: 'b' }) },
        ]),
      ),
  ],
]

test.each(changes)('after %s it tells new from present as the import then does', async (_, change) => {
  const [root, bench] = [makeDrive(), newBench()]
  await bench.import(root)
  change(root)
  const inventory = await stock(bench, root)
  const imported = await bench.import(root)
  const { accessions } = await bench.ask('ledger.read', {})
  const account = accessions.at(-1)?.lines ?? []
  expect(rolesOf(inventory)).toEqual(Object.fromEntries(account.map(({ path, role }) => [path, role])))
  expect(inventory.present.files).toBe(imported.present)
  expect(inventory.items - inventory.present.items).toBe(imported.imported)
  expect(inventory.setAside).toBe(imported.setAside)
  // What both know of a file that is there already agrees with what an inventory without a depot reads of it.
  const none = openBench(null)
  const read = await stock(none, root)
  expect(inventory.items).toBe(read.items)
  expect(inventory.lines.map(({ path, items, setAside }) => [path, items, setAside])).toEqual(
    read.lines.map(({ path, items, setAside }) => [path, items, setAside]),
  )
  expect(read.present).toEqual({ files: 0, bytes: 0, items: 0 })
})

test('of a drive that is imported whole nothing is new, also inside its archives', async () => {
  const [root, bench] = [makeDrive(), newBench()]
  await bench.import(root)
  const inventory = await stock(bench, root)
  const { items, present, neededBytes } = inventory
  expect(Object.values(rolesOf(inventory)).filter((role) => role === 'mail')).toEqual([])
  expect(rolesOf(inventory)).toMatchObject({
    'uitvoer/export.zip': 'container',
    'uitvoer/export.zip/a.mbox': 'present',
    'lees mij.txt': 'other',
  })
  expect([items, present.items, present.files]).toEqual([12, 12, 6])
  expect(inventory.formats.filter(({ role }) => role === 'present').map(({ items }) => items)).not.toContain(
    0,
  )
  expect(neededBytes).toBe(0)
})

test.each([
  ['', 'griffier', 0],
  ['griffier', 'griffier', 6],
  ['griffier', 'raad', 0],
])('imported as mailbox "%s", asked as "%s": %d files are present', async (first, second, files) => {
  const [root, bench] = [makeDrive(), newBench()]
  await importInto(bench, root, first)
  const inventory = inMailbox(await stock(bench, root), second)
  const imported = await importInto(bench, root, second)
  expect(inventory.present.files).toBe(files)
  expect(imported.present).toBe(files)
  expect(inventory.items - inventory.present.items).toBe(imported.imported)
  expect(inventory.setAside).toBe(imported.setAside)
  const mailBytes = inventory.lines.reduce((sum, { role, size }) => sum + (role === 'mail' ? size : 0), 0)
  expect(inventory.neededBytes).toBe(Math.ceil(mailBytes * 2.5))
})

test('the open depot and what lies beside it are no part of the drive', async () => {
  const bench = newBench()
  const folder = join(bench.file, '..')
  put(folder, 'a.eml', mail())
  expect((await stock(bench, folder)).lines.map(({ path }) => path)).toEqual(['a.eml'])
  const imported = await bench.import(folder)
  expect(imported.files).toBe(1)
})

test('a mailbox that could not be opened is tried again, and told again, by every import', async () => {
  const root = tempFolder()
  put(root, 'half.pst', Buffer.concat([Buffer.from('!BDN\0\0\0\0SM\x17'), Buffer.alloc(2000)]))
  const bench = newBench()
  await importInto(bench, root, 'griffie')
  expect(rolesOf(await stock(bench, root))).toEqual({ 'half.pst': 'mail' })
  const again = await importInto(bench, root, 'griffie')
  expect(again).toMatchObject({ present: 0, unread: 1, closes: true })
})
