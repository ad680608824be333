import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isLetters, keysOf, makeKeyHandler } from '../../../../renderer/commands/keys.ts'
import { type CommandId, commands, findCommand } from '../../../../shared/commands.ts'
import { Settings } from '../../../../shared/desk.ts'

/** Where a key was pressed: an element that stands within what these selectors name. */
class Place {
  readonly within: readonly string[]
  constructor(...within: string[]) {
    this.within = within
  }
  closest(selectors: string): Place | null {
    return selectors.split(',').some((each) => this.within.some((name) => each.startsWith(name)))
      ? this
      : null
  }
}
const inList = new Place('[data-reading]')
const inText = new Place('input')
const inDialog = new Place('[role=dialog]')
const nowhere = new Place()

beforeEach(() => {
  vi.stubGlobal('Element', Place)
  vi.stubGlobal('document', { body: nowhere })
})
afterEach(() => void vi.unstubAllGlobals())

type Press = { readonly key: string; readonly at?: Place; readonly held?: string; readonly repeat?: boolean }

/** The commands that presses run, with every command possible unless said otherwise. */
function runBy(
  presses: readonly Press[],
  settings = Settings.parse({}),
  can = (_: CommandId) => true,
): CommandId[] {
  const ran: CommandId[] = []
  const handle = makeKeyHandler(settings, (id) => {
    if (!can(id)) return false
    ran.push(id)
    return true
  })
  for (const { key, at = inList, held = '', repeat = false } of presses) {
    const event = {
      key,
      code: key === ' ' ? 'Space' : '',
      repeat,
      target: at,
      isComposing: false,
      defaultPrevented: false,
      ctrlKey: held.includes('Control'),
      metaKey: false,
      altKey: held.includes('Alt'),
      shiftKey: held.includes('Shift'),
      getModifierState: (name: string) => held.includes(name),
      preventDefault() {
        this.defaultPrevented = true
      },
    }
    // An event as a browser gives it, as far as keys are concerned; real events have a code.
    handle({ ...event, code: event.code || `Key${key}` } as unknown as KeyboardEvent)
  }
  return ran
}

describe('a key runs its command', () => {
  test.each<[string, Press[], CommandId[]]>([
    ['a letter in the list', [{ key: 'd' }], ['destroyable']],
    ['a letter with Shift', [{ key: 'T', held: 'Shift' }], ['mark-thread']],
    ['the space bar', [{ key: ' ' }], ['page-on']],
    ['the space bar with Shift', [{ key: ' ', held: 'Shift' }], ['page-back']],
    ['letters one after the other', [{ key: 'g' }, { key: 'r' }], ['go-records']],
    ['a sequence that ends with the key of another', [{ key: 'g' }, { key: 'd' }], ['go-start']],
    ['a letter elsewhere does not appraise', [{ key: 'd', at: nowhere }], []],
    [
      'a letter while typing types',
      [
        { key: 'd', at: inText },
        { key: '/', at: inText },
      ],
      [],
    ],
    ['with Ctrl while typing', [{ key: 'k', at: inText, held: 'Control' }], ['palette']],
    [
      'a letter over a sheet stays in it',
      [
        { key: 'd', at: inDialog },
        { key: 'Escape', at: inDialog },
      ],
      [],
    ],
    [
      'held, it goes on to the next record',
      [{ key: 'd' }, { key: 'd', repeat: true }],
      ['destroyable', 'destroyable'],
    ],
    ['held, undo takes back one thing', [{ key: 'z' }, { key: 'z', repeat: true }], ['undo']],
  ])('%s', (_, presses, ran) => {
    expect(runBy(presses)).toEqual(ran)
  })

  test('the person gave it, and the usual one no longer', () => {
    const settings = Settings.parse({ keys: { destroyable: ['v'] } })
    expect(runBy([{ key: 'v' }, { key: 'd' }], settings)).toEqual(['destroyable'])
  })

  test('not where nothing offers it', () => {
    expect(runBy([{ key: 'd' }], undefined, (id) => id !== 'destroyable')).toEqual([])
  })
})

describe('single letters', () => {
  test.each([
    ['p', true],
    ['Shift+T', true],
    ['/', true],
    ['g r', true],
    ['$mod+k', false],
    ['Enter', false],
    ['Space', false],
    ['F6', false],
  ])('%s is a letter: %s', (key, is) => {
    expect(isLetters(key)).toBe(is)
  })

  test('can be switched off: no command is left with one', () => {
    const settings = Settings.parse({ letters: false })
    expect(commands.flatMap((each) => keysOf(each, settings)).filter(isLetters)).toEqual([])
    const undo = findCommand('undo')
    expect(undo === null ? [] : keysOf(undo, settings)).toEqual(['$mod+z'])
  })
})

describe('after a sequence', () => {
  const pressed = (keys: string) => runBy([...keys].map((key) => ({ key })))

  test.each([
    ['grd', ['go-records', 'destroyable']],
    ['gogl', ['go-overview', 'go-log']],
    ['gagr', ['go-accessions', 'go-records']],
    ['goj', ['go-overview', 'next']],
  ])('the next key begins anew: %s', (keys, ran) => {
    expect(pressed(keys)).toEqual(ran)
  })
})
