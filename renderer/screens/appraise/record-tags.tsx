import { Button } from 'react-aria-components'
import type { RecordView } from '../../../shared/records.ts'
import { useWords } from '../../state/words.ts'
import { markSheet } from './sheets.ts'
import { changeTags } from './tags.ts'

/** The tags and the note of a record. */
export function RecordTags({ record, canMark }: { readonly record: RecordView; readonly canMark: boolean }) {
  const say = useWords()
  const { id, tags, note } = record
  const [first = ''] = note.split('\n', 1)
  if (!canMark && tags.length === 0 && note === '') return null
  return (
    <div className="appraise-tags">
      <ul aria-label={say('appraise.tags')}>
        {tags.map((tag) => (
          <li key={tag} className="appraise-tag">
            <bdi>{tag}</bdi>
            {canMark ? (
              <Button
                className="plain"
                aria-label={say('appraise.tag.remove', { tag })}
                onPress={() => void changeTags([id], { remove: [tag] })}
              >
                ✕
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {canMark ? (
        <Button className="link" onPress={() => markSheet.set({ is: 'tag', ids: [id] })}>
          {say('command.tag')}
        </Button>
      ) : null}
      {note === '' ? null : (
        <bdi className="appraise-note-line" title={note}>
          {first}
        </bdi>
      )}
      {canMark ? (
        <Button className="link" onPress={() => markSheet.set({ is: 'note', record: id })}>
          {say(note === '' ? 'command.note' : 'appraise.note.change')}
        </Button>
      ) : null}
    </div>
  )
}
