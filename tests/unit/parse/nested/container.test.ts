import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { parseContent, readContentPart, viewContent } from '../../../../main/parse/content.ts'
import type { AttachedDocument } from '../../../../main/parse/documents/attached-document.ts'
import { buildMsg } from '../../../helpers/build-msg.ts'
import { buildTnef } from '../../../helpers/build-tnef.ts'
import { buildZip, type ZipPlan } from '../../../helpers/build-zip.ts'
import { prop } from '../../../helpers/card-items.ts'
import { docxOf, type Enclosure, lines, mail, pdfOf } from '../../../helpers/mail.ts'
import { attachedItem, file, letter } from '../../../helpers/mapi-items.ts'

const octets = 'application/octet-stream'
const attached = (name: string, bytes: Buffer, type = octets): Enclosure => ({ name, type, bytes })
const holding = (...enclosures: readonly Enclosure[]) => mail({ enclosures })
const zip = (...plans: readonly ZipPlan[]) => buildZip(plans)
const item = letter(
  [prop.text(0x0037, 'Binnen'), prop.text(0x1000, 'Tekst van binnen.')],
  [file('diep.txt', 'heel diep')],
)
const opened = (raw: Buffer) => {
  const { attachments, attachmentText, text, kind, problems } = parseContent(raw)
  const notOpened = problems.flatMap((each) => (each.kind === 'attachment-not-opened' ? [each.detail] : []))
  return {
    paths: attachments.map(({ path, name }) => `${path} ${name}`),
    attachmentText,
    text,
    kind,
    notOpened,
  }
}

const inner = holding(attached('diep.txt', Buffer.from('heel diep')))

test.each<readonly [string, Buffer, readonly string[]]>([
  [
    'a winmail.dat',
    holding(attached('winmail.dat', buildTnef(item), 'application/ms-tnef')),
    ['2/2 diep.txt'],
  ],
  ['a winmail.dat of any name', holding(attached('a.bin', buildTnef(item))), ['2/2 diep.txt']],
  ['an .msg', holding(attached('brief.msg', buildMsg(item))), ['2/2 diep.txt']],
  ['an .eml', holding(attached('brief.eml', inner)), ['2/2 diep.txt']],
  ['a message without a name', holding(attached('', inner)), ['2/2 diep.txt']],
  [
    'a zip',
    holding(
      attached('a.zip', zip({ name: 'map/', content: '' }, { name: 'map/diep.txt', content: 'heel diep' })),
    ),
    ['2/1 map/diep.txt'],
  ],
  ['a gzip', holding(attached('diep.txt.gz', gzipSync('heel diep'))), ['2/1 diep.txt']],
  [
    'a message in a zip in a message',
    holding(attached('a.zip', zip({ name: 'x.bin', content: 'x' }, { name: 'brief.eml', content: inner }))),
    ['2/1 x.bin', '2/2 brief.eml', '2/2/2 diep.txt'],
  ],
  [
    'an item with an item attached',
    holding(attached('brief.msg', buildMsg(letter([], [attachedItem('Binnen', item)])))),
    ['2/2 Binnen', '2/2.2 diep.txt'],
  ],
])(
  '%s is opened: its files are attachments, their text is found, their bytes are read by path',
  (_, raw, paths) => {
    const read = opened(raw)
    expect(read.paths.slice(1)).toEqual(paths)
    expect(read.attachmentText).toContain('heel diep')
    expect(read.notOpened).toEqual([])
    const deepest = paths.at(-1)?.split(' ')[0] ?? ''
    expect(readContentPart(raw, deepest)?.bytes.toString()).toBe('heel diep')
    for (const { path, size } of parseContent(raw).attachments)
      expect(readContentPart(raw, path)?.bytes.length).toBe(size)
    const seen = viewContent(raw).parts.map(({ path }) => path)
    expect(seen).toEqual(expect.arrayContaining(parseContent(raw).attachments.map(({ path }) => path)))
  },
)

