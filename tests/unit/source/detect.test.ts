import { deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detect } from '../../../main/source/detect.ts'
import { formats } from '../../../main/source/formats.ts'
import { problems } from '../../../shared/problem.ts'
import { buildTar } from '../../helpers/build-tar.ts'
import { buildZip } from '../../helpers/build-zip.ts'
import { noise, structured } from '../../helpers/noise.ts'

const header = 'From: Piet <piet@example.org>\r\nSubject: begroting\r\n\r\n'
const separator = 'From piet@example.org Wed Jun  2 03:06:27 2010\n'
const message = `${header}tekst\r\n`
const hex = (text: string) => Buffer.from(text, 'hex')
const ole = (stream: string) =>
  Buffer.concat([hex('d0cf11e0a1b11ae1'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')])
const pst = (client: string, version: number) =>
  Buffer.concat([
    Buffer.from(`!BDN\0\0\0\0${client}`),
    hex(version.toString(16).padStart(2, '0')),
    Buffer.alloc(50),
  ])

/** What it is · its bytes · its name · format expected. */
const cases: readonly [string, string | Buffer, string, string][] = [
  ['a message', message, 'x', 'eml'],
  ['a message with a byte order mark', `\ufeff${message}`, 'x', 'eml'],
  ['a message after empty lines', `\r\n\n${message}`, 'x', 'eml'],
  ['a message with one known field', 'Subject: x\n\ntekst', 'x', 'eml'],
  ['a message with unknown and folded fields', 'X-Foo: 1\n b\nX-Bar: 2\nReceived: from x\n\n', 'x', 'eml'],
  ['a message with a quoted separator', `>${separator}${message}`, 'x', 'eml'],
  ['a message named .eml that kept its separator', separator + message, 'brief.eml', 'eml'],
  ['a message named .txt', message, 'brief.txt', 'eml'],
  ['a message named .msg by a program that is not Outlook', message, 'brief.msg', 'eml'],
  [
    'a message without a blank line after its fields',
    'From: a@example.org\nTo: b@example.org\ntekst',
    'x',
    'eml',
  ],
  ['a saved page with mail fields', `${header}<html>`, 'x.mht', 'eml'],
  ['a page named .mht', '<html><body>From: x</body></html>', 'x.mht', 'html'],
  ['text named .eml', 'dit is geen mail', 'x.eml', 'eml'],
  ['nothing, named .eml', '', 'x.eml', 'eml'],
  ['a PDF named .eml', '%PDF-1.4\n', 'x.eml', 'pdf'],
  ['a note', 'Note: bel Piet\n\nmorgen', 'x.txt', 'text'],
  ['prose', 'Lieve mensen,\nFrom: is een Engels woord\n', 'x.txt', 'text'],
  ['prose that begins with From', 'From here on it is only text.\nTruly.', 'x.txt', 'text'],
  ['source text', '{"from": "a",\n "subject": "b"}', 'x.json', 'json'],

  ['an mbox', separator + message, 'Inbox', 'mbox'],
  ['an mbox with CRLF', separator.replace('\n', '\r\n') + message, 'Inbox', 'mbox'],
  ['an mbox with a byte order mark', `\ufeff${separator}${message}`, 'Inbox', 'mbox'],
  ['an mbox after empty lines', `\n\n${separator}${message}`, 'Inbox', 'mbox'],
  ['an mbox of Thunderbird', `From - Sat Jan 01 00:00:00 2000\n${message}`, 'Sent', 'mbox'],
  ['an mbox without a date', `From piet\n${message}`, 'Inbox', 'mbox'],
  ['an mbox behind junk', `Dit is geen mail.\nFrom hier af ook niet.\n\n${separator}${message}`, 'x', 'mbox'],
  ['an mbox behind 60 kB of junk', `${'junk\n'.repeat(12_000)}\n${separator}${message}`, 'x', 'mbox'],
  ['several messages named .eml', `${separator}${message}\n${separator}${message}`, 'x.eml', 'mbox'],
  ['a message that quotes an mbox', `${header}\n${separator}${message}`, 'x', 'eml'],
  ['a page that quotes an mbox', `<html><pre>\n${separator}${message}</pre>`, 'x', 'html'],
  ['junk named .mbox', 'geen mail', 'x.mbox', 'mbox'],

  ['an Apple message', `000123    \n${message}`, '1.emlx', 'emlx'],
  ['an Apple message that lost its first line', message, '1.emlx', 'emlx'],
  ['a number and text', '123\nniet meer', 'x', 'text'],
  ['an Outlook item', ole('__properties_version1.0'), 'x', 'msg'],
  ['an Outlook item known by its name', ole('Root Entry'), 'x.MSG', 'msg'],
  ['a Word document', ole('WordDocument'), 'x.doc', 'ole'],
  ['personal folders, ANSI', pst('SM', 14), 'x', 'pst-ansi'],
  ['personal folders, Unicode', pst('SM', 23), 'x', 'pst'],
  ['personal folders, 4 KiB pages', pst('SM', 36), 'x', 'pst'],
  ['offline folders', pst('SO', 36), 'x', 'ost'],
  ['winmail.dat', hex('789f3e2201'), 'winmail.dat', 'tnef'],
  ['Outlook Express', hex('cfad12fec5fd746f'), 'Inbox.dbx', 'dbx'],
  ['the list of folders of Outlook Express', hex('cfad12fec6fd746f'), 'Folders.dbx', 'dbx-other'],
  ['Outlook Express 4', hex('4a4d463603001000'), 'Inbox.mbx', 'oe4'],

  ['a zip', buildZip([{ name: 'a.eml', content: message }]), 'x', 'zip'],
  ['an empty zip', buildZip([]), 'x', 'zip'],
  ['Outlook for Mac', buildZip([{ name: 'Local/x', content: '' }]), 'x.olm', 'olm'],
  [
    'docx',
    buildZip([
      { name: '[Content_Types].xml', content: 'x' },
      { name: 'word/document.xml', content: 'x' },
    ]),
    'x',
    'docx',
  ],
  [
    'xlsx',
    buildZip([
      { name: '_rels/.rels', content: 'x' },
      { name: 'xl/workbook.xml', content: 'x' },
    ]),
    'x',
    'xlsx',
  ],
  [
    'odt',
    buildZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true }]),
    'x',
    'odf',
  ],
  ['a zip of mail named .docx', buildZip([{ name: 'word/a.eml', content: message }]), 'x.docx', 'zip'],
  ['a gzip', gzipSync(message), 'x', 'gzip'],
  ['a tar', buildTar([{ name: 'x', content: message }]), 'x', 'tar'],
  ['a tar without magic', buildTar([{ name: 'x', content: message, format: 'old' }]), 'x', 'tar'],
  ['a tar of Apple', buildTar([{ name: 'x', content: message }]), 'x.emlxtar', 'tar'],
  ['bzip2', hex('425a6839314159265359'), 'x', 'bzip2'],
  ['xz', hex('fd377a585a000004'), 'x', 'xz'],
  ['7-Zip', hex('377abcaf271c0004'), 'x', '7z'],
  ['rar', hex('526172211a0701'), 'x', 'rar'],

  ['PNG', hex('89504e470d0a1a0a'), 'x', 'png'],
  ['JPEG', hex('ffd8ffe0'), 'x', 'jpeg'],
  ['what macOS keeps beside a message', hex('0005160700020000'), '._x.eml', 'appledouble'],
  ['SQLite', Buffer.from('SQLite format 3\0'), 'x', 'sqlite'],
  ['an agenda', 'BEGIN:VCALENDAR\nVERSION:2.0\n', 'x', 'icalendar'],
  ['a card', 'BEGIN:VCARD\nFN:Piet\n', 'x', 'vcard'],
  ['XML', '<?xml version="1.0"?><a/>', 'x', 'xml'],
  ['HTML', '\n<!DOCTYPE html><html>', 'x', 'html'],
  ['RTF', '{\\rtf1 x}', 'x', 'rtf'],
  ['nothing', '', 'x', 'empty'],
  ['noise', deflateRawSync(Buffer.alloc(9999, 'abc')), 'x', 'unknown'],
]
test.each(cases)('%s', (_, content, name, format) => {
  const bytes = Buffer.from(content)
  expect(detect(bytes.subarray(0, 65536), `map/${name}`, bytes.length).format).toBe(format)
})

