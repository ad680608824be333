import type { Facts } from '../parse/cards/facts.ts'
import { PidLidCleanGlobalObjectId, PidLidGlobalObjectId, PidLidTaskGlobalId } from '../read/mapi/named.ts'

/** Bytes of PidLidGlobalObjectId: where the day of an exception stands, where the data begin ([MS-OXOCAL] §2.2.1.27). */
const DAY = [16, 20] as const
const DATA = 40
/** Begins the data when the identifier came from another program. */
const FOREIGN = Buffer.from('vCal-Uid\x01\0\0\0', 'latin1')
/** Longer ones are no identifiers. */
const LONGEST = 2_000

/**
 * The UID of a calendar entry ([MS-OXCICAL] §2.1.3.1.1.20.26): what another program called it, else the global object
 * identifier without the day of an exception, so that an exception has that of its series. Null when the item has none.
 */
export function calendarUid(facts: Facts): string | null {
  const bytes = facts.bytes(PidLidCleanGlobalObjectId) ?? facts.bytes(PidLidGlobalObjectId)
  if (bytes === null || bytes.length < DATA || bytes.length > LONGEST) return null
  const data = bytes.subarray(DATA)
  if (data.subarray(0, FOREIGN.length).equals(FOREIGN)) {
    const text = data.subarray(FOREIGN.length)
    const end = text.indexOf(0)
    return text.toString('utf8', 0, end < 0 ? text.length : end) || null
  }
  return Buffer.from(bytes)
    .fill(0, ...DAY)
    .toString('hex')
    .toUpperCase()
}

/** The UID of a task: PidLidTaskGlobalId ([MS-OXOTASK] §2.2.2.2.28); null when it has none. */
export function taskUid(facts: Facts): string | null {
  const bytes = facts.bytes(PidLidTaskGlobalId)
  return bytes === null || bytes.length === 0 || bytes.length > LONGEST
    ? null
    : bytes.toString('hex').toUpperCase()
}
