import type { ReadDb } from '../store/connection.ts'
import { findSameBytes, isChangedSource, type SameBytes } from '../store/source-files.ts'
import { isSamePlace } from './place.ts'

/** A mail file as an import looks for it among the source files of the depot. */
export type MailFile = {
  readonly sha256: Buffer
  readonly path: string
  readonly mailbox: string
  /** SHA-256 of its item where that is put together from files beside it, else null. Asked only where its bytes are known. */
  item(): Promise<Buffer | null>
}

/**
 * What earlier accessions say of a mail file: the source it repeats, or that its name stands for other bytes now, and the
 * mailboxes in which it is already.
 */
export type Earlier = {
  readonly sameAs: number | null
  readonly changed: boolean
  readonly knownIn: readonly string[]
}
export const NO_EARLIER: Earlier = { sameAs: null, changed: false, knownIn: [] }

/** No accession: every accession of the depot is an earlier one. */
export const NOT_YET = 0

/**
 * What the other accessions of the depot have of a mail file: one with the same bytes at the same place. Where its item is put
 * together from files beside it that must be the same too: what was missing then may lie there now. Throws what `item` throws.
 */
export async function findEarlier(db: ReadDb, accession: number, file: MailFile): Promise<Earlier> {
  const { sha256, path, mailbox } = file
  const find = (item: Buffer | null): SameBytes[] =>
    findSameBytes(db, accession, sha256, item).filter((earlier) => isSamePlace(earlier.path, path))
  const known = find(null)
  const item = known.length === 0 ? null : await file.item()
  const all = item === null ? known : find(item)
  const same = all.find((earlier) => earlier.mailbox === mailbox)
  const changed = same === undefined && isChangedSource(db, accession, path, sha256)
  return { sameAs: same?.id ?? null, changed, knownIn: [...new Set(all.map((one) => one.mailbox))] }
}
