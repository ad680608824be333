import { expect, test } from 'vitest'
import { readDocument } from '../../../../main/parse/documents/document.ts'
import type { DocumentKind } from '../../../../main/parse/nested/container.ts'
import { buildZip } from '../../../helpers/build-zip.ts'
import {
  compoundOf,
  docxWith,
  openDocumentOf,
  packageOf,
  paragraph,
  pptxOf,
  sheetRecord,
  slideRecord,
  words,
  xlsxOf,
} from '../../../helpers/documents.ts'
import { docxOf, pdfOf } from '../../../helpers/mail.ts'

const most = 1024 * 1024
const textOf = async (kind: DocumentKind, bytes: Buffer, room = most) => {
  const text = await readDocument(kind, bytes, room)
  return { text: text.join(), isCut: text.isCut, fault: text.fault }
}
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const bof = (version: number) => sheetRecord(0x809, words(version, 5, 0, 0))
const workbook = (...records: readonly Buffer[]) =>
  compoundOf({ Workbook: Buffer.concat([bof(0x600), ...records]) })
const slides = (...records: readonly Buffer[]) =>
  compoundOf({ 'PowerPoint Document': slideRecord(1000, Buffer.concat(records), 0x0f) })

/** An SST record of `count` texts whose bytes follow ([MS-XLS] §2.4.265). */
const shared = (count: number, texts: Buffer) =>
  sheetRecord(0xfc, Buffer.concat([words(count, 0, count, 0), texts]))
const label = Buffer.concat([words(0, 0, 0, 6), Buffer.from([0]), Buffer.from('Kelder')])
const rk = Buffer.concat([words(0, 0, 0), Buffer.from([0x03, 0x0e, 0, 0])])

test.each<readonly [string, DocumentKind, Buffer, string]>([
  ['a PDF', 'pdf', pdfOf(['Plattegrond', 'Kelder: archief']), 'Plattegrond\nKelder: archief'],
  ['a letter', 'docx', docxOf(['Notulen', 'R&D <b>']), 'Notulen\nR&D <b>'],
  ['words in several runs', 'docx', docxWith(paragraph('Bestem', 'mings', 'plan')), 'Bestemmingsplan'],
  [
    'notes, headers and what was deleted',
    'docx',
    docxWith('<w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>', {
      'word/footnotes.xml': paragraph('noot'),
      'word/header2.xml': paragraph('kop'),
    }),
    'weg\nnoot\nkop',
  ],
  ['a field code', 'docx', docxWith('<w:p><w:instrText>HYPERLINK x</w:instrText><w:t>y</w:t></w:p>'), 'y'],
  [
    'a workbook',
    'xlsx',
    xlsxOf(
      'Begroting &amp; meer',
      ['Post'],
      '<c t="s"><v>0</v></c><c><v>20190455</v></c><c t="b"><v>1</v></c>',
    ),
    'Begroting & meer\nPost\n20190455',
  ],
  ['text in a cell', 'xlsx', xlsxOf('A', [], '<c t="inlineStr"><is><t>Zelf</t></is></c>'), 'A\nZelf'],
  [
    'slides in their order, then notes',
    'pptx',
    pptxOf(
      Array.from({ length: 11 }, (_, at) => `dia ${at + 1}`),
      ['spreek'],
    ),
    [...Array.from({ length: 11 }, (_, at) => `dia ${at + 1}`), 'spreek'].join('\n'),
  ],
  [
    'an OpenDocument text',
    'odf',
    openDocumentOf('text', '<text:h>Kop</text:h><text:p>een<text:s/>twee<text:line-break/>drie</text:p>weg'),
    'Kop\neen twee\ndrie',
  ],
  ['RTF', 'rtf', Buffer.from("{\\rtf1\\ansi Caf\\'e9\\par twee}"), 'Café\ntwee'],
  [
    'a workbook of 97, a text over two records and one with runs',
    'ole',
    workbook(
      sheetRecord(0x85, Buffer.concat([Buffer.alloc(6), Buffer.from([5, 0]), Buffer.from('Blad1')])),
      shared(
        2,
        Buffer.concat([
          words(4),
          Buffer.from([8]),
          words(1),
          Buffer.from('Post'),
          Buffer.alloc(4),
          words(6),
          Buffer.from('\0Raad'),
        ]),
      ),
      sheetRecord(0x3c, Buffer.concat([Buffer.from([1]), utf16('ž!')])),
      sheetRecord(0x204, label),
      sheetRecord(0x27e, rk),
    ),
    'Blad1\nPost\nRaadž!\nKelder\n8.96',
  ],
  [
    'a workbook of 95',
    'ole',
    compoundOf({
      Book: Buffer.concat([
        bof(0x500),
        sheetRecord(0x42, words(1251)),
        sheetRecord(0x204, Buffer.concat([words(0, 0, 0, 3), Buffer.from([0xc4, 0xe0, 0x21])])),
      ]),
    }),
    'Да!',
  ],
  [
    'a presentation of 97',
    'ole',
    slides(
      slideRecord(0x0fa0, utf16('Čas')),
      slideRecord(1006, slideRecord(0x0fa8, Buffer.from('een\rtwee')), 0x0f),
      slideRecord(0x0fba, utf16('bij')),
    ),
    'Čas\neen\ntwee\nbij',
  ],
  ['a compound file of another program', 'ole', compoundOf({ Thumbs: Buffer.from('x') }), ''],
])('the text of %s is read', async (_, kind, bytes, text) => {
  const read = await textOf(kind, bytes)
  expect(read).toEqual({ text, isCut: false, fault: null })
})

