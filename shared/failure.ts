/**
 * Failures: why a request could not be done. Values, not exceptions, so that a screen can say what happened, to what, what is
 * safe and what to do. `detail` holds facts (a system error code, a number); never mail content.
 */
export type Failure =
  | { readonly kind: 'bad-request'; readonly detail: string }
  | {
      readonly kind: 'query-unreadable'
      readonly detail: string
      readonly at: number
      readonly length: number
    }
  | { readonly kind: 'not-found'; readonly what: string }
  | { readonly kind: 'depot-missing'; readonly file: string }
  | { readonly kind: 'depot-exists'; readonly file: string }
  | { readonly kind: 'depot-foreign'; readonly file: string }
  | { readonly kind: 'depot-newer'; readonly file: string; readonly version: number; readonly known: number }
  | { readonly kind: 'depot-in-use'; readonly file: string }
  | { readonly kind: 'depot-damaged'; readonly file: string; readonly detail: string }
  | { readonly kind: 'depot-read-only'; readonly file: string }
  | { readonly kind: 'depot-gone'; readonly file: string }
  | { readonly kind: 'disk-full'; readonly file: string }
  | { readonly kind: 'disk-failed'; readonly file: string; readonly detail: string }
  | { readonly kind: 'source-missing'; readonly file: string }
  | { readonly kind: 'source-failed'; readonly file: string; readonly detail: string }
  | { readonly kind: 'target-exists'; readonly file: string }
  | { readonly kind: 'target-failed'; readonly file: string; readonly detail: string }
  | { readonly kind: 'nothing-to-check' }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'preview-outdated' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'busy'; readonly job: string }
  | { readonly kind: 'internal'; readonly detail: string }

export type FailureKind = Failure['kind']

/** Carries a failure up to the dispatcher, the one place that turns it into a Reply. */
export class Failed extends Error {
  readonly failure: Failure
  constructor(failure: Failure, cause?: unknown) {
    super(failure.kind, cause === undefined ? undefined : { cause })
    this.name = 'Failed'
    this.failure = failure
  }
}

/** Proves at compile time that a switch over a union is complete. */
export function assertNever(value: never): never {
  throw new Error(`unhandled: ${JSON.stringify(value)}`)
}
