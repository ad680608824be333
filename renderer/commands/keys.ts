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

/** Commands that go on while their key is held; for all others a held key is one press. */
const repeated: ReadonlySet<string> = new Set<CommandId>([
  'permanent',
  'destroyable',
  'next',
  'previous',
  'next-undecided',
  'previous-undecided',
  'page-on',
  'page-back',
  'zoom-in',
  'zoom-out',
])

/** Listens to the keys of all commands until the answer is called. */
export function listenToKeys(settings: Settings): () => void {
  const handle = makeKeyHandler(settings, runCommand)
  window.addEventListener('keydown', handle)
  return () => window.removeEventListener('keydown', handle)
}

/** What runs the command of a pressed key. `run` answers false when nothing offers the command now. */
export function makeKeyHandler(
  settings: Settings,
  run: (id: CommandId) => boolean,
): (event: KeyboardEvent) => void {
  const sharing = new Map<string, Command[]>()
  for (const command of commands) {
    for (const key of keysOf(command, settings)) sharing.set(key, [...(sharing.get(key) ?? []), command])
  }
  // Sequences come first: the last key of one may be a command by itself, as "d" after "g" is.
  const keys = [...sharing].sort(([one], [other]) => pressesOf(other) - pressesOf(one))
  let isSequence = false
  const bindings = keys.map(([key, able]) => {
    const press = (event: KeyboardEvent) => {
      isSequence = pressesOf(key) > 1
      // Two commands may share a key where only one can be run: the first that can, does.
      const done = able.some(({ id, reach }) => {
        if (event.repeat && !repeated.has(id)) return false
        return reaches(reach, event) && run(id)
      })
      if (done) event.preventDefault()
    }
    return [key, press] as const
  })
  const begin = () =>
    createKeybindingsHandler(Object.fromEntries(bindings), {
      timeout: 1_500,
      // Which keys work in a field is told by the reach of their commands.
      ignore: (event) => event.defaultPrevented || event.isComposing,
    })
  let handle = begin()
  return (event) => {
    handle(event)
    // The others that begin as a sequence does would go on waiting after it: "d" soon after "g r" would be "g d".
    if (isSequence) handle = begin()
    isSequence = false
  }
}

function pressesOf(key: string): number {
  return key.split(' ').length
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
