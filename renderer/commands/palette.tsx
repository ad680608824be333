import { useState } from 'react'
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  TextField,
} from 'react-aria-components'
import { type CommandId, commands, findCommand } from '../../shared/commands.ts'
import { ask } from '../bridge.ts'
import { Sheet } from '../parts/sheet.tsx'
import { useDesk } from '../state/desk.ts'
import { useAsk } from '../state/requests.ts'
import { showRecords } from '../state/route.ts'
import { useWords } from '../state/words.ts'
import { holds, matches } from './filter.ts'
import { useKeyWriter } from './key-names.ts'
import { keysOf } from './keys.ts'
import { canRun, runCommand } from './registry.ts'
import './commands.css'

type PaletteProps = { readonly isOpen: boolean; readonly onClose: () => void }
type Entry = {
  readonly id: string
  readonly text: string
  readonly keys: string
  readonly note: string
  readonly can: boolean
  readonly run: () => void
  readonly meant: (wanted: string) => boolean
}
type Group = { readonly id: string; readonly title: string; readonly entries: readonly Entry[] }

/** Commands run from here lately, the latest first. */
let recent: readonly CommandId[] = []
const MOST_RECENT = 8

/** Everything that can be done now, found by typing; then saved searches and other depots. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  const say = useWords()
  return (
    <Sheet title={say('palette.title')} isOpen={isOpen} onClose={onClose} form="middle">
      <Choices onClose={onClose} />
    </Sheet>
  )
}

function Choices({ onClose }: { readonly onClose: () => void }) {
  const say = useWords()
  const [wanted, want] = useState('')
  const groups = useGroups()
    .map((group) => ({ ...group, entries: group.entries.filter((each) => each.meant(wanted)) }))
    .filter(({ entries }) => entries.length > 0)
  const entries = groups.flatMap((group) => group.entries)
  const run = (id: string) => {
    onClose()
    const entry = entries.find((each) => each.id === id)
    // Once the sheet has given the focus back: what runs may move it.
    if (entry !== undefined) setTimeout(entry.run, 60)
  }
  return (
    <Autocomplete inputValue={wanted} onInputChange={want}>
      <TextField aria-label={say('palette.find')} autoFocus className="palette-find">
        <Input role="combobox" aria-expanded placeholder={say('palette.find')} />
      </TextField>
      <ListBox
        aria-label={say('palette.title')}
        className="palette-list"
        items={groups}
        selectionMode="none"
        disabledKeys={entries.filter(({ can }) => !can).map(({ id }) => id)}
        onAction={(key) => run(String(key))}
        renderEmptyState={() => <p className="soft palette-none">{say('palette.none')}</p>}
      >
        {(group) => (
          <ListBoxSection id={group.id}>
            <Header className="palette-group">{group.title}</Header>
            <Collection items={group.entries}>
              {({ id, text, keys, note }) => (
                <ListBoxItem id={id} textValue={text} className="palette-item">
                  <span>{text}</span>
                  <span className="soft">{note}</span>
                  {keys === '' ? <span /> : <kbd>{keys}</kbd>}
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Autocomplete>
  )
}

function useGroups(): Group[] {
  const say = useWords()
  const write = useKeyWriter()
  const { settings, recents, depot } = useDesk()
  const { value: searches } = useAsk('search.list', {}, { when: depot.is === 'open' })
  const entry = (id: CommandId): Entry => {
    const command = findCommand(id)
    const [key] = command === null ? [] : keysOf(command, settings)
    const can = canRun(id)
    return {
      id,
      text: say(`command.${id}`),
      keys: key === undefined ? '' : write(key),
      note: can ? '' : say('palette.notNow'),
      can,
      run: () => {
        recent = [id, ...recent.filter((each) => each !== id)].slice(0, MOST_RECENT)
        runCommand(id)
      },
      meant: (wanted) => matches(wanted, id),
    }
  }
  const ids = commands.map(({ id }) => id).filter((id) => id !== 'palette')
  const latest = recent.filter((id) => canRun(id))
  const rest = ids.filter((id) => !latest.includes(id)).map(entry)
  const named = (id: string, text: string, note: string, run: () => void): Entry => {
    return { id, text, note, keys: '', can: true, run, meant: (wanted) => holds(wanted, `${text} ${note}`) }
  }
  return [
    { id: 'recent', title: say('palette.recent'), entries: latest.map(entry) },
    { id: 'commands', title: say('palette.commands'), entries: rest.filter(({ can }) => can) },
    {
      id: 'searches',
      title: say('palette.searches'),
      entries: (searches?.saved ?? []).map(({ id, name, query, order }) =>
        named(`search ${id}`, name, query, () => showRecords(query, { order })),
      ),
    },
    {
      id: 'depots',
      title: say('palette.depots'),
      entries: recents
        .filter(({ missing }) => !missing)
        .map(({ id, name, place }) =>
          named(`depot ${id}`, name, place, () => void ask('desk.open', { recent: id })),
        ),
    },
    { id: 'others', title: say('palette.others'), entries: rest.filter(({ can }) => !can) },
  ]
}
