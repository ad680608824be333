import type { Reply } from '../../../shared/reply.ts'
import { ask } from '../../bridge.ts'
import { tell, tellFailure } from '../../state/notice.ts'
import { say } from '../../state/words.ts'

/** Asks where a new depot will be, and makes it. */
export async function makeDepot(): Promise<void> {
  const chosen = await ask('desk.choose', { what: 'new-depot', name: `${say('start.new.name')}.depot` })
  if (!passes(chosen) || chosen.value.chosen === null) return
  passes(await ask('desk.create', { ticket: chosen.value.chosen.ticket }))
}

/** Asks for a depot, and opens it. */
export async function chooseDepot(): Promise<void> {
  const chosen = await ask('desk.choose', { what: 'depot' })
  if (passes(chosen) && chosen.value.chosen !== null) await openTicket(chosen.value.chosen.ticket)
}

/** Opens the depot a ticket was given for: chosen, or dropped on the window. */
export async function openTicket(ticket: string): Promise<void> {
  passes(await ask('desk.open', { ticket }))
}

/** Opens a depot of the list of recent ones, by its id there. */
export async function openRecent(recent: string): Promise<void> {
  passes(await ask('desk.open', { recent }))
}

/** Opens the sample; the first time it is made, which takes a moment. */
export async function openSample(): Promise<void> {
  passes(await ask('desk.open', { sample: true }))
}

/** Closes the depot; the host asks first when a job runs. */
export async function closeDepot(): Promise<void> {
  passes(await ask('desk.close', {}))
}

/** Opens again what failed to open, or ended by itself. */
export async function retryDepot(): Promise<void> {
  passes(await ask('desk.retry', {}))
}

/** Takes a depot off the list of recent ones; its file stays. */
export async function forgetRecent({
  id,
  name,
}: {
  readonly id: string
  readonly name: string
}): Promise<void> {
  if (passes(await ask('desk.forget', { recent: id }))) tell(say('start.recent.forgotten', { name }))
}

/** Tells a failure at the foot. That a person thought better of it is none. */
function passes<T>(reply: Reply<T>): reply is Extract<Reply<T>, { ok: true }> {
  if (!reply.ok && reply.failure.kind !== 'cancelled') tellFailure(reply.failure)
  return reply.ok
}
