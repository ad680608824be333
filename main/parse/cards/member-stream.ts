import { type ByteCursor, readWhole } from '../../read/mapi/byte-cursor.ts'

/** Two entry identifiers of one member of a list: the second, where there is one, says name and address. */
export type MemberIds = { readonly id: Buffer; readonly oneOff: Buffer | null }

/** Members that are read of one list; what it keeps in its other properties is bounded by Outlook to a few hundred. */
export const MOST_MEMBERS = 20_000

/** Reads PidLidDistributionListStream ([MS-OXOCNTC] §2.2.2.2.4): the members of a long list. Null when it is no such stream. */
export function readMemberStream(bytes: Buffer): MemberIds[] | null {
  return readWhole(bytes, (cursor) => {
    // Versions and flags.
    cursor.take(12)
    const count = cursor.u32()
    // Sizes in all, which each member says again.
    cursor.take(12)
    if (count > MOST_MEMBERS || count * 12 > cursor.left) return null
    return Array.from({ length: count }, () => readMember(cursor))
  })
}

function readMember(cursor: ByteCursor): MemberIds {
  const id = cursor.take(cursor.u32())
  const oneOff = cursor.take(cursor.u32())
  cursor.take(cursor.u32())
  return { id, oneOff: oneOff.length === 0 ? null : oneOff }
}
