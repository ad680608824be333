import { keepPreviousData, notifyManager, QueryClient, useQuery } from '@tanstack/react-query'
import type { Input, Name, Output } from '../../shared/contract.ts'
import { Failed, type Failure } from '../../shared/failure.ts'
import { ask, hear } from '../bridge.ts'
import { makeResting } from './resting.ts'

// Told before the next picture. A timer, as it is otherwise, lets a choice that was just made jump back for one picture.
notifyManager.setScheduler(queueMicrotask)

/** What was read from the engine, kept while a screen shows it and a little longer. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      retry: false,
      refetchOnWindowFocus: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    },
  },
})

/** A request that a component asks, as far as it is answered. */
export type Asked<N extends Name> = {
  /** The answer; undefined until it is there, or when it failed. */
  readonly value: Output<N> | undefined
  readonly failure: Failure | undefined
  /** True when `value` is the answer to an earlier input. */
  readonly stale: boolean
  readonly again: () => void
}

type Options = {
  /** False: not asked (yet). */
  readonly when?: boolean
  /** Show the answer to the input before until the new one is there. */
  readonly keep?: boolean
  /** Ask again every so many milliseconds, for what nobody says has changed. */
  readonly every?: number
}

/**
 * Asks a request that only reads, keeps the answer, and asks again when what it tells has changed. Whoever uses it is drawn anew
 * only when the answer is another, not each time it is being asked for.
 */
export function useAsk<N extends Name>(name: N, input: Input<N>, options: Options = {}): Asked<N> {
  // Only what is taken from it here is watched.
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: [name, input],
    queryFn: () => read(name, input),
    enabled: options.when ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
  })
  return {
    value: data as Output<N> | undefined, // `read` answers with just this
    failure: error === null ? undefined : failureOf(error),
    stale: isPlaceholderData,
    again: () => void refetch(),
  }
}

/** Asks ahead of need, so that the answer is there when a screen wants it. */
export function askAhead<N extends Name>(name: N, input: Input<N>): void {
  void answers.prefetchQuery({ queryKey: [name, input], queryFn: () => read(name, input) })
}

/** As `useAsk`, outside of components. Throws Failed. */
export async function read<N extends Name>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await ask(name, input)
  if (reply.ok) return reply.value
  throw new Failed(reply.failure)
}

function failureOf(error: Error): Failure {
  return error instanceof Failed ? error.failure : { kind: 'internal', detail: error.name }
}

/** Said of single records; asked again as soon as marking pauses, so that it never stands before the next message. */
const ofRecords: readonly Name[] = ['record.read', 'record.siblings', 'result.rows']
/** Said of many; asked again when marking rests for a moment, so that the next message never waits for them. */
const ofMany: readonly Name[] = [
  'depot.status',
  'record.facets',
  'record.timeline',
  'record.totals',
  'mark.pace',
  'log.read',
]
const ofAccessions: readonly Name[] = [
  'ledger.totals',
  'ledger.lines',
  'ledger.read',
  'ledger.source',
  'problem.list',
]

/** Keeps the answers true to what the engine says has changed. */
export function followChanges(): () => void {
  const forget = (names: ReadonlySet<Name>) =>
    void answers.invalidateQueries({
      // Every key of an answer begins with the name of its request.
      predicate: ({ queryKey: [name] }) => names.has(name as Name),
    })
  const records = makeResting<Name>(forget, { rest: 60, most: 1_000 })
  const others = makeResting<Name>(forget, { rest: 400, most: 2_000 })
  const stops = [
    hear('depot.changed', ({ what }) => {
      if (what === 'searches') return forget(new Set(['search.list']))
      records.add(ofRecords)
      others.add(what === 'marks' ? ofMany : [...ofMany, ...ofAccessions])
    }),
    // How it ended is said at once, and nothing beside it may still tell of before.
    hear('job.ended', () => forget(new Set([...ofRecords, ...ofMany, ...ofAccessions]))),
    hear('desk.changed', () => forget(new Set(['desk.state']))),
  ]
  return () => {
    records.stop()
    others.stop()
    for (const stop of stops) stop()
  }
}

/** Forgets every answer about a depot, so that nothing of it is shown as if it were of the next one. */
export function forgetDepot(): void {
  void answers.resetQueries({ predicate: ({ queryKey: [name] }) => name !== 'desk.state' })
}
