import { Button } from 'react-aria-components'
import { commands, menus } from '../../../shared/commands.ts'
import { useKeyWriter } from '../../commands/key-names.ts'
import { keysOf } from '../../commands/keys.ts'
import { runCommand } from '../../commands/registry.ts'
import { useDesk } from '../../state/desk.ts'
import { useWords } from '../../state/words.ts'

/** All commands with the keys this person has for them, made from the table of commands. */
export function KeysPage() {
  const say = useWords()
  const write = useKeyWriter()
  const { settings } = useDesk()
  return (
    <>
      <p>{say('help.keys.text')}</p>
      <p>
        <Button onPress={() => runCommand('keymap')}>{say('help.keys.change')}</Button>
      </p>
      <div className="help-menus">
        {menus.map((menu) => (
          <section key={menu} className="help-section">
            <h2>{say(`menu.${menu}`)}</h2>
            <table className="help-table" aria-label={say(`menu.${menu}`)}>
              <thead className="heard">
                <tr>
                  <th scope="col">{say('help.keys.command')}</th>
                  <th scope="col">{say('help.keys.keys')}</th>
                </tr>
              </thead>
              <tbody>
                {commands
                  .filter((command) => command.menu === menu)
                  .map((command) => (
                    <tr key={command.id}>
                      <th scope="row">{say(`command.${command.id}`)}</th>
                      <td>
                        {keysOf(command, settings).map((key) => (
                          <kbd key={key}>{write(key)}</kbd>
                        ))}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </>
  )
}
