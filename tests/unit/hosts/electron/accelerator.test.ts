import { expect, test } from 'vitest'
import { acceleratorOf } from '../../../../main/hosts/electron/accelerator.ts'
import { commands } from '../../../../shared/commands.ts'

test.each([
  ['$mod+Shift+n', 'CmdOrCtrl+Shift+N'],
  ['$mod+=', 'CmdOrCtrl+='],
  ['$mod++', 'CmdOrCtrl+Plus'],
  ['$mod+-', 'CmdOrCtrl+-'],
  ['Shift+ ', 'Shift+Space'],
  [' ', 'Space'],
  ['p', 'P'],
  ['/', '/'],
  ['F6', 'F6'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['g r', null],
])('%j is shown as %s', (key, shown) => {
  expect(acceleratorOf(key)).toBe(shown)
})

test('every key of the table of commands is written as Electron reads it, or is a sequence', () => {
  const key =
    /^(?:CmdOrCtrl\+|Shift\+|Alt\+)*(?:[A-Z0-9/=?-]|F\d|Plus|Space|Up|Down|Left|Right|Home|End|Enter|Escape)$/
  const shown = commands.flatMap(({ keys }) => keys.map(acceleratorOf)).filter((each) => each !== null)
  expect(shown.filter((each) => !key.test(each))).toEqual([])
  expect(shown.length).toBeGreaterThan(40)
})
