import { expect, test } from 'vitest'
import { isSameDrive, namesOf } from '../../../../../../renderer/screens/accessions/import/roots.ts'

test.each([
  ['/media/HD-3', 'HD-3'],
  ['/media/HD-3/', 'HD-3'],
  ['E:\\overdracht\\griffie', 'griffie'],
  ['E:\\', 'E:'],
  ['/', '/'],
])('the last name of %s is %s', (root, name) => {
  expect(namesOf([root])).toEqual([name])
})

test('an interrupted import is gone on with by the same names in the same order only', () => {
  const roots = ['/media/a', '/media/b']
  expect(isSameDrive(roots, ['a', 'b'])).toBe(true)
  expect(isSameDrive(roots, ['b', 'a'])).toBe(false)
  expect(isSameDrive(roots, ['a'])).toBe(false)
  expect(isSameDrive(roots, ['a', 'b', 'c'])).toBe(false)
})
