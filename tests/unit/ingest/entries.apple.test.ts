import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { differences, holdingsOf } from '../../durability/holdings.ts'
import { spoolFiles } from '../../durability/soundness.ts'
import { APPLE_DATA, appleLibrary, emptiedMessage, type Files } from '../../helpers/apple-library.ts'
import { buildTar } from '../../helpers/build-tar.ts'
import { buildZip, type ZipPlan } from '../../helpers/build-zip.ts'
import { emlxOf } from '../../helpers/emlx.ts'
import { newBench } from '../../helpers/engine.ts'
import { cancelAt, importInto } from '../../helpers/import-into.ts'
import { importFolder, sha256, sorted } from '../../helpers/kept.ts'
import { put } from '../../helpers/source-tree.ts'
import { tempFolder } from '../../helpers/temp.ts'

const zipOf = (files: Files, more: readonly ZipPlan[] = []) =>
  buildZip([...Object.entries(files).map(([name, content]) => ({ name, content })), ...more])
const tarOf = (files: Files) =>
  buildTar(Object.entries(files).map(([name, content]) => ({ name: `./${name}`, content })))

/** One library, handed over in each of these ways: the files of the drive. */
const ways: readonly (readonly [way: string, drive: (library: Files) => Files])[] = [
  ['a zip', (library) => ({ 'jansen.zip': zipOf(library) })],
  [
    'a zip by Windows',
    (library) => ({
      'jansen.zip': buildZip(
        Object.entries(library).map(([name, content]) => ({
          ...{ name: name.replaceAll('/', '\\'), content, host: 0 },
        })),
      ),
    }),
  ],
  ['a tar', (library) => ({ 'jansen.tar': tarOf(library) })],
  ['a tar.gz', (library) => ({ 'jansen.tar.gz': gzipSync(tarOf(library)) })],
  ['a zip in a zip', (library) => ({ 'jansen.zip': zipOf({ 'jansen.zip': zipOf(library) }) })],
  ['a tar.gz in a zip', (library) => ({ 'jansen.zip': zipOf({ 'jansen.tgz': gzipSync(tarOf(library)) }) })],
]

function driveOf(files: Files): string {
  const drive = tempFolder()
  for (const [path, content] of Object.entries(files)) put(drive, path, content)
  return drive
}

async function contentsOf(files: Files): Promise<string[]> {
  const kept = await importFolder(driveOf(files))
  return sorted(
    kept.map(({ path, bytes, problems, trailer, flags }) => ({
      ...{ path: path.slice(path.lastIndexOf('/') + 1), problems, trailer, flags },
      sha256: sha256(bytes),
    })),
  )
}

const inFolder = (library: Files): Files =>
  Object.fromEntries(Object.entries(library).map(([path, content]) => [`jansen/${path}`, content]))

test.each(ways)(
  'a library in %s gives the contents and problems it gives as a folder',
  async (_way, drive) => {
    const library = appleLibrary(3)
    const expected = await contentsOf(inFolder(library))
    expect(expected.filter((one) => one.includes('"attachment-rejoined"'))).toHaveLength(5)
    expect(expected.filter((one) => one.includes('"attachment-file-missing"'))).toHaveLength(2)
    expect(await contentsOf(drive(library))).toEqual(expected)
  },
)

test('the account of an archive closes with each attachment a file of its own, as on a drive', async () => {
  const bench = newBench()
  const library = appleLibrary(3)
  expect(await bench.import(driveOf({ 'jansen.zip': zipOf(library) }))).toMatchObject({ closes: true })
  const [accession] = (await bench.ask('ledger.read', {})).accessions
  const roles = Map.groupBy(accession?.lines ?? [], ({ role }) => role)
  const attachments = Object.keys(library).filter((path) => path.includes('/Attachments/'))
  expect([roles.get('mail')?.length, roles.get('other')?.length]).toEqual([6, attachments.length])
})

