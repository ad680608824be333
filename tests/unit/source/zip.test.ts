import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { openArchive } from '../../../main/source/archive.ts'
import { buildZip, type ZipPlan } from '../../helpers/build-zip.ts'
import { fileOf, inFolder, openAll, patience } from '../../helpers/source-tree.ts'

const mail = (n: number) => `From: a${n}@example.org\r\nSubject: brief ${n}\r\n\r\ntekst ${n}\r\n`

function open(plans: readonly ZipPlan[], declaredCount?: number) {
  return openBytes(buildZip(plans, declaredCount))
}

function openBytes(zip: Buffer) {
  return inFolder((folder) => openAll(fileOf(zip, 'drive.zip'), folder))
}

test('entries of an ordinary zip come out byte for byte, stored, deflated and streamed', async () => {
  const zip = new ZipFile()
  for (let n = 0; n < 5; n++) zip.addBuffer(Buffer.from(mail(n)), `map/${n}.eml`, { compress: n % 2 === 0 })
  zip.addReadStream(createReadStream(new URL(import.meta.url)), 'stroom/é.ts')
  zip.addEmptyDirectory('leeg')
  zip.end()
  const { entries, end } = await openBytes(await buffer(zip.outputStream))
  expect(entries.map(({ path }) => path)).toEqual([
    ...[0, 1, 2, 3, 4].map((n) => `drive.zip/map/${n}.eml`),
    'drive.zip/stroom/é.ts',
  ])
  expect(entries.slice(0, 5).map(({ content }) => content?.toString())).toEqual([0, 1, 2, 3, 4].map(mail))
  expect(entries.flatMap(({ kinds }) => kinds)).toEqual([])
  expect(end).toEqual({ step: 'end', survey: { directory: 6, unlisted: 0, stream: 6 }, problems: [] })
})

const names: readonly [string, string | Buffer, Partial<ZipPlan>, string, readonly string[]][] = [
  ['up', '../../etc/passwd', {}, '../../etc/passwd', ['archive-name-unsafe']],
  ['absolute', '/etc/passwd', {}, '/etc/passwd', ['archive-name-unsafe']],
  ['drive letter', 'C:\\x.eml', { host: 0 }, 'C:/x.eml', ['archive-name-unsafe']],
  ['backslash of Windows', 'Postvak IN\\x.eml', { host: 0 }, 'Postvak IN/x.eml', ['archive-name-unsafe']],
  ['backslash of Unix', 'a\\b', { host: 3 }, 'a\\b', ['archive-name-unsafe']],
  ['NUL', 'a\0b.eml', {}, 'a\\x00b.eml', ['archive-name-unsafe']],
  ['reserved by Windows', 'CON', {}, 'CON', []],
  ['reserved by Windows, with extension', 'aux.eml', {}, 'aux.eml', []],
  ['trailing dot and space', 'x.eml. ', {}, 'x.eml. ', []],
  ['right-to-left', 'x\u202elme.exe', {}, 'x\u202elme.exe', []],
  ['code page 437', Buffer.from('caf\x82.eml', 'latin1'), { flags: 0 }, 'café.eml', ['name-not-utf8']],
  ['UTF-8 without the flag', 'café.eml', { flags: 0 }, 'café.eml', []],
  ['the flag without UTF-8', Buffer.from('caf\xe9', 'latin1'), {}, 'caf\\xe9', ['name-not-utf8']],
]
test.each(names)('a name is kept and shown, and written nowhere: %s', async (_, name, more, text, kinds) => {
  await inFolder(async (folder) => {
    const zip = buildZip([{ name, content: mail(1), ...more }])
    const { entries } = await openAll(fileOf(zip, 'drive.zip'), folder)
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({ path: `drive.zip/${text}`, kinds })
    expect(entries[0]?.content?.toString()).toBe(mail(1))
    const exact = Buffer.concat([Buffer.from('drive.zip/'), Buffer.from(name)])
    expect(entries[0]?.found.pathBytes).toEqual(exact)
    expect(readdirSync(folder)).toEqual([])
  })
})

test('two entries of one name are both kept', async () => {
  const { entries } = await open([
    { name: 'x.eml', content: mail(1) },
    { name: 'x.eml', content: mail(2) },
  ])
  expect(entries.map(({ content, kinds, found }) => [content?.toString(), kinds, found.place])).toEqual([
    [mail(1), [], 0],
    [mail(2), ['archive-name-twice'], 1],
  ])
})

