import { describe, expect, test } from 'vitest'
import { keyPressed, takenBy } from '../../../../renderer/commands/key-press.ts'
import { Settings } from '../../../../shared/desk.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const shift = { ...none, shiftKey: true }
const ctrl = { ...none, ctrlKey: true }

describe('what is pressed is written as the table has it', () => {
  test.each([
    ['p', none, 'p'],
    ['T', shift, 'Shift+T'],
    ['n', ctrl, '$mod+n'],
    ['N', { ...ctrl, shiftKey: true }, '$mod+Shift+n'],
    ['k', { ...none, metaKey: true }, '$mod+k'],
    ['?', shift, 'Shift+?'],
    ['!', shift, 'Shift+!'],
    ['/', none, '/'],
    [' ', none, 'Space'],
    [' ', shift, 'Shift+Space'],
    ['ArrowLeft', { ...none, altKey: true }, 'Alt+ArrowLeft'],
    ['F6', none, 'F6'],
  ])('%j %j: %s', (key, held, written) => {
    expect(keyPressed({ key, ...held })).toBe(written)
  })

  test.each(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'])(
    '%s alone is no key',
    (key) => {
      expect(keyPressed({ key, ...none })).toBeNull()
    },
  )
})

describe('a key two commands would share is named', () => {
  const usual = Settings.parse({})
  test.each([
    ['p', 'tag', 'permanent'],
    ['p', 'permanent', null],
    ['q', 'tag', null],
    // Pressed alone, g begins the ways to the screens; q after p would never be reached.
    ['g', 'tag', 'go-records'],
    ['p q', 'tag', 'permanent'],
    ['g x', 'tag', null],
  ])('%s for %s: %s', (keys, id, by) => {
    expect(takenBy(keys, id, usual)?.id ?? null).toBe(by)
  })

  test('also where single letters are switched off, or the other command got it from a person', () => {
    expect(takenBy('p', 'tag', { ...usual, letters: false })?.id).toBe('permanent')
    const moved = { ...usual, keys: { permanent: ['b'] } }
    expect([takenBy('b', 'tag', moved)?.id, takenBy('p', 'tag', moved)]).toEqual(['permanent', null])
  })
})
