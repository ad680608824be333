import { createHash } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { parseContent, readContentPart } from '../../../../main/parse/content.ts'
import { deriveMessage } from '../../../../main/parse/derive/message.ts'
import { EMBEDDED_DEPTH, type MapiItem } from '../../../../main/read/mapi/item.ts'
import { prop } from '../../../helpers/card-items.ts'
import { attachedItem, contentOf, file, letter } from '../../../helpers/mapi-items.ts'

const parsed = (of: MapiItem) => parseContent(contentOf(of))
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const allBytes = Buffer.from(Array.from({ length: 1000 }, (_, place) => place % 256))

describe('an attachment', () => {
  test.each([
    ['verslag.pdf', allBytes, 'application/pdf'],
    ['Café “één” – 会議.docx', Buffer.from('x'), ''],
    ['a"b\\c;d.txt', Buffer.from('tekst'), 'text/plain'],
    ['leeg.bin', Buffer.alloc(0), 'application/octet-stream'],
    ['naam.eml', Buffer.from('Subject: binnen\r\n\r\ntekst\r\n'), 'message/rfc822'],
    [`${'lang '.repeat(60)}.txt`, Buffer.from('x'), 'multipart/mixed'],
    ['regel\r\nBcc: x@example.nl', Buffer.from('x'), 'geen type'],
  ])('keeps its name and every byte: %j', async (name, bytes, type) => {
    const of = letter([], [file(name, bytes, type === '' ? [] : [prop.text(0x370e, type)])])
    const [attachment, ...others] = parsed(of).attachments
    const isKept = type.includes('/') && !type.startsWith('multipart/')
    expect(others).toEqual([])
    expect(attachment).toMatchObject({
      path: '2',
      name: name.replace(/\r\n/g, ' ').trim(),
      type: isKept ? type : 'application/octet-stream',
      size: bytes.length,
      inline: false,
    })
    expect(Buffer.from(attachment?.sha256 ?? []).toString('hex')).toBe(sha256(bytes))
    expect(readContentPart(contentOf(of), '2')?.bytes).toEqual(bytes)
    const theirs = (await simpleParser(deriveMessage(of).message)).attachments
    if (bytes.length > 0 && type !== 'message/rfc822')
      expect(theirs.map(({ content }) => sha256(content))).toEqual([sha256(bytes)])
  })

  test('in pieces gives the same message as whole', () => {
    const bytes = Buffer.concat(Array.from({ length: 300 }, () => allBytes))
    const of = (value: Buffer | { size: number; pieces(): Iterable<Buffer> }) => {
      const whole = file('groot.bin', '')
      const properties = whole.properties.map((each) => (each.id === 0x3701 ? { ...each, value } : each))
      return deriveMessage(letter([], [{ properties, embedded: null }])).message
    }
    const pieces = () =>
      [0, 1, 58, 58, 100_000].map((from, place, all) => bytes.subarray(from, all[place + 1] ?? bytes.length))
    expect(of({ size: bytes.length, pieces })).toEqual(of(bytes))
  })

  test('that is an item is a message with its own text and attachments', () => {
    const inner = letter(
      [prop.text(0x0037, 'Binnen'), prop.text(0x1000, 'tekst binnen')],
      [file('diep.txt', 'diep')],
    )
    const { attachments, attachmentText } = parsed(letter([], [attachedItem('Binnen', inner)]))
    expect(attachments.map(({ path, type, name }) => `${path} ${type} ${name}`)).toEqual([
      '2 message/rfc822 Binnen',
      '2.2 application/octet-stream diep.txt',
    ])
    expect(attachmentText).toBe('Binnen\n\ntekst binnen\n\ndiep')
  })

  test('that is a link is a text by its name too, not the file it leads to', () => {
    const link = [
      prop.number(0x3705, 4),
      prop.text(0x3707, 'plan.xls'),
      prop.text(0x370d, '\\\\schijf\\plan.xls'),
    ]
    const { attachments } = parsed(letter([], [{ properties: link, embedded: null }]))
    expect(attachments).toMatchObject([{ name: 'plan.xls.txt', type: 'text/plain' }])
  })

  test('that is an item in an item is opened to a depth, and told beyond it', () => {
    let nested = letter()
    for (let level = 0; level <= EMBEDDED_DEPTH; level++)
      nested = letter([], [attachedItem(`${level}`, nested)])
    const { message, problems } = deriveMessage(nested)
    expect(problems.map(({ kind }) => kind)).toEqual(['parts-too-deep'])
    expect(message.toString().match(/^Content-Type: message\/rfc822/gm)).toHaveLength(EMBEDDED_DEPTH)
  })

  test.each([
    [
      'a link names what it points to',
      {
        properties: [prop.number(0x3705, 4), prop.text(0x370d, '\\\\schijf\\map\\plan.pdf')],
        embedded: null,
      },
      ['attachment-by-reference'],
      '\\\\schijf\\map\\plan.pdf\r\n',
    ],
    [
      'bytes that cannot be read',
      { properties: [prop.text(0x3707, 'weg.pdf')], embedded: null },
      ['attachment-unreadable'],
      '',
    ],
    [
      'another size than the item says',
      file('kort.bin', 'xxxx', [prop.number(0x0e20, 3)]),
      ['attachment-size-differs'],
      'xxxx',
    ],
    [
      'far more than there is',
      file('kort.bin', 'xxxx', [prop.number(0x0e20, 1_000_000)]),
      ['attachment-size-differs'],
      'xxxx',
    ],
    ['a size with the record around it', file('goed.bin', 'xxxx', [prop.number(0x0e20, 400)]), [], 'xxxx'],
  ])('%s', (_, attachment, problems, text) => {
    const of = letter([], [attachment])
    expect(deriveMessage(of).problems.map(({ kind }) => kind)).toEqual(problems)
    expect(readContentPart(contentOf(of), '2')?.bytes.toString()).toBe(text)
  })

  test('says its size only where the item says that of its bytes', () => {
    const of = letter(
      [],
      [file('a', 'xxxx', [prop.number(0x0e20, 4)]), file('b', 'xxxx', [prop.number(0x0e20, 400)])],
    )
    expect(parsed(of).attachments.map(({ declaredSize }) => declaredSize)).toEqual([4, null])
  })
})

