import type { Problem } from '../../shared/problem.ts'
import type { RawItem, ReadEnd, SetAside } from '../read/item.ts'
import type { NewSourceFile } from '../store/source-files.ts'
import type { WithDamage } from './damage.ts'
import type { Placement } from './place.ts'

/** A source file on its way through the pipeline: what its row will say, and what reading it needs. */
export type Source = Omit<NewSourceFile, 'accession' | 'container' | 'mailbox'> & {
  /** Its row, known once the step that opens it is written. */
  id: number | null
  readonly container: Source | null
  /** Mailboxes in which earlier accessions have it already. */
  readonly knownIn: readonly string[]
  readonly placement: Placement | null
  /** What the place says of its items: flags and keywords of a maildir's file name. */
  readonly flags: string
  readonly keywords: readonly string[]
  /** Where reading begins: 0, or where an interrupted run stopped. */
  readonly cursor: number
  /** As MailFormat.accounts: whether the cursor is a byte, and what is left of the size in the end is structure. */
  readonly accounts: 'bytes' | 'items'
  /** Makes the second, independent count out of the lines judged to be text; null where there is none, or not yet. */
  recount: ((judgedText: number) => number) | null
  /** Gives the bytes free. Called when its last step is written, or never will be. */
  release(): void
}

/** An item with where it belongs. Flags and keywords may come from the place (a maildir's file name) or the item. */
export type PlacedItem = {
  readonly item: RawItem
  readonly sha256: Buffer
  readonly size: number
  /** Of the record: those of the item, and what this pipeline cannot do with it. */
  readonly problems: readonly WithDamage[]
  readonly flags: string
  readonly keywords: readonly string[]
}

/** What reading a drive consists of, in order. Everything of a source stands between its `open` and its `close`. */
export type DriveStep =
  | { readonly step: 'open'; readonly source: Source }
  | { readonly step: 'item'; readonly source: Source; readonly placed: PlacedItem }
  | { readonly step: 'aside'; readonly source: Source; readonly aside: SetAside; readonly bytes: Buffer }
  /**
   * Bytes that were listed and could not be read; nothing of them can be kept. Without a span it is all that is not accounted
   * for: where the cursor is no byte, nobody knows which.
   */
  | { readonly step: 'lost'; readonly source: Source; readonly span: Span | null; readonly problem: Problem }
  | { readonly step: 'problem'; readonly source: Source; readonly problem: WithDamage }
  /** Read to its end. `entries` is the account of an archive, `end` that of a file that accounts for items. */
  | {
      readonly step: 'close'
      readonly source: Source
      readonly entries: Entries | null
      readonly end: ReadEnd | null
    }

/** Bytes of a source file. */
export type Span = { readonly start: number; readonly length: number }

/** What became of the entries of an archive. */
export type Entries = { readonly found: number; readonly opened: number; readonly setAside: number }
