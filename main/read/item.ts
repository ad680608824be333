import type { Problem, ProblemKind } from '../../shared/problem.ts'
import type { Bytes } from '../source/bytes.ts'
import type { Opened } from '../source/file.ts'

/**
 * Where a reader stands: the byte of the source file at which the next step begins, or what `MailFormat.accounts` says instead.
 * Only ever grows along a file. Stored in the depot to resume.
 */
export type Cursor = number

/** How an item was found where it is not simply in its folder. '' in its folder. */
export type FoundAs =
  | ''
  /** Kept with a folder and hidden from people: views, rules, settings ([MS-OXCFOLD] folder associated information). */
  | 'associated'
  /** In the file, and in no folder. */
  | 'recovered'
  /** Deleted by its owner and still there whole. */
  | 'deleted'

/** One raw item as it lay in its source. */
export type RawItem = {
  readonly step: 'item'
  /** The span of the source file that holds the item itself, as it lies there (still quoted, without its separator). */
  readonly start: number
  readonly length: number
  /** Bytes of the source file spent on the separator line and the empty line after the item: nobody's mail, but counted. */
  readonly separatorBytes: number
  /** The item's own bytes, un-quoted. Null when larger than LARGE_ITEM: then only `pieces` gives them. */
  readonly bytes: Buffer | null
  /** The item's own bytes in consecutive pieces of bounded size; can be called again and gives the same. */
  pieces(): Iterable<Buffer>
  /** Gives free what `pieces` needs; nobody asks for the bytes after that (absent: nothing to free). */
  release?(): void
  /** The mbox separator line verbatim without its line end, else null. */
  readonly envelope: Buffer | null
  /** Lines un-quoted (one ">" taken off): with `length` it says how the span became the bytes. */
  readonly unquotedLines: number
  /** Flags in the letters of Maildir: D draft, F flagged, P passed, R replied, S seen, T trashed; sorted, no repeats. */
  readonly flags: string
  readonly keywords: readonly string[]
  readonly problems: readonly Problem[]
  /** Lines in this span that the survey counts as separators and the reader judged to be text (absent: none). */
  readonly judgedText?: number
  /** Names of the folders it lies in below the place of its source file, outermost first (absent: none). */
  readonly folder?: readonly string[]
  readonly foundAs?: FoundAs
  /** The node of a personal folders file it is in ([MS-PST] §2.2.2.1). */
  readonly node?: number
  /** What the source keeps with the item and is not part of it, verbatim: the property list of an .emlx. */
  readonly trailer?: Buffer
  /** Where reading goes on after this item. */
  readonly cursor: Cursor
}

/** A span that belongs to no item. Its bytes are kept beside the account. */
export type SetAside = {
  readonly step: 'aside'
  readonly start: number
  readonly length: number
  readonly reason: ProblemKind
  /** As of an item. */
  readonly judgedText?: number
  /** The bytes to keep, where they are not simply the span (a damaged item of a personal folders file). */
  readonly bytes?: Buffer
  readonly cursor: Cursor
}

/** A folder inside a source file, with what the file itself says of it held against what was read. */
export type FolderAccount = {
  /** Names from the outermost down. */
  readonly path: readonly string[]
  /** A search folder holds no items of its own; what it lists lies elsewhere. */
  readonly kind: 'folder' | 'search'
  /** PidTagContainerClass: "IPF.Note", "IPF.Appointment"; '' when not said. */
  readonly containerClass: string
  /** Items and associated items by the folder's own counters; null when it has none. */
  readonly declared: number | null
  readonly declaredAssociated: number | null
  /** Items and associated items listed in its tables that were read into records. */
  readonly read: number
  readonly associated: number
}

/** The last step of a reader that accounts for items: the same whether it read from the beginning or went on. */
export type ReadEnd = {
  readonly step: 'end'
  /** The second, independent count: items that the whole file should have given as records. */
  readonly counted: number
  /** Facts for the account: of a personal folders file `nodes`, `inFolder`, `associated`, `recovered`, `structural`, `damaged` … */
  readonly survey: Survey
  readonly folders: readonly FolderAccount[]
  /** Of the file as a whole: damaged ranges, a password mark. */
  readonly problems: readonly Problem[]
}

export type ReadStep = RawItem | SetAside | ReadEnd

/**
 * What lies beside a source file on its drive or in its archive. Paths are relative to its folder, "/" between names; ".." leads
 * one up.
 */
export type Beside = {
  /** The source file's own name. */
  readonly name: string
  /** Folder for what is put together and too large for memory. */
  readonly spool: string
  /** No bytes when there is no such file, or it cannot be read. The caller closes them. Throws as SourceFile.open. */
  open(path: string): Promise<Opened>
  /** What a system error met while reading such bytes means. Throws Failed source-failed when the whole drive is gone. */
  judge(error: unknown): Problem
  /** Names in a folder, sorted; empty when there is none. */
  list(path: string): readonly string[]
}

/** Items above this size are handed over in pieces, so that memory stays flat whatever lies in a mailbox. */
export const LARGE_ITEM = 16 * 1024 * 1024

/** What a first, independent look at all bytes counted. Kept with the source file; the second of the "two counts". */
export type Survey = Readonly<Record<string, number>>

/** Sees every byte of a file once, in order, while its hash is computed. Chunks have any size. */
export type Surveyor = { push(chunk: Buffer): void; end(): Survey }

/** A format that holds mail: who reads it, in which version, and how. */
export type MailFormat = {
  readonly format: string
  /** PRONOM identifier, where there is one. */
  readonly puid: string | null
  readonly agent: string
  readonly version: string
  /**
   * `bytes` (the default): every byte is in one item, separator or span set aside. `items`: the file is a database. Its cursor
   * is a number of its own that grows; `length` of an item is the bytes stored for it; what is left of the file's size is
   * structure and free space; the last step is a ReadEnd, whose count is held against the records.
   */
  readonly accounts?: 'bytes' | 'items'
  /** A binary format whose hostile files could keep a reader busy for ever: read in a thread of its own that can be ended. */
  readonly apart?: boolean
  /** Its item can be put together from files beside it (`attachment-rejoined`): the same bytes may then give another item. */
  readonly fromBeside?: boolean
  survey?(): Surveyor
  /** The second count of items: what the survey saw, less the lines the reader judged to be text over the whole file. */
  recount?(survey: Survey, judgedText: number): number
  /**
   * Yields items and spans set aside in the order of the file from `cursor` on (0 = the start). Together their spans and
   * separator bytes cover every byte exactly once. Never throws for what the bytes say; lets system errors of `bytes` through.
   * `beside` is absent for a file that was chosen by itself.
   */
  read(bytes: Bytes, cursor: Cursor, survey: Survey, beside?: Beside): AsyncGenerator<ReadStep>
}
