import { setImmediate } from 'node:timers/promises'
import { Failed } from '../../shared/failure.ts'

/** Synchronous work goes on this long (milliseconds) before timers, signals and other jobs get a turn. */
const TURN = 50

/** To be awaited in a loop; see `makePace`. */
export type Pace = () => Promise<void> | undefined

/**
 * Makes a step to be awaited inside a long loop: nearly free, but every 50 ms it lets the event loop turn, so that a cancel
 * arrives. Throws Failed cancelled once `signal` is aborted.
 */
export function makePace(signal: AbortSignal): Pace {
  let turned = performance.now()
  const turn = async () => {
    await setImmediate()
    turned = performance.now()
    throwIfCancelled(signal)
  }
  return () => {
    throwIfCancelled(signal)
    return performance.now() - turned < TURN ? undefined : turn()
  }
}

export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Failed({ kind: 'cancelled' })
}