test('the text of a comment in a workbook of 97 is read', async () => {
  const { text } = await textOf(
    'ole',
    workbook(sheetRecord(0x1b6, Buffer.alloc(18)), sheetRecord(0x3c, Buffer.from('\0Let op'))),
  )
  expect(text).toBe('Let op')
})

const encryptedDoc = (() => {
  const fib = Buffer.alloc(1024)
  fib.writeUInt16LE(0xa5ec)
  fib.writeUInt16LE(0x100, 10)
  return compoundOf({ WordDocument: fib })
})()
/** A Word document of these pieces, each as it lies there ([MS-DOC] §2.4.1). */
function wordOf(pieces: readonly { text: string; wide: boolean; length?: number; start?: number }[]): Buffer {
  const fib = Buffer.alloc(1024)
  fib.writeUInt16LE(0xa5ec)
  fib.writeUInt16LE(0xc1, 2)
  const texts = pieces.map(({ text, wide }) => Buffer.from(text, wide ? 'utf16le' : 'latin1'))
  const table = Buffer.alloc(3 + 5 + 5 + 4 * (pieces.length + 1) + 8 * pieces.length)
  table.writeUInt8(1)
  table.writeUInt16LE(2, 1)
  table.writeUInt8(2, 5)
  table.writeUInt32LE(table.length - 10, 6)
  let at = fib.length
  let characters = 0
  for (const [place, { text, wide, length = text.length, start }] of pieces.entries()) {
    characters += length
    table.writeUInt32LE(characters, 10 + 4 * (place + 1))
    const told = wide ? (start ?? at) : (((start ?? at) * 2) | 0x4000_0000) >>> 0
    table.writeUInt32LE(told, 10 + 4 * (pieces.length + 1) + 8 * place + 2)
    at += texts[place]?.length ?? 0
  }
  fib.writeUInt32LE(0, 0x1a2)
  fib.writeUInt32LE(table.length, 0x1a6)
  return compoundOf({ WordDocument: Buffer.concat([fib, ...texts]), '0Table': table })
}

test('the text of an old Word document is that of its pieces, of one byte or two, without what fields say to Word', async () => {
  const bytes = wordOf([
    { text: 'Nota over caf\xe9s\rzie \x13 HYPERLINK "x" \x13 IF 1', wide: false },
    { text: '\x15\x14bijlage – één\x15.', wide: true },
  ])
  expect(await textOf('ole', bytes)).toEqual({
    text: 'Nota over cafés\nzie bijlage – één.',
    isCut: false,
    fault: null,
  })
})

test.each([
  [
    'one that runs past the end',
    [
      { text: 'begin', wide: false },
      { text: 'x', wide: true, length: 5001 },
    ],
  ],
  [
    'one that lies outside at an odd place',
    [
      { text: 'begin', wide: false },
      { text: 'x', wide: true, start: 0x3fff_ffff },
    ],
  ],
  [
    'many over each other',
    Array.from({ length: 20_000 }, () => ({ text: '', wide: false, start: 0, length: 1000 })),
  ],
])('pieces of a Word document that lie are not followed: %s', async (_, pieces) => {
  const { text, fault } = await textOf('ole', wordOf(pieces))
  expect(fault).toBe('damaged')
  expect(text.length).toBeLessThan(2000)
})

