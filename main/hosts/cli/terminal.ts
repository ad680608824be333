import { writeSync } from 'node:fs'
import { runCommand, type Streams } from './command.ts'
import type { Surroundings } from './engine-host.ts'
import { exitCodes } from './exit-codes.ts'
import { listenForInterrupt } from './interrupt.ts'
import { progressLine } from './progress.ts'
import type { Host } from './verb.ts'

/** Where standard output is no terminal nothing is shortened or wrapped to fit: another program reads it. */
const WIDE = Number.POSITIVE_INFINITY

/** The standard streams of this process. */
export const standardStreams: Streams = {
  columns: process.stdout.columns ?? WIDE,
  out: (text) => writeAll(1, text),
  err: (text) => writeAll(2, text),
}

/** Runs command lines in this process, on its terminal, each to its end. Made once: it listens for Ctrl-C. */
export function commandRunner(): (argv: readonly string[]) => Promise<number> {
  const surroundings: Surroundings = {
    progress: progressLine(process.stderr),
    interrupt: listenForInterrupt((text) => standardStreams.err(`\n${text}\n`)),
    columns: standardStreams.columns,
  }
  // The engine is loaded when a verb needs it: help and a mistyped line answer at once.
  const hostFor = async (actor: string | null): Promise<Host> =>
    (await import('./engine-host.ts')).engineHost(actor, surroundings)
  return (argv) => runCommand(argv, standardStreams, hostFor)
}

/**
 * Writes everything before it returns, so that nothing is lost when the program ends. A reader that closes the pipe
 * (`… | head`) has seen enough: that ends the program quietly.
 */
function writeAll(stream: 1 | 2, text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(stream, bytes, at)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      // A pipe that is full for the moment.
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      else if (code === 'EPIPE') process.exit(exitCodes.failed)
      else throw error
    }
  }
}
