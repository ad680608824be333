import type { Problem, ProblemKind } from '../../shared/problem.ts'
import type { Bytes } from '../source/bytes.ts'

/** Where a reader stands: the byte of the source file at which the next step begins. Stored in the depot to resume. */
export type Cursor = number

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
  readonly cursor: Cursor
}

export type ReadStep = RawItem | SetAside

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
  survey?(): Surveyor
  /** The second count of items: what the survey saw, less the lines the reader judged to be text over the whole file. */
  recount?(survey: Survey, judgedText: number): number
  /**
   * Yields items and spans set aside in the order of the file from `cursor` on (0 = the start). Together their spans and
   * separator bytes cover every byte exactly once. Never throws for what the bytes say; lets system errors of `bytes` through.
   */
  read(bytes: Bytes, cursor: Cursor, survey: Survey): AsyncGenerator<ReadStep>
}
