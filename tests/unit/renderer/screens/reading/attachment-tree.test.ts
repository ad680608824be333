import { expect, test } from 'vitest'
import { nestFiles } from '../../../../../renderer/screens/reading/attachment-tree.ts'

const file = (path: string, inline = false) => ({ path, inline })
const shown = (...files: ReturnType<typeof file>[]) =>
  nestFiles(files).map((each) => [each.file.path, each.depth])

test.each([
  ['none', [], []],
  [
    'files beside each other',
    [file('2'), file('3')],
    [
      ['2', 0],
      ['3', 0],
    ],
  ],
  [
    'pictures in the text last',
    [file('1.2', true), file('2')],
    [
      ['2', 0],
      ['1.2', 0],
    ],
  ],
  [
    'what lies in a zip behind it',
    [file('2'), file('3'), file('2/1'), file('2/2')],
    [
      ['2', 0],
      ['2/1', 1],
      ['2/2', 1],
      ['3', 0],
    ],
  ],
  [
    'what lies in a message, and deeper',
    [file('2'), file('2.1'), file('2.1/1.2')],
    [
      ['2', 0],
      ['2.1', 1],
      ['2.1/1.2', 2],
    ],
  ],
  ['a part of a multipart that is no file itself', [file('1.2')], [['1.2', 0]]],
  [
    'numbers that only begin alike',
    [file('1'), file('10'), file('10/1')],
    [
      ['1', 0],
      ['10', 0],
      ['10/1', 1],
    ],
  ],
  [
    'a picture in the text with its insides',
    [file('1', true), file('1/1'), file('2')],
    [
      ['2', 0],
      ['1', 0],
      ['1/1', 1],
    ],
  ],
])('files are shown within what they lie in: %s', (_case, files, expected) => {
  expect(shown(...files)).toEqual(expected)
})

test('every file is shown once, whatever the paths say', () => {
  const paths = ['', '.', '/', '1', '1/', '1//2', '1.', '..', '1/1/1/1']
  const nested = nestFiles(paths.map((path) => file(path)))
  expect(nested.map((each) => each.file.path).sort()).toEqual([...paths].sort())
})
