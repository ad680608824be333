import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Command } from '../../shared/commands.ts'
import { changeSettings, type Settings } from '../state/desk.ts'
import { useWords } from '../state/words.ts'
import { useKeyWriter } from './key-names.ts'
import { takenBy } from './key-press.ts'
import { keysOf } from './keys.ts'
import { usePressedKeys } from './use-pressed-keys.ts'

type KeyRowProps = { readonly command: Command; readonly settings: Settings }

/** Keys that were wanted for a command but belong to another. */
type Taken = { readonly keys: string; readonly by: Command }

/** A command with its keys and the way to change them: press the button, then the keys. Esc leaves them as they are. */
export function KeyRow({ command, settings }: KeyRowProps) {
  const say = useWords()
  const write = useKeyWriter()
  const [taken, setTaken] = useState<Taken | null>(null)
  const { id } = command
  const keys = keysOf(command, settings)
  const set = (wanted: string, from?: Command) => {
    const others = from === undefined ? {} : { [from.id]: withoutKey(from, wanted, settings) }
    void changeSettings({ keys: { ...settings.keys, ...others, [id]: [wanted] } })
    setTaken(null)
  }
  const setUsual = () => {
    const { [id]: _, ...rest } = settings.keys
    void changeSettings({ keys: rest })
  }
  const { isAsking, ask, finish, onKeyDownCapture } = usePressedKeys((pressed) => {
    const by = takenBy(pressed, id, settings)
    if (by === null) set(pressed)
    else setTaken({ keys: pressed, by })
  })
  return (
    <li className="key-row" onKeyDownCapture={onKeyDownCapture}>
      <span>{say(`command.${id}`)}</span>
      <span className="key-row-keys">
        {settings.keys[id] === undefined ? null : (
          <Button className="link" onPress={setUsual}>
            {say('keymap.usual')}
          </Button>
        )}
        <Button
          className="plain"
          onPress={() => {
            setTaken(null)
            ask()
          }}
          onBlur={() => isAsking && finish()}
        >
          <span className="heard">{say('keymap.change', { command: say(`command.${id}`) })}: </span>
          {isAsking ? <em>{say('keymap.press')}</em> : keys.map((key) => <kbd key={key}>{write(key)}</kbd>)}
          {!isAsking && keys.length === 0 ? <span className="soft">–</span> : null}
        </Button>
      </span>
      {taken === null ? null : (
        <TakenKeys taken={taken} onTake={() => set(taken.keys, taken.by)} onLeave={() => setTaken(null)} />
      )}
    </li>
  )
}

type TakenProps = { readonly taken: Taken; readonly onTake: () => void; readonly onLeave: () => void }

function TakenKeys({ taken: { keys, by }, onTake, onLeave }: TakenProps) {
  const say = useWords()
  const write = useKeyWriter()
  return (
    <span className="key-row-taken" role="alert">
      {say('keymap.taken', { keys: write(keys), command: say(`command.${by.id}`) })}{' '}
      <Button className="link" onPress={onTake}>
        {say('keymap.take')}
      </Button>{' '}
      <Button className="link" onPress={onLeave}>
        {say('action.cancel')}
      </Button>
    </span>
  )
}

/** The keys of a command without one that is given to another. */
function withoutKey(command: Command, key: string, settings: Settings): string[] {
  return keysOf(command, { ...settings, letters: true }).filter(
    (each) => each !== key && !each.startsWith(`${key} `) && !key.startsWith(`${each} `),
  )
}
