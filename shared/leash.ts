/**
 * By what long work is held. At each of its checkpoints it waits as long as `rest` says (nothing is said while it may go on),
 * and then stops if `aborted`. An AbortSignal is one that never asks for rest.
 */
export type Leash = {
  readonly aborted: boolean
  readonly rest?: () => Promise<void> | undefined
}
