import { makeStore } from '../../state/store.ts'

/** The ground that single decisions get, until it is changed; '' for none. */
export const ground = makeStore('')

/** Characters a ground may have: as many as the log takes. */
export const LONGEST_GROUND = 1_000

/** Recent grounds offered. */
const MOST = 8

type Logged = { readonly action: string; readonly ground: string }

/** The grounds of the latest decisions in the log, each once, the latest first. */
export function groundsOf(events: readonly Logged[]): string[] {
  const grounds = events
    .filter((each) => each.action === 'mark.value' && each.ground !== '')
    .map((each) => each.ground)
  return [...new Set(grounds)].slice(0, MOST)
}
