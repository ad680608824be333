import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { type CommandId, commands } from '../../shared/commands.ts'
import { changeSettings, type Settings } from '../state/desk.ts'
import { useWords } from '../state/words.ts'
import { useKeyWriter } from './key-names.ts'
import { keyPressed, takenBy } from './key-press.ts'
import { isLetters, keysOf } from './keys.ts'

type AnyCommand = (typeof commands)[number]
type KeyRowProps = { readonly command: AnyCommand; readonly settings: Settings }

/** A sequence of letters is complete when no other follows for this long. */
const SEQUENCE_MS = 900

/** A command with its keys and the way to change them: press the button, then the keys. Esc leaves them as they are. */
export function KeyRow({ command, settings }: KeyRowProps) {
  const say = useWords()
  const write = useKeyWriter()
  const [asking, ask] = useState(false)
  const [taken, setTaken] = useState<{ keys: string; by: CommandId } | null>(null)
  const pressed = useRef<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const { id } = command
  const own = settings.keys[id]
  const set = (keys: readonly string[], from?: CommandId) => {
    const others = from === undefined ? {} : { [from]: withoutKey(from, keys[0], settings) }
    void changeSettings({ keys: { ...settings.keys, ...others, [id]: [...keys] } })
    setTaken(null)
  }
  const finish = () => {
    clearTimeout(timer.current)
    const keys = pressed.current.join(' ')
    pressed.current = []
    ask(false)
    if (keys === '') return
    const by = takenBy(keys, id, settings)
    if (by === null) set([keys])
    // `takenBy` answers with a command of the table.
    else setTaken({ keys, by: by.id as CommandId })
  }
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!asking) return
    const key = keyPressed(event)
    if (key === null || key.endsWith('Tab')) return
    event.preventDefault()
    event.stopPropagation()
    if (key === 'Escape') pressed.current = []
    else pressed.current.push(key)
    clearTimeout(timer.current)
    if (isLetters(key) && pressed.current.length < 2) timer.current = setTimeout(finish, SEQUENCE_MS)
    else finish()
  }
  return (
    <li className="key-row" onKeyDownCapture={onKeyDownCapture}>
      <span>{say(`command.${id}`)}</span>
      <span className="key-row-keys">
        {own === undefined ? null : (
          <Button
            className="link"
            onPress={() => {
              const { [id]: _, ...rest } = settings.keys
              void changeSettings({ keys: rest })
            }}
          >
            {say('keymap.usual')}
          </Button>
        )}
        <Button
          className="plain"
          onPress={() => {
            setTaken(null)
            ask(true)
          }}
          onBlur={() => asking && finish()}
        >
          <span className="heard">{say('keymap.change', { command: say(`command.${id}`) })}: </span>
          {asking ? (
            <em>{say('keymap.press')}</em>
          ) : (
            keysOf(command, settings).map((key) => <kbd key={key}>{write(key)}</kbd>)
          )}
          {!asking && keysOf(command, settings).length === 0 ? <span className="soft">–</span> : null}
        </Button>
      </span>
      {taken === null ? null : (
        <span className="key-row-taken" role="alert">
          {say('keymap.taken', { keys: write(taken.keys), command: say(`command.${taken.by}`) })}{' '}
          <Button className="link" onPress={() => set([taken.keys], taken.by)}>
            {say('keymap.take')}
          </Button>{' '}
          <Button className="link" onPress={() => setTaken(null)}>
            {say('action.cancel')}
          </Button>
        </span>
      )}
    </li>
  )
}

/** The keys of a command without one that is given to another. */
function withoutKey(id: CommandId, key: string | undefined, settings: Settings): string[] {
  const command = commands.find((each) => each.id === id)
  if (command === undefined || key === undefined) return []
  return keysOf(command, { ...settings, letters: true }).filter(
    (each) => each !== key && !each.startsWith(`${key} `) && !key.startsWith(`${each} `),
  )
}
