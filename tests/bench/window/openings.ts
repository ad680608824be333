import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { WindowAsk } from './open-window.ts'

/** What one start of the program took, in milliseconds. */
export type Opening = {
  /** From the start of the process to the first rows of the list on the screen. */
  readonly fromStart: number
  /** From the click on a depot to its first rows, in a program that had nothing open before. */
  readonly fromClick: number
}

/** Starts the program twice, each time as a new process: once on the depot itself, once to open it by a click. */
export async function timeOpening(ask: WindowAsk): Promise<Opening> {
  return { fromStart: await openOnce(ask), fromClick: await openOnce({ ...ask, argv: [] }) }
}

async function openOnce(ask: WindowAsk): Promise<number> {
  const began = Date.now()
  const child = fork(fileURLToPath(new URL('./open-once.ts', import.meta.url)), [
    JSON.stringify({ ...ask, began }),
  ])
  let took = Number.NaN
  child.on('message', (told) => {
    took = Number(told)
  })
  await once(child, 'exit')
  if (Number.isNaN(took)) throw new Error('the window did not open')
  return took
}
