import { parseQuery, type QueryProblem } from '../../../shared/query.ts'
import { ask } from '../../bridge.ts'
import { go, routeNow, shift } from '../../state/route.ts'
import { makeStore } from '../../state/store.ts'

/** What is wrong with the text in the query box, once typing rests; null while nothing is. */
export const queryProblem = makeStore<QueryProblem | null>(null)

/** Typing rests this long before the list follows, and this long before it is said that the text cannot be read. */
const FOLLOW_MS = 150
const COMPLAIN_MS = 700

let following: ReturnType<typeof setTimeout> | undefined
let complaining: ReturnType<typeof setTimeout> | undefined

/** Follows the typing: on the screen of records the list shows what the text finds as soon as it can be read. */
export function followTyping(text: string): void {
  stopFollowing()
  queryProblem.set(null)
  const parsed = parseQuery(text)
  if (!parsed.ok) complaining = setTimeout(() => queryProblem.set(parsed), COMPLAIN_MS)
  else if (routeNow().screen === 'records') {
    following = setTimeout(() => shift({ query: text.trim() }), FOLLOW_MS)
  }
}

/** Asks a query at once and remembers it; false, with the problem shown, when it cannot be read. */
export function askQuery(text: string): boolean {
  stopFollowing()
  const parsed = parseQuery(text)
  queryProblem.set(parsed.ok ? null : parsed)
  if (!parsed.ok) return false
  const query = text.trim()
  const { screen } = routeNow()
  if (screen === 'records') shift({ query })
  else go({ screen: 'records', query, record: null })
  if (query !== '') void ask('search.remember', { query })
  return true
}

/** Forgets what was typed but not yet followed, and a complaint not yet made. */
export function stopFollowing(): void {
  clearTimeout(following)
  clearTimeout(complaining)
}
