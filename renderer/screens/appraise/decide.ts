import type { Value } from '../../../shared/value.ts'
import { ask } from '../../bridge.ts'
import type { DeskState } from '../../state/desk.ts'
import { announce, tellFailure } from '../../state/notice.ts'
import { type Asked, answers } from '../../state/requests.ts'
import { routeNow } from '../../state/route.ts'
import { say } from '../../state/words.ts'
import { list, moveToUndecided, recordsAtHand, showValue } from '../records/list.ts'
import { ground } from './ground.ts'
import { markSheet } from './sheets.ts'
import { rememberDecision } from './taken.ts'

let isDeciding = false

/** Sets the value of the record being read at once; for other or more records, asks in a sheet. */
export function decide(value: Value): void {
  const ids = recordsAtHand()
  const [only] = ids
  if (only === undefined) return
  if (ids.length === 1 && only === routeNow().record) void decideOne(only, value)
  else openBulk(ids, value)
}

/** Asks in a sheet what the selected records become. */
export function openBulk(ids: readonly number[], value: Value | null): void {
  markSheet.set({ is: 'bulk', bulk: { scope: { ids: [...ids] }, is: 'selection', name: '' }, value })
}

/**
 * Sets the value of one record: its row shows it at once, the engine writes it durably, then the next undetermined record
 * comes. What is pressed meanwhile, or before the message is there to be read, does nothing: it could not be meant.
 */
export async function decideOne(id: number, value: Value): Promise<void> {
  if (isDeciding || isStillRead(id)) return
  isDeciding = true
  const from = valueNow(id)
  showValue([id], value)
  const reply = await ask('mark.value', { scope: { ids: [id] }, value, reason: ground.get().trim() })
  if (reply.ok) {
    if (reply.value.event !== null) rememberDecision({ event: reply.value.event, record: id, from })
    announce(say(`value.${value}`))
    // Whoever moved on meanwhile stays there.
    if (goesToNext() && routeNow().record === id) await moveToUndecided()
  } else {
    showValue([id], from)
    tellFailure(reply.failure)
  }
  isDeciding = false
}

/** The value a record has on the screen: its row's, or that of the message shown. */
function valueNow(id: number): Value {
  const { row } = list.get()
  if (row?.id === id) return row.value
  return answers.getQueryData<Asked<'record.read'>['value']>(['record.read', { id }])?.value ?? 'N'
}

function isStillRead(id: number): boolean {
  const state = answers.getQueryState(['record.read', { id }])
  return state?.status === 'pending' && state.fetchStatus === 'fetching'
}

/** Whether a decision goes on to the next undetermined record, as the person at work has set it. */
export function goesToNext(): boolean {
  return answers.getQueryData<DeskState>(['desk.state', {}])?.settings.goOn ?? true
}
