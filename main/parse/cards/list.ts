import type { ListCard } from '../../../shared/item-card.ts'
import { readEntryId } from './entry-id.ts'
import { type Facts, lid } from './facts.ts'
import { type MemberIds, MOST_MEMBERS, readMemberStream } from './member-stream.ts'
import type { Person } from './person.ts'

/** Reads a personal distribution list ([MS-OXOCNTC] §2.2.2). A member that only points elsewhere has no name and no address. */
export function readList(facts: Facts): ListCard {
  return {
    card: 'list',
    name: facts.text(lid.address(0x8053)) || facts.text(0x3001),
    members: idsOf(facts).map((ids) => readMember(ids, facts)),
  }
}

function idsOf(facts: Facts): MemberIds[] {
  const stream = facts.bytes(lid.address(0x8064))
  const streamed = stream === null ? null : readMemberStream(stream)
  if (streamed !== null) return streamed
  const oneOffs = facts.buffers(lid.address(0x8054))
  const members = facts.buffers(lid.address(0x8055)).slice(0, MOST_MEMBERS)
  return members.map((id, place) => ({ id, oneOff: oneOffs[place] ?? null }))
}

function readMember({ id, oneOff }: MemberIds, facts: Facts): Person {
  const said = oneOff === null ? null : readEntryId(oneOff, facts.decode)
  return said ?? readEntryId(id, facts.decode) ?? { name: '', address: '' }
}
