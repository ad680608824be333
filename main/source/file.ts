import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from './bytes.ts'
import type { EntryTree } from './entry-tree.ts'
import type { Root } from './medium.ts'

/** The containers that are opened. */
export type ArchiveFormat = 'zip' | 'tar' | 'gzip'

/** What a file says about itself before a byte of it is read. */
type Place = {
  /** From the chosen root, '/' between segments, then the path inside each archive. Text for people: see `pathBytes`. */
  readonly path: string
  /** The same path as the exact bytes of the names. Never a path to write to. */
  readonly pathBytes: Buffer
  readonly root: Root
  /** The archives it lies in, outermost first; empty on the drive itself. */
  readonly within: readonly ArchiveFormat[]
  /** Its number among the entries of its archive, so that two of one name differ; 0 on the drive. */
  readonly place: number
  /** Bytes, as the directory or archive claims; the true size is that of the opened bytes. */
  readonly size: number
  /** ISO 8601 in UTC, '' when not known. */
  readonly modified: string
  /** What is wrong with the name or the place. */
  readonly problems: readonly Problem[]
}

/** A file that can be opened: on the drive or an entry of an archive. Whoever opened the archive knows its row. */
export type SourceFile = Place & {
  readonly step: 'file'
  /** Changes whenever the file on the drive does (device, inode, size, time); null inside archives. See `checkUnchanged`. */
  readonly identity: string | null
  /** The shape of the folder it lies directly in. The path says which: cur, new or tmp. */
  readonly mailFolder: MailFolder
  /** Its path among the entries of its archive; absent on the drive, and where others could not be found from it. */
  readonly among?: { readonly entries: EntryTree; readonly path: string }
  /**
   * Opens the bytes; an entry of an archive is unpacked now, once for all who have it open. May be called again and at the
   * same time; each answer has a `close` of its own. Throws only Failed: cancelled, source-failed, disk-full, disk-failed.
   */
  open(): Promise<Opened>
}

export type MailFolder = 'maildir' | 'maildir-tmp' | 'plain'

/** The bytes (null when there are none to be had) with what was found wrong while opening. */
export type Opened = { readonly bytes: Bytes | null; readonly problems: readonly Problem[] }

/** Nothing was opened, and nothing is wrong. */
export const NOTHING: Opened = { bytes: null, problems: [] }

/** Something that is listed and is no readable file: a link, a pipe, a folder that cannot be listed, an encrypted entry. */
export type SourceProblem = Place & { readonly step: 'unreadable' }

/** What a drive or an archive consists of. */
export type Found = SourceFile | SourceProblem

/**
 * The last step of an archive: its account. `survey` counts the entries without folders: `stream` as they were met, `directory`
 * as a zip's table of contents has them (absent when it cannot be read); `problems` are of the archive as a whole. Without this step the archive was not read to its end.
 */
export type ArchiveEnd = {
  readonly step: 'end'
  readonly survey: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
}

export type ArchiveStep = Found | ArchiveEnd
