import type { Reply } from '../../shared/reply.ts'
import { tell, tellFailure } from './notice.ts'
import { say } from './words.ts'

/** Says as what a file was saved, or why not; nothing when the person chose no place (null). */
export function tellSaved(reply: Reply<{ readonly saved: string | null }>): void {
  if (!reply.ok) tellFailure(reply.failure)
  else if (reply.value.saved !== null) tell(say('status.saved', { name: reply.value.saved }))
}
