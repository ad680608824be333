import { type KeyboardEvent, useState } from 'react'
import { Button, TextArea, TextField } from 'react-aria-components'
import { ask } from '../../bridge.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { tell, tellFailure } from '../../state/notice.ts'
import { useAsk } from '../../state/requests.ts'
import { useStore } from '../../state/store.ts'
import { makeVisible } from '../../state/visible.ts'
import { say, useWords } from '../../state/words.ts'
import { closeSheet, markSheet } from './sheets.ts'
import { undo } from './undo.ts'

/** The note of one record. Ctrl+Enter saves; Esc keeps nothing, but asks when something was written. */
export function NoteSheet() {
  const open = useStore(markSheet)
  const record = open?.is === 'note' ? open.record : null
  const { value } = useAsk('record.read', { id: record ?? 1 }, { when: record !== null })
  if (record === null || value === undefined) return null
  return <NoteForm key={record} record={record} before={value.note} subject={value.subject} />
}

type NoteFormProps = { readonly record: number; readonly before: string; readonly subject: string }

function NoteForm({ record, before, subject }: NoteFormProps) {
  const say = useWords()
  const [text, write] = useState(before)
  const [isAsking, setAsking] = useState(false)
  const isChanged = text !== before
  const save = () => {
    if (isChanged) void saveNote(record, text)
    closeSheet()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    save()
  }
  // Esc while it asks goes back to writing.
  const leave = () => (isChanged ? setAsking(!isAsking) : closeSheet())
  return (
    <Sheet title={say('appraise.note.title')} isOpen onClose={leave}>
      <p className="appraise-name">
        <bdi>{subject === '' ? say('appraise.noSubject') : makeVisible(subject)}</bdi>
      </p>
      <TextField aria-label={say('appraise.note')} value={text} onChange={write} autoFocus>
        <TextArea className="appraise-note" rows={10} maxLength={100_000} onKeyDown={onKeyDown} />
      </TextField>
      {isAsking ? (
        <div className="appraise-warning" role="alert">
          <p>{say('appraise.note.unsaved')}</p>
          <p className="appraise-buttons">
            <Button className="primary" onPress={save} autoFocus>
              {say('action.save')}
            </Button>
            <Button onPress={closeSheet}>{say('appraise.note.discard')}</Button>
            <Button onPress={() => setAsking(false)}>{say('appraise.note.write')}</Button>
          </p>
        </div>
      ) : (
        <footer className="sheet-foot">
          <span className="soft appraise-hint">{say('appraise.note.keys')}</span>
          <Button onPress={leave}>{say('action.cancel')}</Button>
          <Button className="primary" isDisabled={!isChanged} onPress={save}>
            {say('action.save')}
          </Button>
        </footer>
      )}
    </Sheet>
  )
}

async function saveNote(record: number, text: string): Promise<void> {
  const reply = await ask('mark.note', { id: record, text })
  if (!reply.ok) return tellFailure(reply.failure)
  const { event } = reply.value
  const said = say(text.trim() === '' ? 'appraise.note.removed' : 'appraise.note.saved')
  tell(said, event === null ? undefined : () => void undo(event))
}
