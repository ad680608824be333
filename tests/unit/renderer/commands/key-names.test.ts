import { describe, expect, test } from 'vitest'
import { writeKey } from '../../../../renderer/commands/key-names.ts'
import { say } from '../../../../renderer/state/words.ts'
import { commands } from '../../../../shared/commands.ts'

describe('a key is written as it is printed on the keys', () => {
  test.each([
    ['p', 'P'],
    ['Shift+T', 'Shift T'],
    ['$mod+Shift+n', 'Ctrl Shift N'],
    ['Shift+?', '?'],
    ['Shift+1', 'Shift 1'],
    ['+', '+'],
    ['$mod++', 'Ctrl +'],
    ['$mod+-', 'Ctrl -'],
    ['Space', say('key.space')],
    ['Shift+Space', `Shift ${say('key.space')}`],
    ['Alt+ArrowLeft', 'Alt ←'],
    ['Escape', 'Esc'],
    ['F6', 'F6'],
    ['g r', 'G, R'],
  ])('%s: %s', (key, written) => {
    expect(writeKey(key, 'linux')).toBe(written)
  })

  test('with the Command key on a Mac', () => {
    expect(writeKey('$mod+k', 'darwin')).toBe('⌘ K')
  })

  test('no two keys of the table look the same', () => {
    const written = new Set(commands.flatMap(({ keys }) => keys.map((key) => writeKey(key, 'linux'))))
    expect(written.size).toBe(new Set(commands.flatMap(({ keys }) => [...keys] as string[])).size)
  })
})
