import type { Events, Handlers, Input, Name, Output } from '../shared/contract.ts'
import { Failed } from '../shared/failure.ts'
import type { Reply } from '../shared/reply.ts'
import { markNote, markTags, markValue, previewValue, undoMarking } from './appraise/marks.ts'
import { recordsOf } from './appraise/scope.ts'
import { dispatch, failureOf } from './dispatch.ts'
import { spaceFor } from './ingest/forecast.ts'
import { importDrive } from './ingest/import.ts'
import { takeInventory } from './ingest/inventory.ts'
import { rebuildDepot } from './ingest/rebuild.ts'
import { openJobs } from './jobs.ts'
import { makeReadingHandlers } from './reading.ts'
import type { Actor } from './store/actor.ts'
import { backupDepot } from './store/backup.ts'
import { transaction } from './store/connection.ts'
import { createDepot, type Depot, openDepot } from './store/depot.ts'
import { toFailure } from './store/disk.ts'
import { appendEvent } from './store/events.ts'
import { rememberSearch, removeSearch, saveSearch } from './store/searches.ts'
import { verifyStore } from './store/verify.ts'
import { exportEml, exportMbox } from './transfer/export-raw.ts'

/** What the engine needs from whoever runs it. */
export type Ports = {
  /** Program and version, for the log and new depots. */
  readonly program: string
  readonly now: () => Date
  /** Who is at work now. */
  readonly actor: () => Actor
  /** The absolute paths a person chose under this ticket; null when there are none. */
  readonly redeem: (ticket: string) => readonly string[] | null
}

/** The engine as its hosts know it. */
export type Engine = {
  /** Asks one request of the contract. Never throws. */
  call<N extends Name>(name: N, input: Input<N>): Promise<Reply<Output<N>>>
  /** As `call`, for a name and input from outside (a window, a test): both are checked. */
  dispatch(name: string, input: unknown): Promise<Reply<unknown>>
  /** Hears an event until the answer is called. A listener must not throw: it would end the job that speaks to it. */
  on<E extends keyof Events>(event: E, listener: (payload: Events[E]) => void): () => void
  /** Stops a running job at its checkpoint and closes the depot; requests for it fail from now on. May be called twice. */
  close(): Promise<void>
}

/** Which depot to work on: an existing one, one to be made, or none (an inventory needs no depot). */
export type Which = { readonly open: string } | { readonly create: string } | null

/**
 * Opens the engine on a depot: the only place that knows every stage. A depot that cannot be written is opened to read, and
 * what would change it fails as depot-read-only. Throws Failed as openDepot and createDepot name it.
 */
export function openEngine(which: Which, ports: Ports): Engine {
  const depot =
    which === null ? null : 'open' in which ? openOrRead(which.open, ports) : beginDepot(which.create, ports)
  const listeners = new Map<keyof Events, Set<(payload: never) => void>>()
  const emit = <E extends keyof Events>(event: E, payload: Events[E]): void => {
    for (const listener of listeners.get(event) ?? []) (listener as (payload: Events[E]) => void)(payload) // put there by `on`
  }
  const nameError = (error: unknown) =>
    failureOf(error, (it) => (depot === null ? null : toFailure(it, depot.file)))
  const jobs = openJobs(emit, nameError)
  let isOpen = depot !== null
  const opened = (): Depot => {
    if (depot === null || !isOpen) throw new Failed({ kind: 'depot-missing', file: depot?.file ?? '' })
    return depot
  }
  const handlers = makeHandlers({
    opened,
    atHand: () => (isOpen ? depot : null),
    ports,
    jobs,
    emit,
  })
  return {
    // The reply carries the handler's own output type; dispatch only knows it as unknown.
    call: (name, input) => dispatch(handlers, name, input, nameError) as Promise<Reply<never>>,
    dispatch: (name, input) => dispatch(handlers, name, input, nameError),
    on(event, listener) {
      const all = listeners.get(event) ?? new Set()
      listeners.set(event, all.add(listener as (payload: never) => void)) // `emit` calls it with this event's payload only
      return () => all.delete(listener as (payload: never) => void)
    },
    async close() {
      // From here on nothing begins, also not what waits for the end of the job that is stopped.
      isOpen = false
      await jobs.stop()
      depot?.close()
    },
  }
}

/** Opens a depot, to read only where it cannot be written. */
function openOrRead(file: string, ports: Ports): Depot {
  try {
    return openDepot(file, ports)
  } catch (error) {
    if (error instanceof Failed && error.failure.kind === 'depot-read-only') {
      return openDepot(file, { ...ports, readOnly: true })
    }
    throw error
  }
}

