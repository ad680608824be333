import { expect, test } from 'vitest'
import { buildTar, pax, type TarPlan } from '../../helpers/build-tar.ts'
import { fileOf, inFolder, openAll } from '../../helpers/source-tree.ts'

const mail = (n: number) => `From: a${n}@example.org\nSubject: brief ${n}\n\n${'tekst '.repeat(200)}${n}\n`

function open(tar: Buffer) {
  return inFolder((folder) => openAll(fileOf(tar, 'm.tar'), folder))
}

const long = `Maildir/${'map/'.repeat(40)}bericht`
const plans: readonly [string, readonly TarPlan[], string | Buffer][] = [
  ['plain', [{ name: 'a.eml', content: mail(1) }], 'a.eml'],
  ['without magic', [{ name: 'a.eml', content: mail(1), format: 'old' }], 'a.eml'],
  ['old type', [{ name: 'a.eml', content: mail(1), type: '\0' }], 'a.eml'],
  [
    'a GNU long name',
    [
      { name: '././@LongLink', type: 'L', content: `${long}\0` },
      { name: long, content: mail(1) },
    ],
    long,
  ],
  ['a pax path', [pax({ path: long }), { name: 'kort', content: mail(1) }], long],
  [
    'a pax path that is not UTF-8',
    [pax({ path: Buffer.from('caf\xe9', 'latin1') }), { name: 'x', content: mail(1) }],
    Buffer.from('caf\xe9', 'latin1'),
  ],
  [
    'a pax size',
    [pax({ size: String(mail(1).length) }), { name: 'a', content: mail(1), declaredSize: 0 }],
    'a',
  ],
  [
    'a label before it',
    [
      { name: 'VOLUME', type: 'V' },
      { name: 'a', content: mail(1) },
    ],
    'a',
  ],
]
test.each(plans)('an entry comes out byte for byte, with its exact name: %s', async (_, members, name) => {
  const { entries, end } = await open(buildTar([...members, { name: 'z.eml', content: mail(2) }]))
  expect(entries.map(({ content }) => content?.toString())).toEqual([mail(1), mail(2)])
  expect(entries[0]?.found.pathBytes).toEqual(Buffer.concat([Buffer.from('m.tar/'), Buffer.from(name)]))
  expect(end.problems).toEqual([])
})

const obstacles: readonly [string, TarPlan, string][] = [
  ['a symbolic link', { name: 'x', type: '2', link: '/etc/passwd' }, 'symlink-not-followed'],
  ['a pipe', { name: 'x', type: '6' }, 'special-file'],
  ['a device', { name: 'x', type: '3' }, 'special-file'],
  ['a sparse file', { name: 'x', type: 'S', content: mail(1) }, 'archive-entry-unreadable'],
  ['a hard link to nothing', { name: 'x', type: '1', link: 'weg' }, 'archive-entry-unreadable'],
]
test.each(obstacles)('what holds no bytes is listed and the rest goes on: %s', async (_, plan, kind) => {
  const { entries } = await open(buildTar([plan, { name: 'z.eml', content: mail(2) }]))
  expect(entries[0]).toMatchObject({ path: 'm.tar/x', content: null, kinds: [kind] })
  expect(entries[1]?.content?.toString()).toBe(mail(2))
})

test('a hard link to an earlier entry is that message in another folder', async () => {
  const tar = buildTar([
    { name: 'M/cur/1', content: mail(1) },
    { name: 'M/.Sent/cur/1', type: '1', link: 'M/cur/1' },
    { name: 'M/new', type: '5' },
  ])
  const { entries } = await open(tar)
  expect(entries.map(({ path, content }) => [path, content?.toString()])).toEqual([
    ['m.tar/M/cur/1', mail(1)],
    ['m.tar/M/.Sent/cur/1', mail(1)],
  ])
  expect(entries.map(({ found }) => found.step === 'file' && found.mailFolder)).toEqual(['maildir', 'plain'])
})

test.each(['../uit', '/etc/x', 'a\\b'])('an unsafe name is only a name: %s', async (name) => {
  const { entries } = await open(buildTar([{ name, content: mail(1) }]))
  expect(entries[0]).toMatchObject({
    path: `m.tar/${name}`.replace('//', '//'),
    kinds: ['archive-name-unsafe'],
  })
})

test('behind a damaged header reading goes on at the next, and the lost span is named', async () => {
  const tar = buildTar([1, 2, 3].map((n) => ({ name: `${n}.eml`, content: mail(n) })))
  const second = tar.indexOf('2.eml')
  const third = tar.indexOf('3.eml')
  tar.fill('x', second, second + 50)
  const { entries, end } = await open(tar)
  expect(entries.map(({ content }) => content?.toString())).toEqual([mail(1), mail(3)])
  expect(end.problems).toMatchObject([{ kind: 'archive-damaged', start: second, length: third - second }])
})

test('a tar cut off gives the last entry in part and says that it was cut', async () => {
  const tar = buildTar([1, 2].map((n) => ({ name: `${n}.eml`, content: mail(n) })))
  const { entries, end } = await open(tar.subarray(0, tar.indexOf('2.eml') + 512 + 100))
  expect(entries.map(({ content }) => content?.toString())).toEqual([mail(1), mail(2).slice(0, 100)])
  expect(entries[1]?.kinds).toEqual(['archive-entry-damaged'])
  expect(end.problems.map(({ kind }) => kind)).toEqual(['archive-damaged'])
})

test('a tar cut off exactly between two entries does not pass for a whole one', async () => {
  const tar = buildTar([1, 2].map((n) => ({ name: `${n}.eml`, content: mail(n) })))
  const { end } = await open(tar.subarray(0, tar.indexOf('2.eml')))
  expect(end.problems.map(({ kind }) => kind)).toEqual(['archive-damaged'])
})

test('tars joined end to end are read whole', async () => {
  const { entries, end } = await open(
    Buffer.concat([1, 2].map((n) => buildTar([{ name: 'x.eml', content: mail(n) }]))),
  )
  expect(entries.map(({ content }) => content?.toString())).toEqual([mail(1), mail(2)])
  expect(entries[1]?.kinds).toEqual(['archive-name-twice'])
  expect(end.problems).toEqual([])
})
