import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useCommands } from '../../commands/registry.ts'
import { tell } from '../../state/notice.ts'
import { useAsk } from '../../state/requests.ts'
import { go, routeNow, shift, useRoute } from '../../state/route.ts'
import { useStore } from '../../state/store.ts'
import { useWords } from '../../state/words.ts'
import { focusList } from './panes.ts'
import { type QueryChoice, QueryChoices } from './query-choices.tsx'
import { askQuery, followTyping, queryProblem, stopFollowing } from './query-state.ts'
import { QueryTrouble } from './query-trouble.tsx'
import { SavedSearches, SaveSearchSheet } from './saved-searches.tsx'
import { useCompletion } from './use-completion.ts'
import './query-box.css'

/** Past queries offered in an empty box. */
const MOST_PAST = 12
/** Keys that work on the choices. */
const STEERING: readonly string[] = ['ArrowDown', 'ArrowUp', 'Tab']

/** The one field for queries: what is typed is followed, completed, remembered; its text is the truth about what is shown. */
export function QueryBox() {
  const say = useWords()
  const asked = useRoute((route) => route.query)
  const [text, setText] = useState(asked)
  const [active, activate] = useState(-1)
  const [isRemembering, remember] = useState(false)
  const [isSaving, save] = useState(false)
  const { completion, complete, close } = useCompletion()
  const { value: searches } = useAsk('search.list', {})
  const problem = useStore(queryProblem)
  const box = useRef<HTMLInputElement>(null)

  // A query chosen elsewhere comes into the box; one that is being typed is ahead of what is asked.
  useEffect(() => {
    setText((typed) => (typed.trim() === asked ? typed : asked))
    if (parsedElsewhere(asked, box.current)) queryProblem.set(null)
  }, [asked])

  const write = (next: string) => {
    setText(next)
    followTyping(next)
  }
  const shut = () => {
    close()
    activate(-1)
    remember(false)
  }
  const search = (query: string) => {
    shut()
    if (askQuery(query)) focusList()
  }
  const clear = () => {
    shut()
    stopFollowing()
    queryProblem.set(null)
    setText('')
    shift({ query: '' })
    box.current?.focus()
  }
  const take = (choice: QueryChoice) => {
    if (isBehind) return
    shut()
    if (choice.replaces === null) {
      setText(choice.text)
      search(choice.text)
      return
    }
    const { from, to } = choice.replaces
    const next = text.slice(0, from) + choice.text + text.slice(to)
    const caret = from + choice.text.length
    write(next)
    requestAnimationFrame(() => box.current?.setSelectionRange(caret, caret))
    complete(next, caret)
  }
  useCommands({
    find: () => box.current?.select(),
    'save-search': asked === '' ? undefined : () => save(true),
    'clear-query': asked === '' ? undefined : clear,
    'copy-query': asked === '' ? undefined : () => copy(box.current, say('records.query.copied')),
  })

  const choices: readonly QueryChoice[] = isRemembering
    ? [
        ...(searches?.saved ?? []).map(({ name, query }) => ({
          is: 'saved' as const,
          text: query,
          name,
          field: null,
          count: null,
          replaces: null,
        })),
        ...(searches?.past ?? []).slice(0, MOST_PAST).map((query) => ({
          is: 'past' as const,
          text: query,
          name: null,
          field: null,
          count: null,
          replaces: null,
        })),
      ]
    : completion.choices.map((choice) => ({ ...choice, name: null, replaces: completion }))
  const isOpen = choices.length > 0
  // Until the choices for what was typed last are there, those on the screen would be put in a wrong place.
  const isBehind = isOpen && !isRemembering && completion.of !== text
  const step = (by: number) =>
    activate((now) => (now + by + choices.length + (now < 0 && by < 0 ? 1 : 0)) % choices.length)

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const chosen = choices[active]
    const first = choices[0]
    if (isBehind && STEERING.includes(event.key)) return event.preventDefault()
    if (event.key === 'ArrowDown' && isOpen) step(1)
    else if (event.key === 'ArrowUp' && isOpen) step(-1)
    else if (event.key === 'ArrowDown' && text === '') remember(true)
    else if (event.key === 'ArrowDown') focusList()
    else if (event.key === 'Tab' && isOpen && !event.shiftKey && first !== undefined) take(chosen ?? first)
    else if (event.key === 'Enter') {
      if (chosen === undefined) search(text)
      else take(chosen)
    } else if (event.key === 'Escape') {
      if (isOpen) shut()
      else {
        stopFollowing()
        queryProblem.set(null)
        setText(routeNow().query)
        focusList()
      }
    } else if (event.key === 'F1') go({ screen: 'help', topic: 'query' })
    else return
    event.preventDefault()
  }
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
        onChange={(event) => {
          remember(false)
          activate(-1)
          write(event.target.value)
          complete(event.target.value, event.target.selectionStart ?? event.target.value.length)
        }}
        onKeyDown={onKeyDown}
        onBlur={shut}
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

/** A query that came from elsewhere can be read; what was wrong with the text before it is over. */
function parsedElsewhere(asked: string, box: HTMLInputElement | null): boolean {
  return box === null || box.value.trim() !== asked
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
