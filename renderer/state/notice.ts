import type { Failure } from '../../shared/failure.ts'
import { makeStore } from './store.ts'

/** One line said at the foot after something was done, perhaps with a way to take it back, or a failure. */
export type Notice = {
  readonly text: string
  readonly undo?: (() => void) | undefined
  readonly failure?: Failure | undefined
}

/** What stands at the foot; null when nothing does. */
export const notice = makeStore<Notice | null>(null)
/** What a screen reader is told, politely. */
export const spoken = makeStore('')

/** Says what was done; it stays until the next thing is said or it is closed. */
export function tell(text: string, undo?: () => void): void {
  notice.set({ text, undo })
  spoken.set(text)
}

/** Says that something could not be done. */
export function tellFailure(failure: Failure): void {
  notice.set({ text: '', failure })
}

/** Tells a screen reader only. */
export function announce(text: string): void {
  spoken.set(text)
}