/** Makes a depot whose log begins with its own making, so that the chain belongs to this archive and no other. */
function beginDepot(file: string, ports: Ports): Depot {
  const depot = createDepot(file, ports)
  const event = {
    action: 'depot.create',
    object: `depot ${depot.uuid}`,
    result: 'done',
    ground: '',
    detail: {},
  }
  transaction(depot.writer, () => appendEvent(depot.writer, { ...ports.actor(), ...event }))
  return depot
}

/** Milliseconds since somebody last asked to write in which they count as at work. */
const AT_WORK = 5_000

type Parts = {
  /** The depot. Throws Failed depot-missing without one, and once the engine closes. */
  readonly opened: () => Depot
  /** The open depot; null without one. */
  readonly atHand: () => Depot | null
  readonly ports: Ports
  readonly jobs: ReturnType<typeof openJobs>
  readonly emit: <E extends keyof Events>(event: E, payload: Events[E]) => void
}

function makeHandlers({ opened, atHand, ports, jobs, emit }: Parts): Handlers {
  const reader = () => opened().reader
  const writable = () => {
    const depot = opened()
    // Reading it throws where the depot is open to read only: before a job begins.
    void depot.writer
    return depot
  }
  let asked = Number.NEGATIVE_INFINITY
  const writer = () => {
    asked = performance.now()
    return opened().writer
  }
  const isShared = () => performance.now() - asked < AT_WORK
  const who = () => ports.actor()
  const marked = <T>(result: T): T => {
    emit('depot.changed', { what: 'marks' })
    return result
  }
  return {
    ...makeReadingHandlers(reader),
    'source.inventory': ({ ticket }) => {
      const roots = redeem(ports, ticket)
      return {
        job: jobs.start('source.inventory', async (signal, report) => {
          const inventory = await takeInventory(roots, { depot: atHand(), signal, report })
          return { ...inventory, ...spaceFor(inventory, atHand()?.file ?? null) }
        }),
      }
    },
    'accession.import': ({ ticket, ...told }) => {
      const handOver = { ...told, roots: redeem(ports, ticket) }
      const work = { depot: writable(), who: who(), now: ports.now, isShared }
      return {
        job: jobs.start('accession.import', async (signal, report) => {
          try {
            return await importDrive({ ...work, signal, report }, handOver)
          } finally {
            emit('depot.changed', { what: 'records' })
          }
        }),
      }
    },
    'record.export': ({ scope, ticket, form }) => {
      const [folder = ''] = redeem(ports, ticket)
      const db = reader()
      const records = recordsOf(db, scope)
      const write = form === 'eml' ? exportEml : exportMbox
      return {
        job: jobs.start('record.export', (signal, report) => write({ db, records, folder, signal, report })),
      }
    },
    'search.save': (kept) => {
      const id = saveSearch(writer(), kept)
      emit('depot.changed', { what: 'searches' })
      return { id }
    },
    'search.remove': ({ id }) => {
      if (removeSearch(writer(), id)) emit('depot.changed', { what: 'searches' })
      return {}
    },
    'search.remember': ({ query }) => {
      rememberSearch(writer(), query)
      emit('depot.changed', { what: 'searches' })
      return {}
    },
    'mark.preview': ({ scope, value }) => previewValue(writer(), recordsOf(reader(), scope), value),
    'mark.value': ({ scope, ...mark }) =>
      marked(markValue(writer(), who(), { ids: recordsOf(reader(), scope), ...mark })),
    'mark.tag': ({ scope, add, remove }) =>
      marked(markTags(writer(), who(), { ids: recordsOf(reader(), scope), add, remove })),
    'mark.note': ({ id, text }) => marked(markNote(writer(), who(), id, text)),
    'mark.undo': ({ event }) => marked(undoMarking(writer(), who(), event)),
    'depot.verify': () => {
      const db = reader()
      return { job: jobs.start('depot.verify', (signal, report) => verifyStore(db, signal, report)) }
    },
    'depot.rebuild': () => {
      const db = opened().writer
      return { job: jobs.start('depot.rebuild', (signal, report) => rebuildDepot(db, who(), signal, report)) }
    },
    'depot.backup': ({ ticket }) => {
      const [target = ''] = redeem(ports, ticket)
      const db = reader()
      return { job: jobs.start('depot.backup', (signal, report) => backupDepot(db, target, signal, report)) }
    },
    'job.cancel': ({ job }) => {
      jobs.cancel(job)
      return {}
    },
    'job.pause': ({ job, paused }) => {
      jobs.pause(job, paused)
      return {}
    },
  }
}

function redeem(ports: Ports, ticket: string): readonly [string, ...string[]] {
  const [first, ...rest] = ports.redeem(ticket) ?? []
  if (first === undefined) throw new Failed({ kind: 'bad-request', detail: 'no such ticket' })
  return [first, ...rest]
}
