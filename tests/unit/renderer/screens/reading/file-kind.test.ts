import { describe, expect, test } from 'vitest'
import { extensionOf, judgeFile } from '../../../../../renderer/screens/reading/file-kind.ts'
import { pdfOf, pngOf, writeZip } from '../../../../helpers/mail.ts'

const png = pngOf(2, [1, 2, 3])
const exe = Buffer.from('MZ\x90\0')
const octets = 'application/octet-stream'

describe('a file is judged by name, type and bytes', () => {
  test.each([
    ['photo.png', 'image/png', png, [], false],
    ['photo.jpg', 'image/jpeg', png, [], true],
    ['photo.png', 'image/png', exe, ['program'], true],
    ['setup.exe', octets, exe, ['program'], false],
    ['invoice.pdf.exe', octets, null, ['double', 'program'], false],
    ['invoice.pdf     .scr', octets, null, ['double', 'program'], false],
    ['a\u{202e}fdp.exe', octets, null, ['reversed', 'program'], false],
    ['run.ps1 . ', 'text/plain', null, ['script'], false],
    ['plan.docm', octets, null, ['macro'], false],
    ['plan.docx', octets, Buffer.from('PK\x03\x04'), [], false],
    ['link.lnk', octets, null, ['shortcut'], false],
    ['disk.iso', octets, null, ['disk'], false],
    ['page.html', 'text/html', null, ['page'], false],
    ['page.txt', 'text/plain', Buffer.from('<html><script>'), ['page'], true],
    ['all.zip', 'application/zip', writeZip([]), ['archive'], false],
    ['noname', octets, writeZip([{ name: 'a', bytes: png }]), ['archive'], false],
    ['plan.pdf', 'application/pdf', pdfOf(['x']), [], false],
    ['plan.txt', 'text/plain', pdfOf(['x']), [], true],
    ['drawing', octets, Buffer.from('<?xml version="1.0"?>\n<!-- x --><svg xmlns="x">'), ['page'], false],
    ['', octets, Buffer.from('hello'), [], false],
  ] as const)('%j as %s', (name, declared, bytes, dangers, lies) => {
    const kind = judgeFile(name, declared, bytes)
    expect({ dangers: kind.dangers, lies: kind.lies }).toEqual({ dangers, lies })
  })
})

test.each([
  ['a.TXT', 'txt'],
  ['a.pdf. . ', 'pdf'],
  ['.hidden', 'hidden'],
  ['a', ''],
  ['a.e\u{200b}xe', 'exe'],
])('the extension of %j is %j', (name, extension) => {
  expect(extensionOf(name)).toBe(extension)
})
