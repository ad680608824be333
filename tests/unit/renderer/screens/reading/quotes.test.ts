import { expect, test } from 'vitest'
import { divideQuotes } from '../../../../../renderer/screens/reading/quotes.ts'

const shape = (text: string) =>
  divideQuotes(text).map(({ isQuoted, lines, blocks }) => [isQuoted, lines, blocks.map(({ depth }) => depth)])

test.each([
  ['own', [[false, 1, [0]]]],
  [
    'own\n> his\n>> hers\n> his\nown',
    [
      [false, 1, [0]],
      [true, 3, [1, 2, 1]],
      [false, 1, [0]],
    ],
  ],
  ['> > spaced\r\n>>tight', [[true, 2, [2]]]],
  ['>'.repeat(40), [[true, 1, [5]]]],
  ['', [[false, 1, [0]]]],
])('%j divides by depth of quoting', (text, sections) => {
  expect(shape(text)).toEqual(sections)
})

test('every line of a text is in some section', () => {
  const text = 'a\n\n> b\n>\n> c\n\nd\n'
  const lines = divideQuotes(text).flatMap(({ blocks }) => blocks.flatMap((block) => block.text.split('\n')))
  expect(lines).toEqual(['a', '', 'b', '', 'c', '', 'd', ''])
})
