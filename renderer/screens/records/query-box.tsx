import { useRef, useState } from 'react'
import { useCommands } from '../../commands/registry.ts'
import { tell } from '../../state/notice.ts'
import { useAsk } from '../../state/requests.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { focusList } from './panes.ts'
import { type QueryChoice, withChoice } from './query-choice.ts'
import { QueryChoices } from './query-choices.tsx'
import { pressInQuery } from './query-keys.ts'
import { askQuery, queryProblem } from './query-state.ts'
import { QueryTrouble } from './query-trouble.tsx'
import { SavedSearches, SaveSearchSheet } from './saved-searches.tsx'
import { useQueryChoices } from './use-query-choices.ts'
import { useQueryText } from './use-query-text.ts'
import './query-box.css'

/** The one field for queries: what is typed is followed, completed, remembered; its text is the truth about what is shown. */
export function QueryBox() {
  const say = useWords()
  const box = useRef<HTMLInputElement>(null)
  const { asked, text, ...query } = useQueryText(box)
  const { value: searches } = useAsk('search.list', {})
  const offered = useQueryChoices(text, searches)
  const problem = useStore(queryProblem)
  const [isSaving, save] = useState(false)

  const search = (wanted: string) => {
    offered.shut()
    if (askQuery(wanted)) focusList()
  }
  const clear = () => {
    offered.shut()
    query.clear()
    box.current?.focus()
  }
  const take = (choice: QueryChoice) => {
    if (offered.isBehind) return
    offered.shut()
    const next = withChoice(text, choice)
    if (choice.replaces === null) {
      query.put(next.text)
      search(next.text)
      return
    }
    query.type(next.text)
    requestAnimationFrame(() => {
      // Typed on meanwhile: the caret is ahead already.
      if (box.current?.value === next.text) box.current.setSelectionRange(next.caret, next.caret)
    })
    offered.complete(next.text, next.caret)
  }
  useCommands({
    find: () => box.current?.select(),
    'save-search': asked === '' ? undefined : () => save(true),
    'clear-query': asked === '' ? undefined : clear,
    'copy-query': asked === '' ? undefined : () => copy(box.current, say('records.query.copied')),
  })
  const { choices, active, isOpen } = offered
  return (
    <search className="query" data-query>
      <svg viewBox="0 0 16 16" aria-hidden="true" className="query-glyph">
        <path d="M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.4 10.4l3.6 3.6" />
      </svg>
      <input
        ref={box}
        className="query-field"
        role="combobox"
        spellCheck={false}
        autoComplete="off"
        maxLength={10_000}
        aria-label={say('records.query')}
        aria-expanded={isOpen}
        aria-controls="query-choices"
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && isOpen ? `query-choice-${active}` : undefined}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : 'query-trouble'}
        placeholder={say('records.query.placeholder')}
        value={text}
        onChange={({ target }) => {
          query.type(target.value)
          offered.complete(target.value, target.selectionStart ?? target.value.length)
        }}
        onKeyDown={(event) => pressInQuery(event, { text, offered, take, search, giveUp: query.giveUp })}
        onBlur={offered.shut}
      />
      {text === '' ? null : (
        <button
          type="button"
          className="plain query-clear"
          aria-label={say('records.query.clear')}
          onClick={clear}
        >
          ✕
        </button>
      )}
      <SavedSearches searches={searches} onChoose={search} onSave={asked === '' ? null : () => save(true)} />
      <QueryChoices choices={choices} active={active} onTake={take} />
      {isOpen ? null : <QueryTrouble text={text} />}
      <SaveSearchSheet isOpen={isSaving} query={asked} onClose={() => save(false)} />
    </search>
  )
}

/** Copies what is asked. Through the field, because the page may not reach the clipboard by itself. */
function copy(box: HTMLInputElement | null, said: string): void {
  if (box === null) return
  const before = document.activeElement
  box.select()
  document.execCommand('copy')
  if (before instanceof HTMLElement) before.focus()
  tell(said)
}
