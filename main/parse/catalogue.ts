import { roles } from '../../shared/roles.ts'
import { parseAddresses } from './addresses.ts'
import { ADDRESSES, NAME_LENGTH } from './bounds.ts'
import { parseDate, parseReceived } from './date.ts'
import { type Field, rawValue } from './header.ts'
import { parseIds, parseMessageId } from './ids.ts'
import type { ParsedAddress, ParsedMessage } from './parsed.ts'
import type { Problems } from './problems.ts'
import { inSingleBlanks } from './single-blanks.ts'
import { cutText } from './text.ts'
import { threadMarksOf } from './thread-marks.ts'
import { decodeHeaderText } from './words.ts'

/** What the header of a message says, for the catalogue. */
export type Catalogue = Pick<
  ParsedMessage,
  | 'subject'
  | 'addresses'
  | 'sent'
  | 'received'
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'threadMarks'
  | 'automatic'
>

/** Reads the fields of a message's header. Of fields that may stand once the first counts; address fields all count. */
export function readCatalogue(bytes: Buffer, fields: readonly Field[], problems: Problems): Catalogue {
  const byName = new Map<string, Field[]>()
  for (const field of fields) {
    const same = byName.get(field.name)
    if (same === undefined) byName.set(field.name, [field])
    else same.push(field)
  }
  const first = (name: string) => {
    const field = byName.get(name)?.[0]
    return field === undefined ? null : rawValue(bytes, field)
  }
  const sent = parseDate(first('date'))
  if (sent.state !== 'usable') problems.add(`date-${sent.state}`)
  return {
    subject: readSubject(first('subject') ?? '', problems),
    addresses: readAddresses(bytes, byName, problems),
    sent,
    received: parseReceived(first('received')),
    messageId: parseMessageId(first('message-id') ?? '', problems),
    inReplyTo: parseIds(first('in-reply-to') ?? '', problems),
    references: parseIds(first('references') ?? '', problems),
    threadMarks: threadMarksOf(first),
    automatic: isAutomatic(first),
  }
}

/** Decodes a subject; line ends and tabs in it become blanks. */
export function readSubject(raw: string, problems: Problems): string {
  const subject = inSingleBlanks(decodeHeaderText(raw, problems))
  if (subject.length > NAME_LENGTH)
    problems.add('header-too-large', { detail: `subject of ${subject.length} characters` })
  return cutText(subject, NAME_LENGTH)
}

function readAddresses(
  bytes: Buffer,
  byName: ReadonlyMap<string, Field[]>,
  problems: Problems,
): ParsedAddress[] {
  const addresses: ParsedAddress[] = []
  for (const role of roles) {
    // Of an Outlook item, the second: whom its recipient table names and the header it was sent with does not.
    for (const field of [...(byName.get(role) ?? []), ...(byName.get(`x-bewaarpost-${role}`) ?? [])]) {
      for (const address of parseAddresses(rawValue(bytes, field), role, problems)) addresses.push(address)
      if (addresses.length <= ADDRESSES) continue
      problems.add('addresses-too-many', { detail: `more than ${ADDRESSES}` })
      return addresses.slice(0, ADDRESSES)
    }
  }
  return addresses
}

/** Written by a list or a machine: List-Id (RFC 2919), Auto-Submitted (RFC 3834), the customary Precedence. */
function isAutomatic(first: (name: string) => string | null): boolean {
  if (first('list-id') !== null) return true
  const submitted = first('auto-submitted')?.toLowerCase() ?? ''
  if (submitted !== '' && !submitted.startsWith('no')) return true
  return /^(?:bulk|list|junk)\b/i.test(first('precedence') ?? '')
}