describe('an archive that lies about its entries', () => {
  const message = `${APPLE_DATA}/Messages/7.partial.emlx`
  const first = `${APPLE_DATA}/Attachments/7/2/besluit.pdf`
  const second = `${APPLE_DATA}/Attachments/7/3.1/nota.txt`
  const own: ZipPlan = { name: message, content: emlxOf(emptiedMessage(7)) }
  const note: ZipPlan = { name: second, content: 'nota' }
  const long = Buffer.alloc(4000, 'besluit ')
  const rejoined = (count: number) => ({ kind: 'attachment-rejoined', detail: `attachments: ${count}` })
  const missing = { kind: 'attachment-file-missing', detail: 'attachments: 1, parts: 2' }

  test.each<[what: string, plans: readonly ZipPlan[], problems: readonly object[]]>([
    ['a file that is there', [{ name: first, content: long }], [rejoined(2)]],
    ['an encrypted file', [{ name: first, content: long, flags: 0x801 }], [rejoined(1), missing]],
    ['a link', [{ name: first, content: 'elders', mode: 0o120777 }], [rejoined(1), missing]],
    [
      'two files of one name',
      [
        { name: first, content: 'dit' },
        { name: first, content: 'of dat' },
      ],
      [rejoined(1), missing],
    ],
    ['a name with a backslash', [{ name: `${first}\\x`, content: long }], [rejoined(1), missing]],
    ['a name that leads round', [{ name: `x/../${first}`, content: long }], [rejoined(1), missing]],
    ['a name from the root', [{ name: `/${first}`, content: long }], [rejoined(1), missing]],
    [
      'a folder beside the file',
      [
        { name: first, content: long },
        { name: `${APPLE_DATA}/Attachments/7/2/map/`, content: '', stored: true },
      ],
      [rejoined(1), missing],
    ],
    [
      'a file cut short',
      [{ name: first, content: long, declaredSize: 5000 }],
      [rejoined(2), { kind: 'item-damaged', detail: 'attachment, part 2: 4000 bytes, 5000 declared' }],
    ],
  ])('%s: what is sound is put back, and the rest is said', async (_what, plans, problems) => {
    const bench = newBench()
    expect(await bench.import(driveOf({ 'a.zip': buildZip([...plans, own, note]) }))).toMatchObject({
      closes: true,
    })
    const { hits } = await bench.ask('record.search', { limit: 10 })
    const said = await Promise.all(hits.map(({ id }) => bench.ask('record.read', { id })))
    const ofMessage = said
      .flatMap((view) => view.problems)
      .filter(({ kind }) => /rejoin|missing|damaged/.test(kind))
    expect(ofMessage.map(({ kind, detail }) => ({ kind, detail }))).toEqual(problems)
  })
})

/** Bytes that do not become smaller when packed: what does, a thousand times, is refused as a bomb. */
function unpackable(number: number): Buffer {
  const piece = (at: number) => createHash('sha256').update(`${number} ${at}`).digest()
  return Buffer.concat(Array.from({ length: 2048 }, (_, at) => piece(at)))
}

test('an import of such archives that is cancelled goes on to the same depot', async () => {
  // One attachment makes its message too large for memory, and all of them full batches.
  const large = (number: number) => Buffer.alloc(number === 101 ? 14_000_000 : 2_000_000, unpackable(number))
  const library = appleLibrary(5, large)
  const root = driveOf({
    'jansen.zip': zipOf(library),
    'bakker.tar.gz': gzipSync(tarOf(library), { level: 1 }),
  })
  const whole = join(tempFolder(), 'a.depot')
  await importInto(whole, root)
  const undisturbed = holdingsOf(whole)
  for (const moment of [1, 3, 5]) {
    const file = join(tempFolder(), 'a.depot')
    await expect(importInto(file, root, cancelAt(moment))).rejects.toMatchObject({
      failure: { kind: 'cancelled' },
    })
    expect(await importInto(file, root)).toMatchObject({ resumed: true, closes: true })
    expect(differences(holdingsOf(file), undisturbed)).toEqual([])
    expect(spoolFiles(file)).toEqual([])
  }
})
