import { resolve } from 'node:path'
import type { Events, Input, JobName, Summary } from '../../../shared/contract.ts'
import { Failed } from '../../../shared/failure.ts'
import type { Reply } from '../../../shared/reply.ts'
import { type Engine, openEngine, type Ports, type Which } from '../../engine.ts'
import { accountName } from '../account.ts'
import type { Interrupt } from './interrupt.ts'
import { programName } from './program-name.ts'
import type { ProgressLine } from './progress.ts'
import type { Host, Session } from './verb.ts'

/** What the host shows while it works, and how wide. */
export type Surroundings = {
  readonly progress: ProgressLine
  readonly interrupt: Interrupt
  readonly columns: number
}

/** A host that opens the engine for one verb and closes it after, so that the depot is never held longer than needed. */
export function engineHost(actor: string | null, surroundings: Surroundings): Host {
  const tickets = new Map<string, readonly string[]>()
  const ports: Ports = {
    program: programName(),
    now: () => new Date(),
    actor: () => ({ actor: actor ?? accountName(), role: 'archivist' }),
    redeem: (ticket) => tickets.get(ticket) ?? null,
  }
  const withEngine = async <T>(
    which: Which,
    use: (session: Session) => Promise<Reply<T>>,
  ): Promise<Reply<T>> => {
    let engine: Engine
    try {
      engine = openEngine(which, ports)
    } catch (error) {
      if (error instanceof Failed) return { ok: false, failure: error.failure }
      throw error
    }
    try {
      return await use(sessionOn(engine, tickets, surroundings))
    } finally {
      await engine.close()
    }
  }
  return {
    columns: surroundings.columns,
    withDepot: (file, use) => withEngine({ open: resolve(file) }, use),
    withNewDepot: (file, use) => withEngine({ create: resolve(file) }, use),
    withoutDepot: (use) => withEngine(null, use),
  }
}

function sessionOn(
  engine: Engine,
  tickets: Map<string, readonly string[]>,
  surroundings: Surroundings,
): Session {
  return {
    ask: (name, input) => engine.call(name, input),
    run: (name, input) => runJob(engine, name, input, surroundings),
    ticket(paths) {
      const ticket = `paths-${tickets.size + 1}`
      tickets.set(
        ticket,
        paths.map((path) => resolve(path)),
      )
      return ticket
    },
  }
}

async function runJob<N extends JobName>(
  engine: Engine,
  name: N,
  input: Input<N>,
  { progress, interrupt }: Surroundings,
): Promise<Reply<Summary<N>>> {
  const stopShowing = engine.on('job.progress', (now) => progress.show(now))
  const ended = new Promise<Events['job.ended']>((done) => {
    const stop = engine.on('job.ended', (end) => {
      stop()
      done(end)
    })
  })
  try {
    const started = await engine.call(name, input)
    if (!started.ok) return started
    // Every request of a JobName answers JobStarted; TypeScript cannot follow that through the table.
    const { job } = started.value as { job: number }
    interrupt.whileRunning(() => void engine.call('job.cancel', { job }))
    // The summary is the one of this job: the engine runs one at a time.
    return (await ended).reply as Reply<Summary<N>>
  } finally {
    interrupt.done()
    stopShowing()
    progress.clear()
  }
}
