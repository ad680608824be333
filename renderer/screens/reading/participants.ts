import type { RecordView } from '../../../shared/records.ts'
import { roles as order } from '../../../shared/roles.ts'

export type Participant = RecordView['participants'][number]
/** Everyone of one role, in the order of the header. */
export type RoleGroup = { readonly role: string; readonly people: readonly Participant[] }

/** Participants by role. A sender or reply address that only repeats the one before says nothing and is left out. */
export function groupByRole(participants: readonly Participant[]): RoleGroup[] {
  const roles = [...new Set([...order, ...participants.map(({ role }) => role)])]
  const groups = roles.map((role) => ({ role, people: participants.filter((each) => each.role === role) }))
  const from = addresses(groups[0]?.people ?? [])
  return groups.filter(
    ({ role, people }) =>
      people.length > 0 && !((role === 'sender' || role === 'reply-to') && addresses(people) === from),
  )
}

function addresses(people: readonly Participant[]): string {
  return people.map(({ address }) => address.toLowerCase()).join(' ')
}