test.each([
  ['an .msg', holding(attached('brief.msg', buildMsg(item)))],
  ['a winmail.dat', holding(attached('winmail.dat', buildTnef(item)))],
  ['an .eml', holding(attached('brief.eml', mail({ subject: 'Binnen' })))],
])('%s is read whole as the message it is', (_, raw) => {
  const found = readContentPart(raw, '2/')
  expect(found).toMatchObject({ type: 'message/rfc822', name: '' })
  expect(parseContent(found?.bytes ?? Buffer.alloc(0)).subject).toBe('Binnen')
})

test('what is no message is not read as one', () => {
  expect(readContentPart(holding(attached('a.zip', zip({ name: 'a.txt', content: 'a' }))), '2/')).toBeNull()
  expect(readContentPart(holding(attached('a.pdf', pdfOf(['x']))), '2/')).toBeNull()
})

test('the text of a winmail.dat is the message where the message has none, and is shown as such', () => {
  const raw = mail({
    text: '',
    enclosures: [attached('winmail.dat', buildTnef(item), 'application/ms-tnef')],
  })
  expect(opened(raw)).toMatchObject({ text: 'Tekst van binnen.', attachmentText: 'heel diep' })
  expect(viewContent(raw).text.trim()).toBe('Tekst van binnen.')
  const said = holding(attached('winmail.dat', buildTnef(item)))
  expect(opened(said).text).toContain('Het plan ligt ter inzage.')
  expect(opened(said).attachmentText).toContain('Tekst van binnen.')
})

test('the winmail.dat of an attached message is not taken for the message around it', () => {
  const inner = mail({ text: '', enclosures: [attached('winmail.dat', buildTnef(item))] })
  const raw = mail({
    text: '',
    enclosures: [{ name: '', type: 'message/rfc822', bytes: inner, encoding: '8bit' }],
  })
  expect(viewContent(raw).text.trim()).toBe('')
  expect(opened(raw)).toMatchObject({ text: '' })
  expect(opened(raw).attachmentText).toContain('Tekst van binnen.')
})

test('an invitation that came as a winmail.dat is one', () => {
  const asked = letter([], [], 'IPM.Schedule.Meeting.Request')
  expect(opened(holding(attached('winmail.dat', buildTnef(asked)))).kind).toBe('calendar')
  expect(opened(holding(attached('brief.msg', buildMsg(asked)))).kind).toBe('mail')
})

test('a winmail.dat uuencoded in the text is opened', () => {
  const bytes = buildTnef(item)
  const rows = Array.from({ length: Math.ceil(bytes.length / 45) }, (_, at) =>
    uuencoded(bytes.subarray(at * 45, at * 45 + 45)),
  )
  const raw = lines('Subject: x', '', 'zie bijlage', 'begin 644 winmail.dat', ...rows, '`', 'end')
  expect(opened(raw).paths).toEqual(['1~1 winmail.dat', '1~1/2 diep.txt'])
  expect(readContentPart(raw, '1~1/2')?.bytes.toString()).toBe('heel diep')
})

function uuencoded(row: Buffer): string {
  const sign = (value: number) => String.fromCharCode(value === 0 ? 96 : value + 32)
  let text = sign(row.length)
  for (let at = 0; at < row.length; at += 3) {
    const [a = 0, b = 0, c = 0] = row.subarray(at, at + 3)
    text += [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63].map(sign).join('')
  }
  return text
}

test('a secret, a damaged and an odd entry cost only themselves, and their names are found', () => {
  const raw = holding(
    attached(
      'a.zip',
      zip(
        { name: 'geheim.txt', content: 'x', flags: 1 },
        { name: 'geheim2.txt', content: 'x', flags: 1 },
        { name: 'kapot.txt', content: 'x'.repeat(100), declaredSize: 10 },
        { name: 'vreemd.txt', content: 'x', method: 12 },
        { name: 'fout.txt', content: 'toch gelezen', declaredCrc: 1 },
        { name: 'goed.txt', content: 'goed' },
      ),
    ),
  )
  const { paths, notOpened, attachmentText } = opened(raw)
  expect(paths.slice(1)).toEqual(['2/5 fout.txt', '2/6 goed.txt'])
  expect(notOpened).toEqual([
    '2/1 and 1 more: encrypted with a password',
    '2/3: unpacks to more than is taken in',
    '2/4: compression method 12',
    '2/5: the checksum differs',
  ])
  for (const name of ['geheim.txt', 'geheim2.txt', 'kapot.txt', 'vreemd.txt'])
    expect(attachmentText).toContain(name)
  expect(readContentPart(raw, '2/1')).toBeNull()
})

