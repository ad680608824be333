import { expect, test } from 'vitest'
import { wayToShow } from '../../../../../renderer/screens/reading/way-to-show.ts'

test.each([
  ['image/png', 'a.png', undefined, 'picture'],
  ['image/png', 'a.png', null, null],
  ['application/octet-stream', 'a.bin', 'image/png', 'picture'],
  ['image/svg+xml', 'a.svg', 'image/svg+xml', 'drawing'],
  ['application/pdf', 'a.pdf', undefined, 'pages'],
  ['image/png', 'a.png', 'application/pdf', 'pages'],
  ['text/html', 'a.html', 'text/html', 'text'],
  ['image/png', 'a.png', 'text/html', 'text'],
  ['text/csv', 'a.csv', null, 'text'],
  ['application/octet-stream', 'a.json', null, 'text'],
  ['message/rfc822', '', null, 'message'],
  ['application/octet-stream', 'a.exe', undefined, null],
  ['text/plain', 'a.txt', 'application/vnd.microsoft.portable-executable', null],
] as const)('%s named %s with bytes of %s is shown as %s', (type, name, found, way) => {
  expect(wayToShow({ type, name, found, isMessage: false })).toBe(way)
})

test('a file read as a message is shown as one, unless its bytes are a picture', () => {
  const file = { type: 'application/octet-stream', name: 'brief.msg', isMessage: true }
  expect(wayToShow({ ...file, found: undefined })).toBe('message')
  expect(wayToShow({ ...file, found: 'application/x-ole' })).toBe('message')
  expect(wayToShow({ ...file, found: 'image/png' })).toBe('picture')
})
