import { useState } from 'react'
import type { Output } from '../../../shared/contract.ts'
import { choicesOf, choicesRemembered, type QueryChoice } from './query-choice.ts'
import { useCompletion } from './use-completion.ts'

/** What is offered under the query box. */
export type Offered = {
  readonly choices: readonly QueryChoice[]
  /** The place of the choice the arrows are at; -1 when at none. */
  readonly active: number
  readonly isOpen: boolean
  /** The choices belong to a text that was typed on since: put into this one they would stand in a wrong place. */
  readonly isBehind: boolean
  /** Offers, once typing rests, how a text goes on from a caret. */
  readonly complete: (text: string, caret: number) => void
  /** Offers what the depot remembers. */
  readonly remember: () => void
  /** Goes so many choices on or back, around the end. */
  readonly step: (by: number) => void
  readonly shut: () => void
}

/** The choices for the text in the query box: how it goes on, or for an empty one what was asked before. */
export function useQueryChoices(text: string, searches: Output<'search.list'> | undefined): Offered {
  const [active, activate] = useState(-1)
  const [isRemembering, remember] = useState(false)
  const { completion, complete, close } = useCompletion()
  const choices = isRemembering ? choicesRemembered(searches) : choicesOf(completion)
  const isOpen = choices.length > 0
  return {
    choices,
    active,
    isOpen,
    isBehind: isOpen && !isRemembering && completion.of !== text,
    complete: (of, caret) => {
      remember(false)
      activate(-1)
      complete(of, caret)
    },
    remember: () => remember(true),
    step: (by) =>
      activate((now) => (now + by + choices.length + (now < 0 && by < 0 ? 1 : 0)) % choices.length),
    shut: () => {
      close()
      activate(-1)
      remember(false)
    },
  }
}
