import { setImmediate } from 'node:timers/promises'
import { Failed } from '../../shared/failure.ts'
import type { Leash } from '../../shared/leash.ts'

/** Synchronous work goes on this long (milliseconds) before timers, signals and other jobs get a turn. */
const TURN = 50

/** To be awaited in a loop; see `makePace`. */
export type Pace = () => Promise<void> | undefined

/**
 * Makes a step to be awaited inside a long loop: nearly free, but every 50 ms it lets the event loop turn, so that a cancel
 * arrives, and it lasts as long as `signal` asks for rest. Throws Failed cancelled once `signal` is aborted.
 */
export function makePace(signal: Leash): Pace {
  let turned = performance.now()
  const turn = async (waiting: Promise<void>) => {
    await waiting
    turned = performance.now()
    throwIfCancelled(signal)
  }
  return () => {
    throwIfCancelled(signal)
    const rest = signal.rest?.()
    if (rest !== undefined) return turn(rest)
    return performance.now() - turned < TURN ? undefined : turn(setImmediate())
  }
}

export function throwIfCancelled(signal: Leash): void {
  if (signal.aborted) throw new Failed({ kind: 'cancelled' })
}
