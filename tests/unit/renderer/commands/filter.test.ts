import { expect, test } from 'vitest'
import { fold, holds, matches } from '../../../../renderer/commands/filter.ts'

test.each([
  ['', 'anything', true],
  ['kopie', 'Alle kopieën waarderen …', true],
  ['kopieen', 'Alle kopieën waarderen …', true],
  ['waarderen alle', 'Alle kopieën waarderen …', true],
  ['KOPIE', 'alle kopieën', true],
  ['kopie gesprek', 'Alle kopieën waarderen …', false],
])('“%s” in “%s”: %s', (wanted, within, found) => {
  expect(holds(wanted, within)).toBe(found)
})

test('a command is found by its words in either language, its id and its menu', () => {
  expect(
    ['destroyable', 'vernietigbaar', 'waarderen', 'appraise'].map((each) => matches(each, 'destroyable')),
  ).toEqual([true, true, true, true])
  expect(matches('vernietigbaar', 'permanent')).toBe(false)
})

test('folding leaves what is no accent', () => {
  expect(fold('Façade Ångström 2012')).toBe('facade angstrom 2012')
})
