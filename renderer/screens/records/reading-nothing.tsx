import { findCommand } from '../../../shared/commands.ts'
import { useKeyWriter } from '../../commands/key-names.ts'
import { keysOf } from '../../commands/keys.ts'
import { useDesk } from '../../state/desk.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { list } from './list.ts'

/** The commands one begins with. */
const shown = [
  'next',
  'next-undecided',
  'permanent',
  'destroyable',
  'undetermined',
  'find',
  'palette',
  'keymap',
] as const

/** The reading pane when one is at no record: how many there are, and what the keys do. */
export function ReadingNothing() {
  const say = useWords()
  const write = useKeyWriter()
  const { settings } = useDesk()
  const opened = useStore(list, (all) => all.opened)
  if (opened === null || opened.records === 0) return null
  return (
    <div className="records-nothing">
      <p>{say('records.nothing', { n: opened.records, undecided: opened.values.N })}</p>
      <dl>
        {shown.map((id) => {
          const command = findCommand(id)
          const [key] = command === null ? [] : keysOf(command, settings)
          return key === undefined ? null : (
            <div key={id}>
              <dt>
                <kbd>{write(key)}</kbd>
              </dt>
              <dd>{say(`command.${id}`)}</dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}
