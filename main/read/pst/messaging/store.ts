import { numberOf } from '../../mapi/values.ts'
import { attempt, openNode, type Report } from '../ltp/node.ts'
import { openProperties } from '../ltp/property-context.ts'
import type { NodeDatabase } from '../ndb/node-database.ts'
import { MESSAGE_STORE } from './node-types.ts'

/** What the message store says of the file as a whole ([MS-PST] §2.4.3). */
export type StoreFacts = {
  /** The folder that people take for the mailbox; null when it cannot be read. */
  readonly top: number | null
  /** Whether it is marked with a password: a checksum of one, which only well-behaved programs ask for. */
  readonly hasPassword: boolean
}

/** PidTagIpmSubTreeEntryId: an entry identifier, whose last four bytes are the folder's node ([MS-PST] §2.4.3.2). */
const TOP_FOLDER = 0x35e0
const NODE_IN_ENTRY = 20
/** PidTagPstPassword. */
const PASSWORD = 0x67ff

export function readStore(database: NodeDatabase, report: Report): StoreFacts {
  const properties = attempt('message store', report, () => {
    const entry = database.findNode(MESSAGE_STORE)
    return entry === null ? null : openProperties(openNode(database, entry), report)
  })
  const top = properties?.find(TOP_FOLDER)?.value
  return {
    top: Buffer.isBuffer(top) && top.length >= NODE_IN_ENTRY + 4 ? top.readUInt32LE(NODE_IN_ENTRY) : null,
    hasPassword: (numberOf(properties?.find(PASSWORD) ?? null) ?? 0) !== 0,
  }
}
