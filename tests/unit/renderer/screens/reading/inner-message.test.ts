import { expect, test } from 'vitest'
import { innerMessage, isReadAsMessage } from '../../../../../renderer/screens/reading/inner-message.ts'

const part = (path: string, type: string, disposition: string | null = null) => ({ path, type, disposition })

test.each([
  ['a part of the message', '2', ['2', '2.TEXT', '2.1', '2.2'], { source: null, text: '2.2' }],
  ['a file', '2', ['2', '2/TEXT', '2/1', '2/2'], { source: '2/', text: '2/2' }],
  ['a file in a zip', '2/3', ['2', '2/3', '2/3/TEXT', '2/3/1', '2/3/2'], { source: '2/3/', text: '2/3/2' }],
] as const)('the plain text of %s is found', (_, path, paths, wanted) => {
  const types = paths.map((each) => (each.endsWith('2') ? 'text/plain' : 'text/html'))
  const { source, text } = innerMessage(
    paths.map((each, place) => part(each, each.endsWith('TEXT') ? 'multipart/mixed' : (types[place] ?? ''))),
    path,
  )
  expect({ source, text: text?.path }).toEqual(wanted)
})

test('an attached text, and one in a file of the message, are not its text', () => {
  const parts = [
    part('2', 'application/octet-stream'),
    part('2/1', 'text/html'),
    part('2/2', 'text/plain', 'attachment'),
    part('2/3/1', 'text/plain'),
    part('20/1', 'text/plain'),
  ]
  expect(innerMessage(parts, '2').text?.path).toBe('2/1')
})

test.each([
  ['brief.msg', 'application/octet-stream', undefined, true],
  ['brief.msg', 'application/octet-stream', 'application/x-ole', true],
  ['brief', 'application/octet-stream', null, true],
  ['a.zip', 'application/octet-stream', undefined, false],
  ['a', 'application/zip', undefined, false],
  ['a', 'application/octet-stream', 'application/zip', false],
] as const)('%s of type %s with bytes of %s is a message: %s', (name, type, found, isMessage) => {
  const parts = [part('2', type), part('2/1', 'text/plain')]
  expect(isReadAsMessage(parts, { path: '2', name, type, found })).toBe(isMessage)
  expect(
    isReadAsMessage([part('2', type), part('20/1', 'text/plain')], { path: '2', name, type, found }),
  ).toBe(false)
})
