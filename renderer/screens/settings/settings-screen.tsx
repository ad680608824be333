import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { WordId } from '../../../shared/words/en.ts'
import { runCommand } from '../../commands/registry.ts'
import { changeSettings, type Settings, useDesk } from '../../state/desk.ts'
import { writeNumber } from '../../state/formats.ts'
import { useWords } from '../../state/words.ts'
import './settings.css'

/** What a person has as they like it. Every change holds at once; there is nothing to confirm. */
export function SettingsScreen() {
  const say = useWords()
  const desk = useDesk()
  const { settings } = desk
  return (
    <div className="settings">
      <h1>{say('settings.title')}</h1>
      <p className="soft">{say('settings.text')}</p>

      <h2>{say('settings.person')}</h2>
      <Person key={settings.person} settings={settings} account={desk.account} />

      <h2>{say('settings.look')}</h2>
      <Choices name="language" value={settings.language} choices={['system', 'nl', 'en']} />
      <Choices name="theme" value={settings.theme} choices={['system', 'light', 'dark']} />
      <Choices name="rows" value={settings.rows} choices={['dense', 'normal', 'roomy']} />
      <Choices name="zoom" value={settings.zoom} choices={[100, 125, 150, 175, 200]} />

      <h2>{say('settings.work')}</h2>
      <Choices name="view" value={settings.view} choices={['text', 'html']} />
      <Choices name="letters" value={settings.letters} choices={[true, false]} />
      <p>
        <Button onPress={() => runCommand('keymap')}>{say('settings.keys')}</Button>
      </p>

      <h2>{say('settings.safe')}</h2>
      <p>{say('settings.network')}</p>
      <p className="figure">{say('settings.refused', { n: desk.refused })}</p>
      <p className="soft">
        {desk.program} · {say(`settings.host.${desk.host}`)}
      </p>
    </div>
  )
}

type PersonProps = { readonly settings: Settings; readonly account: string }

function Person({ settings, account }: PersonProps) {
  const say = useWords()
  const [name, setName] = useState(settings.person)
  const keep = () => {
    if (name.trim() !== settings.person) void changeSettings({ person: name.trim() })
  }
  return (
    <div className="settings-row">
      <label htmlFor="person">{say('settings.name')}</label>
      <div>
        <input
          id="person"
          value={name}
          maxLength={200}
          placeholder={account}
          aria-describedby="person-help"
          onChange={(event) => setName(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep()
            if (event.key === 'Escape') setName(settings.person)
          }}
        />
        <p id="person-help" className="soft">
          {say('settings.name.help', { account })}
        </p>
      </div>
    </div>
  )
}

/** Settings that are one of a few, with a sentence for each choice. */
type Few = 'language' | 'theme' | 'rows' | 'zoom' | 'view' | 'letters'
type ChoicesProps<Name extends Few> = {
  readonly name: Name
  readonly value: Settings[Name]
  readonly choices: readonly Settings[Name][]
}

function Choices<Name extends Few>({ name, value, choices }: ChoicesProps<Name>) {
  const say = useWords()
  // A zoom set by keys may lie between the choices.
  const shown = choices.includes(value) ? choices : [value, ...choices]
  return (
    <fieldset className="settings-row">
      <legend>{say(`settings.${name}`)}</legend>
      <div className="settings-choices">
        {shown.map((choice) => (
          <label key={String(choice)}>
            <input
              type="radio"
              name={name}
              checked={choice === value}
              onChange={() => void changeSettings({ [name]: choice })}
            />
            {typeof choice === 'number'
              ? `${writeNumber(choice)} %`
              : // The table of words has one for each choice.
                say(`settings.${name}.${choice}` as WordId)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
