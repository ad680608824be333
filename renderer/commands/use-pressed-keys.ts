import { type KeyboardEvent, useRef, useState } from 'react'
import { keyPressed } from './key-press.ts'
import { isLetters } from './keys.ts'

/** A sequence of letters is complete when no other follows for this long. */
const SEQUENCE_MS = 900

type PressedKeys = {
  readonly isAsking: boolean
  readonly ask: () => void
  /** Takes what was pressed so far, if anything. */
  readonly finish: () => void
  readonly onKeyDownCapture: (event: KeyboardEvent) => void
}

/** Asks for one key, or a sequence of two letters; `heard` gets them as the table of commands writes them. Esc gives none. */
export function usePressedKeys(heard: (keys: string) => void): PressedKeys {
  const [isAsking, ask] = useState(false)
  const pressed = useRef<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const finish = () => {
    clearTimeout(timer.current)
    const keys = pressed.current.join(' ')
    pressed.current = []
    ask(false)
    if (keys !== '') heard(keys)
  }
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!isAsking) return
    const key = keyPressed(event)
    if (key === null || key.endsWith('Tab')) return
    event.preventDefault()
    event.stopPropagation()
    if (key === 'Escape') pressed.current = []
    else pressed.current.push(key)
    clearTimeout(timer.current)
    if (isLetters(key) && pressed.current.length < 2) timer.current = setTimeout(finish, SEQUENCE_MS)
    else finish()
  }
  return { isAsking, ask: () => ask(true), finish, onKeyDownCapture }
}
