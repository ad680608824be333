import { ask } from '../../bridge.ts'
import { tell, tellFailure } from '../../state/notice.ts'
import { say } from '../../state/words.ts'
import { list, moveTo, showValue } from '../records/list.ts'
import { decisionOf } from './taken.ts'

/** Takes back a marking, by default the latest that stands; says what came back, and shows it when it was one record. */
export async function undo(event?: number): Promise<void> {
  const reply = await ask('mark.undo', event === undefined ? {} : { event })
  if (!reply.ok) return tellFailure(reply.failure)
  const { undid, changed } = reply.value
  const decided = decisionOf(undid)
  if (decided === null) {
    tell(say(`appraise.undone.${await kindOf(undid)}`, { n: changed }))
    return
  }
  const { record, from } = decided
  // Decided anew since by somebody else: then nothing came back.
  if (changed > 0) showValue([record], from)
  tell(say('appraise.undone.one', { n: changed, value: say(`value.${from}`) }))
  await show(record)
}

const kinds: Readonly<Record<string, 'value' | 'tag' | 'note'>> = {
  'mark.value': 'value',
  'mark.tag': 'tag',
  'mark.note': 'note',
}

/** What kind of marking an event of the log was. */
async function kindOf(event: number): Promise<'value' | 'tag' | 'note' | 'other'> {
  const reply = await ask('log.read', { before: event + 1, limit: 1 })
  const action = reply.ok ? reply.value.events[0]?.action : undefined
  return (action === undefined ? undefined : kinds[action]) ?? 'other'
}

/** Moves to a record where the list has it. */
async function show(record: number): Promise<void> {
  const { opened } = list.get()
  if (opened === null) return
  const reply = await ask('result.place', { result: opened.result, id: record })
  if (reply.ok && reply.value.place !== null && list.get().opened === opened) moveTo(reply.value.place)
}
