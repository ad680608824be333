import { type RefObject, useEffect, useState } from 'react'
import { routeNow, shift, useRoute } from '../../state/route.ts'
import { followTyping, queryProblem, stopFollowing } from './query-state.ts'

/** The text in the query box beside the query that is asked; the two differ while one types. */
export type QueryText = {
  readonly asked: string
  readonly text: string
  /** Puts a text in the box that is about to be asked. */
  readonly put: (text: string) => void
  /** Puts a text in the box as if it was typed: the list follows it. */
  readonly type: (text: string) => void
  /** Empties the box and asks for everything. */
  readonly clear: () => void
  /** Puts back what is asked. */
  readonly giveUp: () => void
}

/** Keeps the text of a query box on what is asked, and the typing ahead of it. */
export function useQueryText(box: RefObject<HTMLInputElement | null>): QueryText {
  const asked = useRoute((route) => route.query)
  const [text, put] = useState(asked)
  // A query chosen elsewhere comes into the box; one that is being typed is ahead of what is asked.
  useEffect(() => {
    put((typed) => (typed.trim() === asked ? typed : asked))
    if (isFromElsewhere(asked, box.current)) queryProblem.set(null)
  }, [asked, box])

  const forget = () => {
    stopFollowing()
    queryProblem.set(null)
  }
  return {
    asked,
    text,
    put,
    type: (next) => {
      put(next)
      followTyping(next)
    },
    clear: () => {
      forget()
      put('')
      shift({ query: '' })
    },
    giveUp: () => {
      forget()
      put(routeNow().query)
    },
  }
}

/** A query that came from elsewhere can be read; what was wrong with the text before it is over. */
function isFromElsewhere(asked: string, box: HTMLInputElement | null): boolean {
  return box === null || box.value.trim() !== asked
}
