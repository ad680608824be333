import { createKeybindingsHandler } from 'tinykeys'
import { type Command, type CommandId, commands, type Reach } from '../../shared/commands.ts'
import type { Settings } from '../state/desk.ts'
import { runCommand } from './registry.ts'

/** The keys of a command as this person has them. */
export function keysOf(command: Command, settings: Settings): readonly string[] {
  const keys = settings.keys[command.id] ?? command.keys
  return settings.letters ? keys : keys.filter((key) => !isLetters(key))
}

/** Whether a key is pressed without Ctrl, Alt or Command and makes a character: what WCAG 2.1.4 wants to be able to switch off. */
export function isLetters(key: string): boolean {
  return key.split(' ').every((press) => /^(?:Shift\+)?.$/u.test(press))
}

/** Listens to the keys of all commands until the answer is called. */
export function listenToKeys(settings: Settings): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {}
  for (const command of commands) {
    for (const key of keysOf(command, settings)) {
      const before = bindings[key]
      // Two commands may share a key where only one can be run: the first that can, does.
      bindings[key] = (event) => {
        before?.(event)
        if (!event.defaultPrevented && reaches(command.reach, event) && runCommand(command.id as CommandId)) {
          event.preventDefault()
        }
      }
    }
  }
  const handle = createKeybindingsHandler(bindings, { timeout: 1_500 })
  const listen = (event: KeyboardEvent) => {
    if (!event.defaultPrevented && !event.isComposing) handle(event)
  }
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}

const TEXT =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]),textarea,select,[contenteditable=true]'
/** Things that have keys of their own: while one is open, only commands with a modifier reach past it. */
const CLOSED = '[role=dialog],[role=alertdialog],[role=menu],[role=listbox]'

function reaches(reach: Reach, event: KeyboardEvent): boolean {
  const at = event.target instanceof Element ? event.target : document.body
  const modified = event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key)
  if (at.closest(CLOSED) !== null && !modified) return false
  if (reach === 'anywhere') return true
  if (at.closest(TEXT) !== null && !modified && event.key !== 'Escape') return false
  return reach === 'outside' || at.closest('[data-reading]') !== null
}
