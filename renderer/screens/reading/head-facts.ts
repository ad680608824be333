import type { ItemCard } from '../../../shared/item-card.ts'
import { isDatedKind, isSentKind } from '../../../shared/kinds.ts'
import type { RecordView } from '../../../shared/records.ts'
import { groupByRole, type RoleGroup } from './participants.ts'

type Head = 'kind' | 'card' | 'participants' | 'sent'

export type HeadFacts = {
  readonly people: readonly RoleGroup[]
  /** Whether it is worth saying that there is no sender: a contact or a note has none by nature. */
  readonly lacksSender: boolean
  readonly hasDate: boolean
  /** A contact, a list or a note is sent on no date: it has the one it was last changed on. */
  readonly isDatedByChange: boolean
}

/** What the head of a record says: not again what its card says, nor that something lacks which its kind never has. */
export function headFacts({ kind, card, participants, sent }: Pick<RecordView, Head>): HeadFacts {
  const said = card?.card === 'calendar' ? peopleOf(card) : new Set()
  return {
    people: groupByRole(participants).filter(
      ({ people }) => !people.every((person) => said.has(key(person))),
    ),
    lacksSender: card === null && isSentKind(kind) && !participants.some(({ role }) => role === 'from'),
    hasDate:
      card === null
        ? isDatedKind(kind) || sent.state !== 'absent'
        : sent.state !== 'absent' && sent.at !== timeOf(card),
    isDatedByChange: card !== null && ['contact', 'list', 'note'].includes(card.card),
  }
}

type Person = { readonly name: string; readonly address: string }

function peopleOf({ organizer, attendees }: Extract<ItemCard, { card: 'calendar' }>): ReadonlySet<string> {
  return new Set([...(organizer === null ? [] : [organizer]), ...attendees].map(key))
}

function key({ name, address }: Person): string {
  return JSON.stringify([name, address])
}

/** The time that the card tells and the record is listed by. */
function timeOf(card: ItemCard): number | null {
  if (card.card === 'note') return card.modified
  return 'start' in card ? card.start : null
}
