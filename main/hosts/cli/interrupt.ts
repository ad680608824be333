import { exitCodes } from './exit-codes.ts'

/** What Ctrl-C does to the job that runs; null while none does. */
export type Interrupt = { whileRunning(cancel: () => void): void; done(): void }

/**
 * Listens for Ctrl-C (and a polite request to end): the first one asks the running job to stop at its next checkpoint and says
 * so, the second ends the program at once. Between jobs there is no checkpoint to wait for, and the first one ends it.
 * Losing the power would leave the depot no worse: batches are transactions.
 */
export function listenForInterrupt(say: (text: string) => void): Interrupt {
  let cancel: (() => void) | null = null
  let asked = false
  const onSignal = (): void => {
    if (cancel === null || asked) process.exit(exitCodes.interrupted)
    asked = true
    say('Stopping at the next checkpoint; Ctrl-C again stops at once. The depot stays sound either way.')
    cancel()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    whileRunning(next) {
      cancel = next
      if (asked) next()
    },
    done() {
      cancel = null
    },
  }
}