const obstacles: readonly [string, Partial<ZipPlan>, string][] = [
  ['encrypted', { flags: 0x801 }, 'archive-entry-encrypted'],
  ['strongly encrypted', { flags: 0x841 }, 'archive-entry-encrypted'],
  ['an unknown method', { method: 12 }, 'archive-entry-unreadable'],
  ['a symbolic link', { mode: 0o120777 }, 'symlink-not-followed'],
]
test.each(obstacles)(
  'an entry that cannot be opened is listed and the rest goes on: %s',
  async (_, more, kind) => {
    const { entries } = await open([
      { name: '1.eml', content: mail(1) },
      { name: '2.eml', content: mail(2), ...more },
      { name: '3.eml', content: mail(3) },
    ])
    const byName = new Map(entries.map((entry) => [entry.path, entry]))
    expect(byName.get('drive.zip/2.eml')).toMatchObject({ content: null })
    expect(byName.get('drive.zip/2.eml')?.kinds).toContain(kind)
    expect(byName.get('drive.zip/1.eml')?.content?.toString()).toBe(mail(1))
    expect(byName.get('drive.zip/3.eml')?.content?.toString()).toBe(mail(3))
  },
)

test('a damaged entry gives what could be unpacked, says so, and the next goes on', async () => {
  const long = Array.from({ length: 5000 }, (_, n) => `regel ${n * 7919}`).join('\n')
  const zip = buildZip([
    { name: 'a.mbox', content: long },
    { name: 'b.eml', content: mail(2) },
  ])
  zip.fill(0xff, 15_000, 15_040)
  const { entries } = await openBytes(zip)
  const salvaged = entries[0]?.content?.toString() ?? ''
  expect(entries[0]?.kinds).toEqual(['archive-entry-damaged'])
  expect(salvaged.length).toBeGreaterThan(20_000)
  expect(long.startsWith(salvaged.slice(0, 20_000))).toBe(true)
  expect(entries[1]).toMatchObject({ kinds: [] })
  expect(entries[1]?.content?.toString()).toBe(mail(2))
})

const lies: readonly [string, Partial<ZipPlan>][] = [
  ['a larger size', { declaredSize: 5000 }],
  ['a smaller size', { declaredSize: 3 }],
  ['a size beyond memory', { declaredSize: 0xfffffff0 }],
  ['a checksum', { declaredCrc: 1 }],
  ['a checksum of a stored entry', { declaredCrc: 1, stored: true }],
]
test.each(lies)('all bytes come out although the archive lies about %s', async (_, more) => {
  const { entries } = await open([{ name: '1.eml', content: mail(1), ...more }])
  expect(entries[0]?.content?.toString()).toBe(mail(1))
  expect(entries[0]?.kinds).toEqual(['archive-entry-damaged'])
})

const plans = [1, 2, 3].map((n): ZipPlan => ({ name: `${n}.eml`, content: mail(n) }))
const variants: readonly [string, Partial<ZipPlan>][] = [
  ['deflated', {}],
  ['stored', { stored: true }],
  ['deflated, sizes behind the data', { streamed: true }],
  ['stored, sizes behind the data', { stored: true, streamed: true }],
]
test.each(variants)(
  'without a table of contents all entries are found by their own headers: %s',
  async (_, more) => {
    const zip = buildZip(plans.map((plan) => ({ ...plan, ...more })))
    const { entries, end } = await openBytes(zip.subarray(0, zip.indexOf('PK\x01\x02')))
    expect(entries.map(({ path, content }) => [path, content?.toString()])).toEqual(
      [1, 2, 3].map((n) => [`drive.zip/${n}.eml`, mail(n)]),
    )
    expect(end.problems.map(({ kind }) => kind)).toEqual(['archive-damaged', 'archive-directory-differs'])
  },
)

test('a zip cut off in the middle gives the entries before the cut whole and the last in part', async () => {
  const zip = buildZip(plans.map((plan) => ({ ...plan, stored: true })))
  const { entries } = await openBytes(zip.subarray(0, zip.indexOf('tekst 3')))
  expect(entries.map(({ content }) => content?.toString())).toEqual([
    mail(1),
    mail(2),
    mail(3).split('tekst')[0],
  ])
  expect(entries.at(-1)?.kinds).toEqual(['archive-entry-damaged'])
})

test('an entry the table of contents does not have is found and marked', async () => {
  const { entries, end } = await open([
    { name: '1.eml', content: mail(1) },
    { name: 'gewist.eml', content: mail(2), hidden: true, streamed: true },
    { name: '3.eml', content: mail(3) },
  ])
  expect(entries.map(({ path, kinds, content }) => [path, kinds, content?.toString()])).toEqual([
    ['drive.zip/1.eml', [], mail(1)],
    ['drive.zip/3.eml', [], mail(3)],
    ['drive.zip/gewist.eml', ['archive-directory-differs'], mail(2)],
  ])
  expect(end.survey).toEqual({ directory: 2, unlisted: 1, stream: 3 })
  expect(end.problems.map(({ kind }) => kind)).toEqual(['archive-directory-differs'])
})

