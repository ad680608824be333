import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { parseContent, readContentPart, viewContent } from '../../../../main/parse/content.ts'
import type { AttachedDocument } from '../../../../main/parse/documents/attached-document.ts'
import { readDocument } from '../../../../main/parse/documents/document.ts'
import { NotRead } from '../../../../main/parse/documents/not-read.ts'
import { buildMsg } from '../../../helpers/build-msg.ts'
import { buildTnef } from '../../../helpers/build-tnef.ts'
import { buildZip } from '../../../helpers/build-zip.ts'
import { compoundOf, sheetRecord, slideRecord, words, xlsxOf } from '../../../helpers/documents.ts'
import { docxOf, mail } from '../../../helpers/mail.ts'
import { file, letter } from '../../../helpers/mapi-items.ts'

const item = letter([], [file('diep.txt', 'heel diep')])
const texts = Buffer.concat([words(1, 0, 1, 0, 4), Buffer.from('\0Raad')])
const samples: readonly Buffer[] = [
  buildZip([
    { name: 'a.txt', content: 'een' },
    { name: 'b.docx', content: docxOf(['Notulen']) },
  ]),
  buildMsg(item),
  buildTnef(item),
  docxOf(['Notulen']),
  xlsxOf('Blad', ['Post'], '<c><v>7</v></c>'),
  compoundOf({ Workbook: Buffer.concat([sheetRecord(0x809, words(0x600, 5)), sheetRecord(0xfc, texts)]) }),
  compoundOf({ 'PowerPoint Document': slideRecord(0x0fa8, Buffer.from('een twee')) }),
]
const change = fc.record({ at: fc.nat(100_000), byte: fc.nat(255) })
const damaged = fc
  .tuple(fc.constantFrom(...samples), fc.array(change, { maxLength: 8 }), fc.nat(200))
  .map(([sample, changes, cut]) => {
    const bytes = Buffer.from(sample.subarray(0, cut < 50 ? sample.length - cut : sample.length))
    for (const { at, byte } of changes) bytes[at % bytes.length] = byte
    return bytes
  })

test.prop([damaged], { numRuns: 200 })(
  'damaged containers and documents are read the same way twice, and nothing throws',
  async (bytes) => {
    const raw = mail({ enclosures: [{ name: 'a.bin', type: 'application/octet-stream', bytes }] })
    const documents: AttachedDocument[] = []
    const message = parseContent(raw, undefined, documents)
    expect(message.problems.map(({ kind }) => kind)).not.toContain('parser-failed')
    expect(parseContent(raw)).toEqual(message)
    for (const { path, size } of message.attachments)
      expect(readContentPart(raw, path)?.bytes.length).toBe(size)
    const listed = new Set(viewContent(raw).parts.map(({ path }) => path))
    expect(message.attachments.filter(({ path }) => !listed.has(path))).toEqual([])
    for (const document of documents) await readBoth(document)
  },
)

async function readBoth({ kind, read }: AttachedDocument): Promise<void> {
  const bytes = read()
  expect(bytes).not.toBeNull()
  // What a library does with damage is its own; it is caught by whoever reads it.
  const said = () =>
    readDocument(kind, bytes ?? Buffer.alloc(0), 10_000).then(
      (text) => text.join(),
      (error) => (error instanceof NotRead ? error.message : Promise.reject(error)),
    )
  expect(await said()).toBe(await said())
}
