import type { ItemCard } from '../../../shared/item-card.ts'
import type { Problem } from '../../../shared/problem.ts'
import { find } from '../../read/mapi/find.ts'
import type { MapiItem } from '../../read/mapi/item.ts'
import { PidTagMessageClass } from '../../read/mapi/tags.ts'
import { textOf } from '../../read/mapi/values.ts'
import { readCalendar } from './calendar.ts'
import { readContact } from './contact.ts'
import { type Facts, factsOf } from './facts.ts'
import { readList } from './list.ts'
import { readJournal, readNote } from './note.ts'
import { readTask } from './task.ts'

type Read = { readonly card: ItemCard; readonly missing: string }

/** Which classes are read as what ([MS-OXCMSG] §2.2.1.3); what follows a further "." is a form of the same kind. */
const readers: readonly (readonly [RegExp, (item: MapiItem, facts: Facts, itemClass: string) => Read])[] = [
  [
    /^IPM\.(?:Appointment|Schedule\.Meeting|OLE\.CLASS\.\{00061055-)/i,
    (item, _facts, name) => readCalendar(item, name),
  ],
  [/^IPM\.Contact(?:\.|$)/i, (_item, facts) => whole(readContact(facts))],
  [/^IPM\.DistList(?:\.|$)/i, (_item, facts) => whole(readList(facts))],
  [/^IPM\.Task(?:\.|$)/i, (_item, facts) => readTask(facts)],
  [/^IPM\.TaskRequest(?:\.|$)/i, (item, facts) => readTask(taskIn(item) ?? facts)],
  [/^IPM\.StickyNote(?:\.|$)/i, (_item, facts) => whole(readNote(facts))],
  [/^IPM\.Activity(?:\.|$)/i, (_item, facts) => whole(readJournal(facts))],
]

/** The card of an item that is no letter, and what of it could not be read. Null of everything else. Never throws. */
export function readCard(item: MapiItem): { card: ItemCard | null; problems: Problem[] } {
  // Most items are letters: these must cost nothing.
  const itemClass = textOf(find(item.properties, PidTagMessageClass), null) ?? ''
  const read = readers.find(([pattern]) => pattern.test(itemClass))?.[1]
  if (read === undefined) return { card: null, problems: [] }
  const { card, missing } = read(item, factsOf(item.properties), itemClass)
  return { card, problems: missing === '' ? [] : [{ kind: 'recurrence-not-read', detail: missing }] }
}

function whole(card: ItemCard): Read {
  return { card, missing: '' }
}

/** What is sent about a task has the task itself as its attachment ([MS-OXOTASK] §2.2.4). */
function taskIn({ attachments }: MapiItem): Facts | null {
  for (const { embedded } of attachments) if (embedded !== null) return factsOf(embedded.properties)
  return null
}
