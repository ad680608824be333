import { basename } from 'node:path'
import type { Input, JobName, Name, Output } from '../../../shared/contract.ts'
import type { DeskState } from '../../../shared/desk.ts'
import { Failed } from '../../../shared/failure.ts'
import { JobStarted, type Reply } from '../../../shared/reply.ts'
import { failureOf } from '../../dispatch.ts'
import type { Which } from '../../engine.ts'
import { type OpenDepot, openDepotThreads } from './depot-threads.ts'
import { findRequest } from './find-request.ts'
import type { Told } from './thread-talk.ts'
import { takeTurns } from './turns.ts'

/** The one depot of the window: none, being opened, open, failed to open, or ended by itself. */
export type Workplace = {
  depot(): DeskState['depot']
  /** The job that runs now. */
  job(): number | null
  /** Asks the open depot something from outside. Never throws. */
  dispatch(name: string, input: unknown): Promise<Reply<unknown>>
  /** As `dispatch`, for what the host itself wants. Throws Failed. */
  ask<N extends Name>(name: N, input: Input<N>): Promise<Output<N>>
  /**
   * Opens or makes a depot in the place of another that is open. Resolves when that went well or not: `depot` says which.
   * Throws Failed cancelled when the person would rather let a job go on.
   */
  open(which: NonNullable<Which>): Promise<void>
  /** Opens again what failed or ended. */
  retry(): Promise<void>
  /** Closes; a running job stops at its checkpoint. Throws Failed cancelled as `open`. */
  close(): Promise<void>
}

/** What the host lends to the depot of its window. */
export type Surroundings = {
  readonly program: string
  /** The name of the person at work. */
  readonly person: () => string
  readonly redeem: (ticket: string) => readonly string[] | null
  /** Asks the person whether a running job may be stopped. */
  readonly mayStop: (job: JobName) => Promise<boolean>
  readonly isSample: (file: string) => boolean
  readonly told: (told: Told) => void
  /** A depot was opened well. */
  readonly opened: (file: string) => void
  /** The open depot is no longer: what was shown of it must go. */
  readonly closed: () => void
}

type Running = { readonly job: number; readonly name: JobName }

/** Begins without a depot. */
export function openWorkplace(around: Surroundings): Workplace {
  let depot: DeskState['depot'] = { is: 'none' }
  let threads: OpenDepot | null = null
  let which: NonNullable<Which> | null = null
  let running: Running | null = null
  // A depot must be closed before the next, or the same one again, is opened.
  const inTurn = takeTurns()

  const changed = (): void => around.told({ event: 'desk.changed', payload: {} })
  const become = (next: DeskState['depot']): void => {
    depot = next
    changed()
  }
  const run = (next: Running | null): void => {
    running = next
    changed()
  }
  const told = (it: Told): void => {
    if (it.event === 'job.ended' && it.payload.job === running?.job) run(null)
    around.told(it)
  }
  const left = (): void => {
    threads = null
    running = null
    around.closed()
  }

  async function leave(): Promise<void> {
    if (threads === null) return
    if (running !== null && !(await around.mayStop(running.name))) throw new Failed({ kind: 'cancelled' })
    await threads?.close()
    left()
  }

  async function enter(wanted: NonNullable<Which>): Promise<void> {
    const file = 'open' in wanted ? wanted.open : wanted.create
    const name = basename(file)
    which = wanted
    become({ is: 'opening', name })
    const ended = (detail: string): void => {
      left()
      become({ is: 'ended', name, detail })
    }
    try {
      threads = await openDepotThreads(
        wanted,
        { program: around.program, person: around.person() },
        { told, ended },
      )
    } catch (error) {
      return become({ is: 'failed', name, failure: failureOf(error, () => null) })
    }
    which = { open: file }
    around.opened(file)
    become({ is: 'open', name, sample: around.isSample(file) })
  }

  async function dispatch(name: string, input: unknown): Promise<Reply<unknown>> {
    if (threads === null) return { ok: false, failure: { kind: 'depot-missing', file: '' } }
    const reply = await threads.ask(name, input, { person: around.person(), chosen: chosenIn(input, around) })
    const started = reply.ok && isJob(name) ? JobStarted.safeParse(reply.value) : null
    if (started?.success && isJob(name)) run({ job: started.data.job, name })
    return reply
  }

  return {
    depot: () => depot,
    job: () => running?.job ?? null,
    dispatch,
    async ask<N extends Name>(name: N, input: Input<N>) {
      const reply = await dispatch(name, input)
      if (!reply.ok) throw new Failed(reply.failure)
      // What answers this request answers with its output.
      return reply.value as Output<N>
    },
    open: (wanted) =>
      inTurn(async () => {
        // What is open already stays as it is, its running job too.
        if (depot.is === 'open' && isSame(wanted, which)) return
        await leave()
        await enter(wanted)
      }),
    retry: () =>
      inTurn(async () => {
        if (which !== null && (depot.is === 'failed' || depot.is === 'ended')) await enter(which)
      }),
    close: () =>
      inTurn(async () => {
        await leave()
        which = null
        become({ is: 'none' })
      }),
  }
}

function isSame(one: NonNullable<Which>, other: Which): boolean {
  return 'open' in one && other !== null && 'open' in other && one.open === other.open
}

function isJob(name: string): name is JobName {
  const request = findRequest(name)
  return request !== null && request.job !== null
}

/** The paths behind the ticket an input carries, if it carries one that was given out. */
function chosenIn(input: unknown, { redeem }: Surroundings) {
  if (typeof input !== 'object' || input === null || !('ticket' in input)) return null
  const { ticket } = input
  const paths = typeof ticket === 'string' ? redeem(ticket) : null
  return typeof ticket !== 'string' || paths === null ? null : { ticket, paths }
}
