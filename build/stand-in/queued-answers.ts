import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron'
import type { Asker } from './dialogs.ts'

/** What a test answers to the next dialog of a kind; null closes it. */
export type Answers = {
  readonly open: readonly string[] | null
  readonly save: string | null
  readonly message: number
}
export type AnswerKind = keyof Answers

/** A dialog that was shown. */
export type Shown =
  | { readonly kind: 'open'; readonly options: OpenDialogOptions }
  | { readonly kind: 'save'; readonly options: SaveDialogOptions }
  | { readonly kind: 'message'; readonly options: MessageBoxOptions }
  | { readonly kind: 'error'; readonly options: { readonly title: string; readonly content: string } }

/** Dialogs for tests: each waits for its answer, given before or after it is shown, and is remembered. */
export function makeQueuedAnswers(): {
  readonly asker: Asker
  readonly shown: Shown[]
  answer<K extends AnswerKind>(kind: K, value: Answers[K]): void
} {
  const shown: Shown[] = []
  const queue = <K extends AnswerKind>(): { next(): Promise<Answers[K]>; put(value: Answers[K]): void } => {
    const given: Answers[K][] = []
    const waiting: ((value: Answers[K]) => void)[] = []
    return {
      next: () =>
        new Promise((done) => {
          const [value] = given.splice(0, 1)
          if (value === undefined) waiting.push(done)
          else done(value)
        }),
      put: (value) => {
        const [done] = waiting.splice(0, 1)
        if (done === undefined) given.push(value)
        else done(value)
      },
    }
  }
  const queues = { open: queue<'open'>(), save: queue<'save'>(), message: queue<'message'>() }
  const asker: Asker = {
    open: (options) => {
      shown.push({ kind: 'open', options })
      return queues.open.next()
    },
    save: (options) => {
      shown.push({ kind: 'save', options })
      return queues.save.next()
    },
    message: (options) => {
      shown.push({ kind: 'message', options })
      return queues.message.next()
    },
    error: (title, content) => {
      shown.push({ kind: 'error', options: { title, content } })
    },
  }
  // The kind of a value is the kind of its queue; TypeScript cannot follow that through a table.
  const answer = <K extends AnswerKind>(kind: K, value: Answers[K]): void =>
    (queues[kind] as { put(value: Answers[K]): void }).put(value)
  return { asker, shown, answer }
}
