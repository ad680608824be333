import type { RowOrder } from '../../shared/results.ts'
import { makeStore, useStore } from './store.ts'

export type Screen = 'start' | 'overview' | 'records' | 'accessions' | 'log' | 'settings' | 'help'

/** Where the window is. `query`, `order` and `grouped` are of Records; `record` is the one in its reading pane. */
export type Route = {
  readonly screen: Screen
  readonly query: string
  readonly order: RowOrder
  readonly grouped: boolean
  readonly record: number | null
  /** The accession whose account is shown; `new` is the page for importing one, null the list of all. */
  readonly accession: number | 'new' | null
  /** The page of the help. */
  readonly topic: string
}

const first: Route = {
  screen: 'start',
  query: '',
  order: '-date',
  grouped: false,
  record: null,
  accession: null,
  topic: '',
}
const MOST_BACK = 100

const route = makeStore<Route>(first)
let past: readonly Route[] = []

/** What `pick` takes from where the window is. */
export function useRoute<P>(pick: (route: Route) => P): P {
  return useStore(route, pick)
}

/** Where the window is, for what is no component. */
export function routeNow(): Route {
  return route.get()
}

/** Goes somewhere; `goBack` returns to where one was. What is left out stays. */
export function go(to: Partial<Route>): void {
  past = [...past, route.get()].slice(-MOST_BACK)
  route.set({ ...route.get(), ...to })
}

/** Changes where one is without a step to go back over, as moving through a list does. */
export function shift(to: Partial<Route>): void {
  route.set({ ...route.get(), ...to })
}

/** Returns to where one was; false when there is nothing to return to. */
export function goBack(): boolean {
  const before = past.at(-1)
  if (before === undefined) return false
  past = past.slice(0, -1)
  route.set(before)
  return true
}

/** Begins anew at a screen: for another depot. */
export function beginAt(screen: Screen): void {
  past = []
  route.set({ ...first, screen })
}

/** Shows the records a query finds. */
export function showRecords(query: string, more: Partial<Route> = {}): void {
  go({ screen: 'records', query, record: null, ...more })
}
