import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Form, Input, Label, Popover, TextField } from 'react-aria-components'
import type { Output } from '../../../shared/contract.ts'
import { ask } from '../../bridge.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { tell, tellFailure } from '../../state/notice.ts'
import { routeNow } from '../../state/route.ts'
import { useWords } from '../../state/words.ts'

type SavedSearchesProps = {
  readonly searches: Output<'search.list'> | undefined
  readonly onChoose: (query: string) => void
  /** Null: there is nothing to keep. */
  readonly onSave: (() => void) | null
}

/** The searches kept in the depot: to ask again, to take off the list, to add to. */
export function SavedSearches({ searches, onChoose, onSave }: SavedSearchesProps) {
  const say = useWords()
  const saved = searches?.saved ?? []
  return (
    <DialogTrigger>
      <Button className="plain query-saved" aria-label={say('records.saved')}>
        <svg viewBox="0 0 16 16" aria-hidden="true" className="query-glyph">
          <path d="M4 2.5h8v11L8 10.4 4 13.5z" />
        </svg>
      </Button>
      <Popover placement="bottom end" className="query-popover">
        <Dialog aria-label={say('records.saved')}>
          {({ close }) => (
            <>
              {saved.length === 0 ? <p className="soft">{say('records.saved.none')}</p> : null}
              <ul>
                {saved.map(({ id, name, query }) => (
                  <li key={id} className="query-saved-line">
                    <Button
                      className="plain query-saved-name"
                      onPress={() => {
                        close()
                        onChoose(query)
                      }}
                    >
                      <span>{name}</span>
                      <span className="mono soft">{query}</span>
                    </Button>
                    <Button
                      className="plain"
                      aria-label={say('records.saved.remove', { name })}
                      onPress={({ target }) => {
                        // The button goes with its line; keys must still be heard here.
                        target.closest<HTMLElement>('[role=dialog]')?.focus()
                        void remove(id)
                      }}
                    >
                      ✕
                    </Button>
                  </li>
                ))}
              </ul>
              <Button
                isDisabled={onSave === null}
                onPress={() => {
                  close()
                  onSave?.()
                }}
              >
                {say('command.save-search')}
              </Button>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

async function remove(id: number): Promise<void> {
  const reply = await ask('search.remove', { id })
  if (!reply.ok) tellFailure(reply.failure)
}

type SaveSearchProps = { readonly isOpen: boolean; readonly query: string; readonly onClose: () => void }

/** Asks for the name under which a search is kept. */
export function SaveSearchSheet({ isOpen, query, onClose }: SaveSearchProps) {
  const say = useWords()
  const [name, setName] = useState('')
  const save = async () => {
    const reply = await ask('search.save', { name, query, order: routeNow().order })
    if (!reply.ok) return tellFailure(reply.failure)
    onClose()
    setName('')
    tell(say('records.saved.done', { name: name.trim() }))
  }
  return (
    <Sheet title={say('records.saved.title')} isOpen={isOpen} onClose={onClose} form="middle">
      <Form
        className="query-save"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void save()
        }}
      >
        <p className="mono">{query}</p>
        <TextField value={name} onChange={setName} maxLength={100} autoFocus>
          <Label>{say('records.saved.name')}</Label>
          <Input />
        </TextField>
        <p className="soft">{say('records.saved.text')}</p>
        <footer className="sheet-foot">
          <Button onPress={onClose}>{say('action.cancel')}</Button>
          <Button className="primary" type="submit" isDisabled={name.trim() === ''}>
            {say('action.save')}
          </Button>
        </footer>
      </Form>
    </Sheet>
  )
}
