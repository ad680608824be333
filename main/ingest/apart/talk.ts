import type { Failure } from '../../../shared/failure.ts'
import type { Cursor, Survey } from '../../read/item.ts'
import type { SentStep } from './packed-steps.ts'

/** What a thread that reads is asked: one source file. What it says of it is over before the next is asked. */
export type ReaderAsked = {
  /** The identifier of a format that holds mail. */
  readonly format: string
  readonly bytes: SentPlace
  readonly size: number
  readonly cursor: Cursor
  readonly survey: Survey
  /** Folder for items too large for memory. */
  readonly spool: string
  /** Sends each step by itself, so that nothing read is lost when it is ended. */
  readonly isCareful: boolean
  /** Two numbers of 64 bits (floating point): steps made, bytes read. The reader alone writes them. */
  readonly progress: SharedArrayBuffer
}

/** Where the bytes lie; a path as its bytes. */
export type SentPlace =
  | { readonly is: 'file'; readonly path: Uint8Array; readonly start: number }
  | { readonly is: 'memory'; readonly bytes: SharedArrayBuffer }

/** Steps with the bytes of all of them in one block, which is handed over, not copied. */
export type SentSteps = {
  readonly is: 'steps'
  readonly steps: readonly SentStep[]
  readonly block: ArrayBuffer
  /** Bytes they hold in memory or temporary files. The answer to them is this number, when they are taken. */
  readonly weight: number
}

/** What the thread says; everything but steps is the last. */
export type Said =
  | SentSteps
  | { readonly is: 'done' }
  /** The medium or the system failed: thrown again as it was. */
  | {
      readonly is: 'system-error'
      readonly message: string
      readonly facts: Readonly<Record<string, unknown>>
    }
  | { readonly is: 'failed'; readonly failure: Failure }
  /** The reader itself failed, which it must never do: where in the program. */
  | { readonly is: 'fault'; readonly detail: string }
