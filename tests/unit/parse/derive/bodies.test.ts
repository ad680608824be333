import { describe, expect, test } from 'vitest'
import { parseContent, readContentPart, viewContent } from '../../../../main/parse/content.ts'
import { deriveMessage } from '../../../../main/parse/derive/message.ts'
import type { MapiItem } from '../../../../main/read/mapi/item.ts'
import { prop } from '../../../helpers/card-items.ts'
import { contentOf, file, letter } from '../../../helpers/mapi-items.ts'

const typesOf = (of: MapiItem) => viewContent(contentOf(of)).parts.map(({ path, type }) => `${path} ${type}`)
const view = (of: MapiItem) => viewContent(contentOf(of))
const kindsOf = (of: MapiItem) => deriveMessage(of).problems.map(({ kind }) => kind)

/** RTF as a body holds it, not compressed ([MS-OXRTFCP] §2.2: "MELA"). */
function rtf(text: string) {
  const header = Buffer.alloc(16)
  header.writeUInt32LE(text.length + 12, 0)
  header.writeUInt32LE(text.length, 4)
  header.write('MELA', 8, 'latin1')
  return prop.bytes(0x1009, Buffer.concat([header, Buffer.from(text, 'latin1')]))
}

const noText = prop.text(0x1000, '')
const latin = Buffer.from('<p>caf\xe9 \x80</p>', 'latin1')

describe('the bodies of an item', () => {
  test.each([
    ['a text alone stays a text', [], ['1 text/plain']],
    [
      'text and HTML offer the choice',
      [prop.bytes(0x1013, latin)],
      ['TEXT multipart/alternative', '1 text/plain', '2 text/html'],
    ],
    ['HTML alone', [noText, prop.bytes(0x1013, latin)], ['1 text/html']],
    [
      'RTF that hides HTML is that',
      [noText, rtf('{\\rtf1\\fromhtml1 {\\*\\htmltag <b>}x}')],
      ['1 text/html'],
    ],
    ['RTF that hides text is that', [noText, rtf('{\\rtf1\\ansi\\fromtext x}')], ['1 text/plain']],
    [
      'RTF as it was written stays beside its text',
      [noText, rtf('{\\rtf1 x}')],
      ['TEXT multipart/alternative', '1 text/plain', '2 application/rtf'],
    ],
    ['nothing is an empty text', [noText], ['1 text/plain']],
  ])('%s', (_, properties, types) => {
    expect(typesOf(letter(properties))).toEqual(types)
  })

  test.each([
    ['the code page of the item', [prop.bytes(0x1013, latin), prop.number(0x3fde, 1252)], '<p>café €</p>'],
    [
      'another code page',
      [prop.bytes(0x1013, Buffer.from('<p>\xcf\xf0</p>', 'latin1')), prop.number(0x3fde, 1251)],
      '<p>Пр</p>',
    ],
    ['HTML kept as text', [prop.text(0x1013, '<p>Пр €</p>')], '<p>Пр €</p>'],
  ])('HTML is read in %s', (_, properties, html) => {
    expect(view(letter(properties)).html).toBe(html)
  })

  test.each([
    ['lone line ends, blanks before them, dots and dashes', 'a \n.\r\rb\t\r\n--\r\n--=_x--\r\n'],
    ['a long line', 'x'.repeat(2000)],
    ['Dutch', 'Eén coördinatie – “zo” = €5\r\n\r\nGroet '],
    ['Japanese', '会議の議事録です。'.repeat(50)],
    ['no text', ''],
  ])('a text comes back as it was: %s', (_, text) => {
    const part = readContentPart(contentOf(letter([prop.text(0x1000, text)])), '1')
    expect(part?.bytes.toString()).toBe(text)
  })

  test('RTF that is the body is no attachment for people to open', () => {
    const { attachments, text } = parseContent(contentOf(letter([rtf('{\\rtf1 x}')])))
    expect(attachments).toMatchObject([{ path: '2', inline: true, name: 'body.rtf' }])
    expect(text).toBe('Het plan ligt ter inzage.')
  })

  test('compressed RTF that cannot be read is told, and the text is there all the same', () => {
    const damaged = letter([prop.bytes(0x1009, Buffer.from('no RTF at all, but long'))])
    expect(kindsOf(damaged)).toEqual(['rtf-not-read'])
    expect(parseContent(contentOf(damaged)).text).toBe('Het plan ligt ter inzage.')
  })

  test('only pictures the HTML shows lie beside it; the others are files', () => {
    const html = prop.bytes(0x1013, Buffer.from('<img src="cid:een@x"><img src="logo.png">'))
    const called = (name: string, id: string) =>
      file(name, name, [prop.text(0x3712, id), prop.text(0x370e, 'image/png')])
    const shown = letter(
      [html],
      [
        called('een.png', 'een@x'),
        called('twee.png', 'twee@x'),
        file('logo', 'logo', [prop.text(0x3713, 'logo.png'), prop.text(0x370e, 'image/png')]),
      ],
    )
    expect(typesOf(shown)).toEqual([
      'TEXT multipart/mixed',
      '1 multipart/alternative',
      '1.1 text/plain',
      '1.2 multipart/related',
      '1.2.1 text/html',
      '1.2.2 image/png',
      '1.2.3 image/png',
      '2 image/png',
    ])
    expect(
      parseContent(contentOf(shown)).attachments.map(({ name, inline, contentId }) => [
        name,
        inline,
        contentId,
      ]),
    ).toEqual([
      ['een.png', true, 'een@x'],
      ['logo', true, null],
      ['twee.png', false, 'twee@x'],
    ])
  })
})