test('a wrong count, bytes before or after the zip, and another name before the data lose nothing', async () => {
  const zip = buildZip(plans)
  const few = await open(plans, 1)
  const more = await open(plans, 9)
  const before = await openBytes(Buffer.concat([zip.subarray(0, 4), Buffer.alloc(100, 'stub'), zip]))
  const after = await openBytes(Buffer.concat([zip, Buffer.from('staart')]))
  for (const { entries, end } of [few, more, before, after]) {
    expect(entries.map(({ content }) => content?.toString())).toEqual([1, 2, 3].map(mail))
    expect(end.problems.length).toBeGreaterThan(0)
  }
  const renamed = await open([{ name: 'a.eml', localName: 'b.eml', content: mail(1) }])
  expect(renamed.entries[0]).toMatchObject({ path: 'drive.zip/a.eml', kinds: ['archive-directory-differs'] })
})

test('entries that share their data end as too large, not as hours of work', async () => {
  const zip = buildZip([{ name: 'a.mbox', content: Buffer.alloc(100_000, mail(1)) }])
  const table = zip.indexOf('PK\x01\x02')
  const central = zip.subarray(table, zip.length - 22)
  const end = Buffer.from(zip.subarray(zip.length - 22))
  end.writeUInt16LE(50, 8)
  end.writeUInt16LE(50, 10)
  end.writeUInt32LE(central.length * 50, 12)
  const overlapping = Buffer.concat([
    zip.subarray(0, table),
    ...Array.from({ length: 50 }, () => central),
    end,
  ])
  const { entries } = await openBytes(overlapping)
  expect(entries[0]?.content).toHaveLength(100_000)
  expect(entries).toHaveLength(50)
  expect(entries.at(-1)?.kinds).toContain('archive-too-large')
})

test('an entry of which nothing can be unpacked counts as unread', async () => {
  const zip = buildZip(plans)
  zip.fill(0xff, 35, 60)
  const { entries } = await openBytes(zip)
  expect(entries[0]).toMatchObject({ content: null, kinds: ['archive-entry-unreadable'] })
  expect(entries[1]?.content?.toString()).toBe(mail(2))
})

test('one absurd size does not shut out the entries behind it', async () => {
  const zip = buildZip(plans)
  zip.writeUInt32LE(0xf0000000, zip.indexOf('PK\x01\x02') + 20)
  const { entries } = await openBytes(zip)
  expect(entries.map(({ content }) => content?.toString())).toEqual([1, 2, 3].map(mail))
})

test('the shape of a maildir follows from the names of the entries', async () => {
  const { entries } = await open([
    { name: 'M/new/', content: '', stored: true },
    { name: 'M/cur/1700000000.a.host:2,S', content: mail(1) },
    { name: 'M/cur/los', content: mail(2) },
    { name: 'cur/los', content: mail(3) },
  ])
  const shapes = entries.map(({ found }) => (found.step === 'file' ? found.mailFolder : ''))
  expect(shapes).toEqual(['maildir', 'maildir', 'plain'])
})

test('zip in zip opens, a third one inside stays closed', async () => {
  const inner = buildZip([{ name: 'archief.mbox', content: mail(1) }])
  const middle = buildZip([{ name: 'deel.zip', content: inner }])
  const outer = buildZip([{ name: 'levering.zip', content: middle }])
  await inFolder(async (folder) => {
    const first = (await openAll(fileOf(outer, 'drive.zip'), folder)).entries[0]?.found
    if (first?.step !== 'file') throw new Error('no zip in the zip')
    const second = (await openAll(first, folder)).entries[0]?.found
    if (second?.step !== 'file') throw new Error('no zip in the zip in the zip')
    expect(second.path).toBe('drive.zip/levering.zip/deel.zip')
    const third = await openAll(second, folder)
    expect(third).toEqual({
      entries: [],
      end: { step: 'end', survey: {}, problems: [{ kind: 'archive-too-deep' }] },
    })
  })
})

test('an entry may be opened twice at once and again later; large ones leave no temporary file', () =>
  inFolder(async (folder) => {
    const spoolDir = `${folder}/spool`
    // Not so alike that it would be taken for a bomb.
    const large = Buffer.from(
      Array.from({ length: 1_100_000 }, (_, n) => (n * 2654435761) % 2 ** 32).join(' '),
    )
    const zip = buildZip([{ name: 'groot.mbox', content: large }])
    for await (const step of openArchive('zip', fileOf(zip, 'drive.zip'), { signal: patience, spoolDir })) {
      if (step.step !== 'file') continue
      const [one, two] = await Promise.all([step.open(), step.open()])
      expect(readdirSync(spoolDir)).toHaveLength(1)
      one.bytes?.close()
      one.bytes?.close()
      expect(two.bytes?.read(0, two.bytes.size).equals(large)).toBe(true)
      two.bytes?.close()
      expect(readdirSync(spoolDir)).toEqual([])
      const again = await step.open()
      expect(again.bytes?.read(5, 100)).toEqual(large.subarray(5, 105))
      again.bytes?.close()
    }
    expect(existsSync(spoolDir) && readdirSync(spoolDir)).toEqual([])
  }))
