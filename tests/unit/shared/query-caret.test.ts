import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAtCaret } from '../../../shared/query-caret.ts'

/** What is found where | stands: the field, what is typed, and the text with what would be replaced in square brackets. */
function at(marked: string) {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const found = findAtCaret(text, caret)
  if (found === null) return null
  const { from, to, field, typed } = found
  return [field?.name ?? '', typed, `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`]
}

describe('at a caret', () => {
  test.each([
    ['ra|', ['', 'ra', '[ra]']],
    ['ra|ad plan', ['', 'ra', '[raad] plan']],
    ['plan -ra|', ['', 'ra', 'plan -[ra]']],
    ['(ra|)', ['', 'ra', '([ra])']],
    ['=ra|', ['', 'ra', '[=ra]']],
    ['in:|', ['in', '', 'in:[]']],
    ['map:po| raad', ['in', 'po', 'map:[po] raad']],
    ['in:=po|', ['in', 'po', 'in:[=po]']],
    ['in:=|', ['in', '', 'in:[=]']],
    ['in:"Post|', ['in', 'Post', 'in:["Post]']],
    ['in:="Post|', ['in', 'Post', 'in:[="Post]']],
    ['in:"Post| IN" raad', ['in', 'Post', 'in:["Post IN"] raad']],
    ['in:"Post| subject:"raad plan"', ['in', 'Post', 'in:["Post] subject:"raad plan"']],
    ['in:"zeg ""j|', ['in', 'zeg "j', 'in:["zeg ""j]']],
    ['in:(a OR po|)', ['in', 'po', 'in:(a OR [po])']],
    ['in:(a) po|', ['', 'po', 'in:(a) [po]']],
    ['in:((a) po|', ['in', 'po', 'in:((a) [po]']],
    ['in:(van:po|', ['from', 'po', 'in:(van:[po]']],
    ['"raad kom|', ['', 'raad kom', '["raad kom]']],
    ['fr|om:jan', ['', 'fr', '[from:]jan']],
    ['raad |', null],
    ['raad AND|', null],
    ['"raad"|', null],
    ['onzin:po|', null],
    ['onzin:|', null],
    ['|', null],
    ['(|', null],
  ])('%s', (marked, expected) => {
    expect(at(marked)).toEqual(expected)
  })

  test('something or nothing is found in any text, within its bounds and before the caret', () => {
    const piece = fc.constantFrom(
      'in:',
      '"',
      '„',
      '=',
      '(',
      ')',
      '-',
      ' ',
      'raad',
      'OR',
      'van:',
      '*',
      ':',
      '"a"',
      'é',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(40), (pieces, place) => {
        const text = pieces.join('')
        const caret = Math.min(place, text.length)
        const found = findAtCaret(text, caret)
        if (found === null) return
        expect(found.from).toBeLessThanOrEqual(caret)
        expect(found.to).toBeGreaterThanOrEqual(caret)
        expect(found.to).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2_000 },
    )
  })
})
