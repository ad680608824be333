import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useWords } from '../state/words.ts'
import './hint.css'

type HintProps = {
  /** What it explains, in words: the name of its button is made from it. */
  readonly of: string
  /** A sentence or two. */
  readonly children: ReactNode
}

/** A small question mark beside a term; pressed, it explains the term on the spot. Esc or a click elsewhere closes it. */
export function Hint({ of, children }: HintProps) {
  const say = useWords()
  return (
    <DialogTrigger>
      <Button className="hint" aria-label={say('help.hint', { of })}>
        ?
      </Button>
      <Popover className="hint-said" placement="bottom" offset={4}>
        <Dialog aria-label={of}>{children}</Dialog>
      </Popover>
    </DialogTrigger>
  )
}
