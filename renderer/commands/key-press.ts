import { type Command, commands } from '../../shared/commands.ts'
import type { Settings } from '../state/desk.ts'
import { keysOf } from './keys.ts'

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead']

/** What was pressed, as keys are written in the table of commands; null for a modifier alone. */
export function keyPressed({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string | null {
  if (MODIFIERS.includes(key)) return null
  const isLetter = /^\p{L}$/u.test(key)
  // Also for a sign such as ?: where Shift is held, only keys that name it are heard.
  const held = [ctrlKey || metaKey ? '$mod' : '', altKey ? 'Alt' : '', shiftKey ? 'Shift' : '']
  // A space stands between presses, so the key has a name.
  const name = key === ' ' ? 'Space' : isLetter && (ctrlKey || metaKey) ? key.toLowerCase() : key
  return [...held.filter((part) => part !== ''), name].join('+')
}

/** The command that has these keys already, or whose keys begin with them or they with its; null when none has. */
export function takenBy(keys: string, id: string, settings: Settings): Command | null {
  const everyKey = { ...settings, letters: true }
  for (const command of commands) {
    if (command.id === id) continue
    if (keysOf(command, everyKey).some((other) => clash(keys, other))) return command
  }
  return null
}

function clash(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `)
}