const inMaildir: readonly [string, string | Buffer, string, string][] = [
  ['a message', message, '1700000000.a.host:2,S', 'maildir'],
  ['text', 'geen mail', '1700000000.a.host', 'maildir'],
  ['nothing', '', '1700000000.a.host', 'maildir'],
  ['a picture', hex('89504e470d0a1a0a'), '1700000000.a.host', 'maildir'],
  ['a compressed message', gzipSync(message), '1700000000.a.host:2,SZ', 'gzip'],
  ['an index of the server', hex('07030005'), 'dovecot.index.cache', 'unknown'],
  ['a file of the system', hex('00000001'), '.DS_Store', 'unknown'],
  ['a message with a dot', message, '.1700000000.a.host', 'maildir'],
]
test.each(inMaildir)('in a maildir: %s', (_, content, name, format) => {
  const bytes = Buffer.from(content)
  expect(detect(bytes, `M/cur/${name}`, bytes.length, 'maildir').format).toBe(format)
})

test('what may hold mail and is not read says so; mail and containers never do', () => {
  for (const { format, role, note } of formats) {
    expect(note === undefined || (role === 'other' && problems[note].weight === 'unread'), format).toBe(true)
  }
  for (const format of ['nsf', 'oe4', 'olm', 'mbx', 'mmdf', 'rar', '7z', 'xz', 'bzip2']) {
    expect(formats.find((one) => one.format === format)?.note, format).toBe('format-not-read')
  }
})

test.each(['pst', 'ost', 'dbx', 'msg', 'nsf', 'olm'])(
  'a file whose name says mail (%s) and whose beginning is lost is not passed over as no mail',
  (ending) => {
    const lost = detect(hex('0001f2e39400aa'), `Archief 2009.${ending.toUpperCase()}`, 7)
    expect(lost).toMatchObject({ format: 'unrecognised', problems: [{ kind: 'format-not-read' }] })
    expect(detect(hex('0001f2e39400aa'), `${ending}.bin`, 7).problems).toEqual([])
  },
)

test('detection answers for any bytes, name and shape', () => {
  const names = fc.constantFrom('x', 'x.eml', 'x.mbox', 'x.msg', '.x', 'x.zip')
  fc.assert(
    fc.property(
      fc.oneof(noise, structured),
      names,
      fc.constantFrom('plain', 'maildir'),
      (bytes, name, shape) => {
        expect(detect(bytes, name, bytes.length, shape).format).not.toBe('')
      },
    ),
    { numRuns: 1000 },
  )
})
