import { expect, test } from 'vitest'
import { foundText } from '../../../../main/hosts/cli/record-text.ts'

test.each(['recovered', 'associated', 'deleted'])('an item found as %s says what that means', (way) => {
  expect(foundText(way)).toMatch(new RegExp(`^${way}: .{20}`))
})

test('an item that lies where others do says nothing, and a way of a newer version its name', () => {
  expect(foundText('')).toBe('')
  expect(foundText('carved')).toBe('carved')
})
