import { useEffect, useRef, useState } from 'react'
import type { Completion } from '../../../shared/results.ts'
import { ask } from '../../bridge.ts'

const REST_MS = 60
const none: Completed = { of: '', from: 0, to: 0, choices: [] }

/** `of`: the text it goes on from. */
type Completed = Completion & { readonly of: string }

type Completing = {
  readonly completion: Completed
  /** Asks how to go on from a caret, once typing rests. */
  readonly complete: (text: string, caret: number) => void
  readonly close: () => void
}

/** Ways to go on in the query box. An answer that a later letter overtook is not shown. */
export function useCompletion(): Completing {
  const [completion, show] = useState(none)
  const latest = useRef(0)
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(resting.current), [])
  const close = () => {
    latest.current++
    clearTimeout(resting.current)
    show(none)
  }
  const complete = (text: string, caret: number) => {
    const mine = ++latest.current
    clearTimeout(resting.current)
    resting.current = setTimeout(async () => {
      const reply = await ask('query.complete', { text, caret })
      // Without completion one can still search: a failure of it is not worth a word.
      if (mine === latest.current) show(reply.ok ? { ...reply.value, of: text } : none)
    }, REST_MS)
  }
  return { completion, complete, close }
}
