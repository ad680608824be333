import type { ItemCard } from '../../shared/item-card.ts'
import { readCard } from '../parse/cards/card.ts'
import { factsOf } from '../parse/cards/facts.ts'
import { messageOf } from '../parse/content.ts'
import { parseMessage } from '../parse/message.ts'
import type { MapiItem } from '../read/mapi/item.ts'
import { PidTagLastModificationTime } from '../read/mapi/tags.ts'
import { writeIcs } from './ics.ts'
import { writeVcf } from './vcf.ts'

/** A file made of an Outlook item, by the ending of its name. */
export type DerivedFile = { readonly ending: 'eml' | 'ics' | 'vcf'; readonly bytes: Buffer }

/**
 * What other programs can read of an Outlook item: its message first; then an entry of a calendar, a task or a journal entry as
 * iCalendar, a contact or a list as vCard. The same bytes always. Empty when the content is no item, or one nobody can read.
 * `sha256` is that of the content.
 */
export function deriveFiles(content: Buffer, sha256: Buffer): DerivedFile[] {
  const { message, item, derived } = messageOf(content)
  if (!derived || item === null || item.properties.length === 0) return []
  const card = writeCard(item, message, sha256.toString('hex'))
  return [{ ending: 'eml', bytes: message }, ...(card === null ? [] : [card])]
}

function writeCard(item: MapiItem, message: Buffer, sha256: string): DerivedFile | null {
  const { card } = readCard(item)
  if (card === null || card.card === 'note') return null
  const { subject, text } = parseMessage(message)
  if (!isDated(card)) {
    const modified = factsOf(item.properties).time(PidTagLastModificationTime)
    return { ending: 'vcf', bytes: Buffer.from(writeVcf({ card, text, modified, sha256 })) }
  }
  return { ending: 'ics', bytes: Buffer.from(writeIcs({ item, card, subject, text, sha256 })) }
}

function isDated<Card extends ItemCard>(
  card: Card,
): card is Extract<Card, { card: 'calendar' | 'task' | 'journal' }> {
  return card.card === 'calendar' || card.card === 'task' || card.card === 'journal'
}
