import { fc, test } from '@fast-check/vitest'
import { describe, expect, test as plain } from 'vitest'
import { deriveMessage, deriveOutline } from '../../../main/parse/derive/message.ts'
import type { AttachedDocument } from '../../../main/parse/documents/attached-document.ts'
import { parseMessage } from '../../../main/parse/message.ts'
import type { MapiAttachment, MapiItem } from '../../../main/read/mapi/item.ts'
import { arbitraryItem } from '../../helpers/arbitrary-item.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { prop } from '../../helpers/card-items.ts'
import { docxOf, mail, pdfOf } from '../../helpers/mail.ts'
import { attachedItem, file, letter } from '../../helpers/mapi-items.ts'

const contents = [
  Buffer.alloc(0),
  Buffer.from('een regel\r\n--=_\r\n\r\ntekst\r\n'),
  Buffer.from([0, 255, 13, 10, 45, 45, 0]),
  mail({ text: 'Binnen in een bericht.' }),
  docxOf(['Notulen']),
  pdfOf(['Plattegrond']),
  buildZip([{ name: 'bijlage.txt', content: Buffer.from('Inhoud') }]),
  Buffer.from('BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Overleg\r\nEND:VCALENDAR\r\n'),
  Buffer.from('From: a@b.example\nX \x01\nContent-Type: message/rfc822\nContent-Transfer-Encoding: x\n\n\n'),
]
const names = ['a.txt', 'b.eml', 'c.docx', 'd.zip', 'winmail.dat', 'smime.p7m', 'e.ics', 'f']
const types = ['', 'text/plain', 'text/html', 'text/calendar', 'message/rfc822', 'message/news', 'message/x']
const bytes = fc.oneof(
  fc.constantFrom(...contents),
  fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each)),
)

function attachment(depth: number): fc.Arbitrary<MapiAttachment> {
  const own = fc
    .tuple(
      fc.constantFrom(...names),
      bytes,
      fc.constantFrom(...types, 'application/pkcs7-mime'),
      fc.boolean(),
    )
    .map(([name, content, type, inPieces]) => {
      const { properties } = file(name, content, type === '' ? [] : [prop.text(0x370e, type)])
      const octets = { size: content.length, pieces: () => [content.subarray(0, 5), content.subarray(5)] }
      const data = properties.map((each) =>
        each.id === 0x3701 && inPieces ? { ...each, value: octets } : each,
      )
      return { properties: data, embedded: null }
    })
  return depth === 0
    ? own
    : fc.oneof(
        own,
        letterWith(depth - 1).map((each) => attachedItem('inner', each)),
      )
}

const texts = ['Zie de bijlage.', '\u0001\u0002\u0003\u0004', 'begin 644 x\r\n#0V%T\r\n`\r\nend\r\n']
function letterWith(depth: number): fc.Arbitrary<MapiItem> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(attachment(depth), { maxLength: 4 }))
    .map(([text, attachments]) => letter([prop.text(0x1000, text)], attachments))
}

/** What is understood of a message, the bytes of its documents among it. */
function read(message: Buffer, leftOut?: Parameters<typeof parseMessage>[3]) {
  const documents: AttachedDocument[] = []
  const parsed = parseMessage(message, undefined, documents, leftOut)
  return { parsed, documents: documents.map((each) => ({ ...each, read: each.read() })) }
}

function expectSame(item: MapiItem): void {
  const { message, problems } = deriveMessage(item)
  const outline = deriveOutline(item)
  expect(outline.problems).toEqual(problems)
  expect(read(outline.message, outline.leftOut)).toEqual(read(message))
}

describe('a message without what can be left out is read as the whole', () => {
  test.prop([letterWith(2)], { numRuns: 300 })('with files of all kinds and items attached', expectSame)

  test.prop([arbitraryItem()], { numRuns: 100 })('whatever the item is', expectSame)

  plain('and large files are not in it', () => {
    const { message, leftOut } = deriveOutline(letter([], [file('groot.bin', Buffer.alloc(500_000, 7))]))
    expect(message.length).toBeLessThan(2000)
    expect(leftOut.map(({ digest }) => digest.size)).toEqual([500_000])
  })
})
