import type { KeyboardEvent } from 'react'
import { go } from '../../state/route.ts'
import { focusList } from './panes.ts'
import type { QueryChoice } from './query-choice.ts'
import type { Offered } from './use-query-choices.ts'

/** Keys that work on the choices. */
const STEERING: readonly string[] = ['ArrowDown', 'ArrowUp', 'Tab']

type Doings = {
  readonly text: string
  readonly offered: Offered
  readonly take: (choice: QueryChoice) => void
  readonly search: (query: string) => void
  readonly giveUp: () => void
}

/** Does what a key means in the query box. Keys that mean nothing there are left to the field. */
export function pressInQuery(event: KeyboardEvent, doings: Doings): void {
  if (event.nativeEvent.isComposing) return
  if (doings.offered.isBehind && STEERING.includes(event.key)) event.preventDefault()
  else if (steer(event, doings) || act(event.key, doings)) event.preventDefault()
}

/** The keys that go through the choices, or open them, or leave them for the list; false for any other. */
function steer({ key, shiftKey }: KeyboardEvent, { text, offered, take }: Doings): boolean {
  const { choices, active, isOpen, step, remember } = offered
  if (key === 'ArrowDown' && isOpen) step(1)
  else if (key === 'ArrowUp' && isOpen) step(-1)
  else if (key === 'ArrowDown' && text === '') remember()
  else if (key === 'ArrowDown') focusList()
  else if (key === 'Tab' && !shiftKey) {
    const choice = choices[active] ?? choices[0]
    if (choice === undefined) return false
    take(choice)
  } else return false
  return true
}

/** The keys that end typing; false for any other. */
function act(key: string, { text, offered, take, search, giveUp }: Doings): boolean {
  const choice = offered.choices[offered.active]
  if (key === 'Enter' && choice !== undefined) take(choice)
  else if (key === 'Enter') search(text)
  else if (key === 'Escape' && offered.isOpen) offered.shut()
  else if (key === 'Escape') {
    giveUp()
    focusList()
  } else if (key === 'F1') go({ screen: 'help', topic: 'query' })
  else return false
  return true
}
