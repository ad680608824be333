import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Engine, openEngine, type Ports, type Which } from '../../main/engine.ts'
import type { Events, Input, JobName, Name, Output, Summary } from '../../shared/contract.ts'
import type { Failure } from '../../shared/failure.ts'
import type { Reply } from '../../shared/reply.ts'
import { tempFolder } from './temp.ts'

/** An engine as a test drives it: paths become tickets, a job's request waits for its end. */
export type Bench = {
  readonly engine: Engine
  /** The depot file; '' without one. */
  readonly file: string
  ticket(...paths: string[]): string
  /** Asks a request that must succeed. */
  ask<N extends Exclude<Name, JobName>>(name: N, input: Input<N>): Promise<Output<N>>
  /** Starts a job that must start, and answers with how it ended. */
  run<N extends JobName>(name: N, input: Input<N>): Promise<Reply<Summary<N>>>
  /** Runs a job that must succeed. */
  finish<N extends JobName>(name: N, input: Input<N>): Promise<Summary<N>>
  import(...paths: string[]): Promise<Summary<'accession.import'>>
}

/** The day on which everything in a test happens. */
export const today = new Date('2026-11-23T12:00:00Z')

/** An engine on a new depot in a folder of its own, closed after the test. */
export function newBench(): Bench {
  const file = join(tempFolder(), 'a.depot')
  return openBench({ create: file }, file)
}

/** An engine on what the test says; `null` is no depot. Closed after the test. */
export function openBench(which: Which, file = ''): Bench {
  const bench = startBench(which, file)
  onTestFinished(() => bench.engine.close())
  return bench
}

/** As openBench, for use outside one test (beforeAll): the caller closes the engine. */
export function startBench(which: Which, file = ''): Bench {
  const tickets = new Map<string, readonly string[]>()
  const ports: Ports = {
    program: 'test 1',
    now: () => today,
    actor: () => ({ actor: 'A. Archivist', role: 'archivist' }),
    redeem: (ticket) => tickets.get(ticket) ?? null,
  }
  const engine = openEngine(which, ports)
  const ticket = (...paths: string[]) => {
    const name = `ticket-${tickets.size + 1}`
    tickets.set(name, paths)
    return name
  }
  const run = async <N extends JobName>(name: N, input: Input<N>): Promise<Reply<Summary<N>>> => {
    const ended = endOf(engine)
    const started = await engine.call(name, input)
    if (!started.ok) throw new Error(`${name} did not start: ${JSON.stringify(started.failure)}`)
    // The engine runs one job at a time, so this end is the one of the job just started.
    return (await ended).reply as Reply<Summary<N>>
  }
  const finish = async <N extends JobName>(name: N, input: Input<N>) => succeeded(await run(name, input))
  return {
    engine,
    file,
    ticket,
    ask: async (name, input) => succeeded(await engine.call(name, input)),
    run,
    finish,
    import: (...paths) => finish('accession.import', { ticket: ticket(...paths) }),
  }
}

/** The end of the next job to end. */
export function endOf(engine: Engine): Promise<Events['job.ended']> {
  return new Promise((done) => {
    const stop = engine.on('job.ended', (end) => {
      stop()
      done(end)
    })
  })
}

/** What a request that must succeed answered. */
export function succeeded<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`failed: ${JSON.stringify(reply.failure)}`)
  return reply.value
}

/** Why a request that must fail did. */
export function refused(reply: Reply<unknown>): Failure {
  if (reply.ok) throw new Error(`did not fail: ${JSON.stringify(reply.value)}`)
  return reply.failure
}