const encryptedUser = Buffer.alloc(20)
encryptedUser.writeUInt32LE(0xf3d1c4df, 12)
const encryptedPdf = Buffer.from(
  pdfOf(['x'])
    .toString('latin1')
    .replace(
      '/Root 1 0 R',
      `/Root 1 0 R /ID [(aaaaaaaaaaaaaaaa) (aaaaaaaaaaaaaaaa)] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (${'o'.repeat(32)}) /U (${'u'.repeat(32)}) >>`,
    ),
  'latin1',
)

test.each<readonly [string, DocumentKind, Buffer]>([
  ['docx', 'ole', compoundOf({ EncryptedPackage: Buffer.alloc(8), EncryptionInfo: Buffer.alloc(8) })],
  ['odt', 'odf', openDocumentOf('text', '', '<manifest:encryption-data/>')],
  ['zip of a docx', 'docx', buildZip([{ name: 'word/document.xml', content: 'x', flags: 1 }])],
  ['pdf', 'pdf', encryptedPdf],
  ['doc', 'ole', encryptedDoc],
  ['xls', 'ole', workbook(sheetRecord(0x2f, words(1)), sheetRecord(0x204, label))],
  ['ppt', 'ole', compoundOf({ 'PowerPoint Document': Buffer.alloc(8), 'Current User': encryptedUser })],
])('an encrypted %s says so', async (_, kind, bytes) => {
  await expect(readDocument(kind, bytes, most)).rejects.toThrow('encrypted with a password')
})

const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from('bcdefghij', (name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]>`

test('entities of a document multiply into nothing', async () => {
  const { text } = await textOf(
    'docx',
    packageOf({ 'word/document.xml': `${entities}${paragraph('&j;&lt;')}` }),
  )
  expect(text).toBe('&j;<')
})

test.each<readonly [string, DocumentKind, Buffer]>([
  ['a zip bomb', 'docx', packageOf({ 'word/document.xml': `<w:t>${' '.repeat(80 * 1024 * 1024)}` })],
  ['a cut off one', 'docx', docxOf(['Notulen']).subarray(0, 100)],
  ['no PDF', 'pdf', Buffer.from('%PDF-1.7 nothing more')],
  ['a Word document without its tables', 'ole', compoundOf({ WordDocument: Buffer.alloc(1024) })],
])('%s is a document that could not be read', async (_, kind, bytes) => {
  await expect(readDocument(kind, bytes, most)).rejects.toThrow(/damaged|unpacks to more|no table/)
})

const longer = slideRecord(0x0fa0, utf16('weg'))
longer.writeUInt32LE(0xfffffff0, 4)

test.each<readonly [string, Buffer]>([
  ['a workbook cut off in a text', workbook(shared(9, Buffer.from('\x09\0\0Raad')))],
  ['a presentation whose record is longer than it', slides(slideRecord(0x0fa8, Buffer.from('een')), longer)],
])('%s gives what is there and says so', async (_, bytes) => {
  const { text, fault } = await textOf('ole', bytes)
  expect(text).toMatch(/^(?:Raad|een)$/)
  expect(fault).toBe('damaged')
})

test('of sixty thousand sheets the first are read, in little time', async () => {
  const sheets = Object.fromEntries(
    Array.from({ length: 60_000 }, (_, at) => [`xl/worksheets/sheet${at + 1}.xml`, '<c><v>7</v></c>']),
  )
  const read = await textOf('xlsx', packageOf(sheets))
  expect(read).toMatchObject({ isCut: true })
})

test('a PDF whose pages go round in circles ends', async () => {
  const round = pdfOf(['x'])
    .toString('latin1')
    .replace('/Kids [3 0 R] /Count 1', '/Kids [2 0 R 3 0 R] /Count 999999999')
  const ended = await textOf('pdf', Buffer.from(round, 'latin1')).then(
    () => 'ended',
    () => 'ended',
  )
  expect(ended).toBe('ended')
})

test('no more text is taken than there is room for', async () => {
  expect(await textOf('docx', docxOf(['abcdef', 'ghi']), 4)).toEqual({
    text: 'abcd',
    isCut: true,
    fault: null,
  })
})

test('the reader of PDFs brings no module to draw with', async () => {
  await textOf('pdf', pdfOf(['x']))
  const { sharedObjects } = process.report.getReport() as unknown as { sharedObjects: string[] } // Node says: an object
  expect(sharedObjects.length).toBeGreaterThan(0)
  expect(sharedObjects.filter((path) => /canvas|skia/.test(path))).toEqual([])
})
