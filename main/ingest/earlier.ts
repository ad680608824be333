import type { ReadDb } from '../store/connection.ts'
import { findSameBytes, isChangedSource, type SameBytes } from '../store/source-files.ts'
import type { Earlier } from './look.ts'
import { isSamePlace } from './place.ts'

/** A mail file as an import looks for it among the source files of the depot. */
export type MailFile = { readonly sha256: Buffer; readonly path: string }

/** No accession: every accession of the depot is an earlier one. */
export const NOT_YET = 0

/** The source files of other accessions that are this file again: the same bytes at the same place, in whichever mailbox. */
export function findSameFile(db: ReadDb, accession: number, { sha256, path }: MailFile): SameBytes[] {
  return findSameBytes(db, accession, sha256).filter((earlier) => isSamePlace(earlier.path, path))
}

/** What the other accessions of the depot have of a mail file that belongs to a mailbox. */
export function findEarlier(
  db: ReadDb,
  accession: number,
  file: MailFile & { readonly mailbox: string },
): Earlier {
  const same = findSameFile(db, accession, file).find((earlier) => earlier.mailbox === file.mailbox)
  const changed = same === undefined && isChangedSource(db, accession, file.path, file.sha256)
  return { sameAs: same?.id ?? null, changed }
}
