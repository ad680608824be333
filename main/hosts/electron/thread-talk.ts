import type { Events } from '../../../shared/contract.ts'
import type { Failure } from '../../../shared/failure.ts'
import type { Reply } from '../../../shared/reply.ts'
import type { Which } from '../../engine.ts'

/** What the host and a thread of the engine say to each other. */

/** `person` makes the depot, where it is to be made: that is the first line of its log. */
export type EngineData = { readonly which: Which; readonly program: string; readonly person: string }
export type ReadingData = { readonly file: string }

/** Who asks, and the paths behind the ticket in the input, which is as good as redeemed here. */
export type Asking = {
  readonly person: string
  readonly chosen: { readonly ticket: string; readonly paths: readonly string[] } | null
}
export type Call = Asking & {
  readonly is: 'call'
  readonly id: number
  readonly name: string
  readonly input: unknown
}
export type ToThread = Call | { readonly is: 'close' }

/** An event with its name. */
export type Told = { [E in keyof Events]: { readonly event: E; readonly payload: Events[E] } }[keyof Events]

export type FromThread =
  | { readonly is: 'open' }
  /** It could not open: the thread ends. */
  | { readonly is: 'refused'; readonly failure: Failure }
  | { readonly is: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly is: 'told'; readonly told: Told }
  /** It closed as asked: the thread ends. */
  | { readonly is: 'closed' }