describe('a protected message', () => {
  const signed =
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b\r\nMIME-Version: 1.0\r\n\r\n' +
    '--b\r\nContent-Type: text/plain\r\n\r\ngetekend  \r\n--b\r\nContent-Type: application/pkcs7-signature\r\n\r\nMII\r\n--b--\r\n'
  const sealed = Buffer.concat([
    Buffer.from('3080', 'hex'),
    Buffer.from('06092a864886f70d010703', 'hex'),
    allBytes,
  ])

  test('that is signed has the signed bytes as they were', () => {
    const of = letter(
      [],
      [file('smime.p7m', signed, [prop.text(0x370e, 'multipart/signed')])],
      'IPM.Note.SMIME.MultipartSigned',
    )
    expect(deriveMessage(of).message.toString().split('\r\n\r\n').slice(1).join('\r\n\r\n')).toBe(
      signed.split('\r\n\r\n').slice(1).join('\r\n\r\n'),
    )
    expect(parsed(of)).toMatchObject({ protection: 'signed', text: 'getekend', kind: 'mail' })
  })

  test('that is sealed has the sealed object untouched', () => {
    const of = letter(
      [],
      [file('smime.p7m', sealed, [prop.text(0x370e, 'application/pkcs7-mime')])],
      'IPM.Note.SMIME',
    )
    expect(parsed(of)).toMatchObject({ protection: 'encrypted', kind: 'mail' })
    expect(readContentPart(contentOf(of), '1')?.bytes).toEqual(sealed)
  })

  test('of PGP is seen where Exchange took the multipart around it away', () => {
    const pgp = file('ATT1', 'Version: 1', [prop.text(0x370e, 'application/pgp-encrypted')])
    expect(parsed(letter([], [pgp, file('ATT2', 'x')])).protection).toBe('encrypted')
  })

  test.each([
    ['two attachments', [file('a', signed), file('b', 'x')]],
    ['none', []],
    ['one that is no such object', [file('a.txt', 'tekst', [prop.text(0x370e, 'text/plain')])]],
  ])('that is none in truth is made like any other: %s', (_, attachments) => {
    const of = letter([], attachments, 'IPM.Note.SMIME')
    expect(parsed(of)).toMatchObject({ protection: 'none', text: 'Het plan ligt ter inzage.' })
    const attached = parsed(of).attachments.filter(({ path }) => !path.includes('/'))
    expect(attached).toHaveLength(attachments.length)
  })
})