test('a zip cut off in its last file gives the files before', () => {
  const whole = zip(
    { name: 'een.txt', content: 'eerste' },
    { name: 'twee.txt', content: 'tweede '.repeat(50) },
  )
  const raw = holding(attached('a.zip', whole.subarray(0, 90)))
  const { paths, attachmentText, notOpened } = opened(raw)
  expect(paths.slice(1)).toEqual(['2/1 een.txt'])
  expect(attachmentText).toContain('eerste')
  expect(notOpened).toHaveLength(2)
})

test('containers are opened four deep, and a deeper one says that it was not', () => {
  let raw = zip({ name: 'diep.txt', content: 'bodem' })
  for (let level = 0; level < 6; level++) raw = zip({ name: `${level}.zip`, content: raw })
  const { paths, notOpened } = opened(holding(attached('a.zip', raw)))
  expect(paths.map((each) => each.split(' ')[0])).toEqual(['2', '2/1', '2/1/1', '2/1/1/1', '2/1/1/1/1'])
  expect(notOpened).toEqual(['2/1/1/1/1: deeper than is opened'])
})

test('a bomb is not unpacked, whatever it says of itself', () => {
  const zeros = Buffer.alloc(70 * 1024 * 1024)
  const honest = holding(attached('a.zip', zip({ name: 'nul', content: zeros })))
  expect(opened(honest).notOpened).toEqual(['2/1: unpacks to more than is taken in'])
  expect(opened(holding(attached('nul.gz', gzipSync(zeros)))).notOpened).toHaveLength(1)
})

test('a container with more files than are taken in gives the first, and says so', () => {
  const many = Array.from({ length: 5_003 }, (_, at) => ({ name: `${at}.bin`, content: 'x', stored: true }))
  const { paths, notOpened } = opened(holding(attached('a.zip', buildZip(many))))
  expect(paths).toHaveLength(5_001)
  expect(notOpened).toEqual(['2/5001 and 2 more: more files than are taken in'])
})

test.each([
  ['personal folders', Buffer.concat([Buffer.from('!BDN\0\0\0\0SM\x17\0'), Buffer.alloc(600)]), 'pst'],
  ['a 7z', Buffer.from('377abcaf271c0004', 'hex'), '7z'],
])('%s is not opened here, and says so', (_, bytes, format) => {
  expect(opened(holding(attached('archief.dat', bytes))).notOpened).toEqual([
    `2: ${format}, which is not opened here`,
  ])
})

test('what is wrong inside says where', () => {
  const raw = holding(
    attached('a.eml', mail({ enclosures: [attached('b.zip', zip({ name: 'x', content: 'x', flags: 1 }))] })),
  )
  expect(opened(raw).notOpened).toEqual(['2/2/1: encrypted with a password'])
})

test('documents wherever they lie are handed on with the bytes they have, and are no archives', () => {
  const docx = docxOf(['Notulen'])
  const pdf = pdfOf(['Plan'])
  const raw = holding(
    attached('brief.docx', docx),
    attached('a.zip', zip({ name: 'plan.pdf', content: pdf }, { name: 'brief.docx', content: docx })),
    attached('plan.bin', pdf),
  )
  const documents: AttachedDocument[] = []
  expect(parseContent(raw, undefined, documents).attachments).toHaveLength(5)
  expect(documents.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
    '2 docx',
    '3/1 pdf',
    '3/2 docx',
    '4 pdf',
  ])
  expect(documents.map((each) => each.read())).toEqual([docx, pdf, docx, pdf])
})

test.each(['2/0', '2/2', '2/1/1', '2/x', '2/', '/1', '2/1~1', '1/1', '9/1', `2${'/1'.repeat(1000)}`])(
  'no part has the path %s',
  (path) => {
    const raw = holding(attached('a.zip', zip({ name: 'a.txt', content: 'x' })))
    expect(readContentPart(raw, path)).toBeNull()
  },
)
