import { useState } from 'react'
import { Button, Checkbox, Input, SearchField } from 'react-aria-components'
import { commands, menus } from '../../shared/commands.ts'
import { Sheet } from '../parts/sheet.tsx'
import { changeSettings, useDesk } from '../state/desk.ts'
import { useWords } from '../state/words.ts'
import { matches } from './filter.ts'
import { KeyRow } from './key-row.tsx'
import './commands.css'

type KeyMapProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** All commands with their keys, each of which can be changed. */
export function KeyMap({ isOpen, onClose }: KeyMapProps) {
  const say = useWords()
  return (
    <Sheet title={say('keymap.title')} isOpen={isOpen} onClose={onClose} form="wide">
      <KeyTable />
    </Sheet>
  )
}

function KeyTable() {
  const say = useWords()
  const { settings } = useDesk()
  const [wanted, want] = useState('')
  const shown = ({ id }: (typeof commands)[number]) => matches(wanted, id)
  return (
    <>
      <div className="keymap-head">
        <SearchField
          aria-label={say('keymap.find')}
          value={wanted}
          onChange={want}
          autoFocus
          className="keymap-find"
        >
          <Input placeholder={say('keymap.find')} />
        </SearchField>
        <Checkbox
          className="keymap-letters"
          isSelected={settings.letters}
          onChange={(letters) => void changeSettings({ letters })}
        >
          <span className="box" aria-hidden="true" />
          {say('keymap.letters')}
        </Checkbox>
        <Button
          isDisabled={Object.keys(settings.keys).length === 0}
          onPress={() => void changeSettings({ keys: {} })}
        >
          {say('keymap.reset')}
        </Button>
      </div>
      <p className="soft">{say('keymap.text')}</p>
      <div className="keymap-groups">
        {menus.map((menu) => {
          const rows = commands.filter((each) => each.menu === menu && shown(each))
          return rows.length === 0 ? null : (
            <section key={menu} className="keymap-group" aria-label={say(`menu.${menu}`)}>
              <h3>{say(`menu.${menu}`)}</h3>
              <ul>
                {rows.map((each) => (
                  <KeyRow key={each.id} command={each} settings={settings} />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </>
  )
}
