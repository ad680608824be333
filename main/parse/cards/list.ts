import type { ListCard } from '../../../shared/item-card.ts'
import { type EntryPerson, readEntryId } from '../../read/mapi/entry-id.ts'
import {
  PidLidDistributionListMembers,
  PidLidDistributionListName,
  PidLidDistributionListOneOffMembers,
  PidLidDistributionListStream,
} from '../../read/mapi/named.ts'
import { PidTagDisplayName } from '../../read/mapi/tags.ts'
import type { Facts } from './facts.ts'
import { type MemberIds, MOST_MEMBERS, readMemberStream } from './member-stream.ts'

/** Reads a personal distribution list ([MS-OXOCNTC] §2.2.2). A member that only points elsewhere has no name and no address. */
export function readList(facts: Facts): ListCard {
  return {
    card: 'list',
    name: facts.text(PidLidDistributionListName) || facts.text(PidTagDisplayName),
    members: idsOf(facts).map((ids) => readMember(ids, facts)),
  }
}

function idsOf(facts: Facts): MemberIds[] {
  const stream = facts.bytes(PidLidDistributionListStream)
  const streamed = stream === null ? null : readMemberStream(stream)
  if (streamed !== null) return streamed
  const oneOffs = facts.buffers(PidLidDistributionListOneOffMembers)
  const members = facts.buffers(PidLidDistributionListMembers).slice(0, MOST_MEMBERS)
  return members.map((id, place) => ({ id, oneOff: oneOffs[place] ?? null }))
}

function readMember({ id, oneOff }: MemberIds, facts: Facts): EntryPerson {
  const said = oneOff === null ? null : readEntryId(oneOff, facts.decode)
  return said ?? readEntryId(id, facts.decode) ?? { name: '', address: '' }
}
