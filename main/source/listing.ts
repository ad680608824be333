import type { Problem } from '../../shared/problem.ts'
import type { Bytes } from './bytes.ts'
import type { Pace } from './pace.ts'

/**
 * Entries listed of one archive. An export of one message per file reaches hundreds of thousands; at this many the list takes
 * some 600 MB of memory (measured: 300,000 entries take 365 MB), and an archive of nothing but names must not take more.
 */
export const MAX_ENTRIES = 500_000

/** One entry as its archive describes it. */
export type Entry = {
  /** The exact name, as a byte string. */
  readonly name: string
  /** The name as text, '/' between segments. */
  readonly text: string
  readonly modified: string
  /** The span of the archive its packed bytes take. */
  readonly start: number
  readonly length: number
  readonly packing: 'stored' | 'deflate' | 'gzip'
  /** Bytes when unpacked, as declared; and their CRC-32, null when there is none. */
  readonly size: number
  readonly crc: number | null
  readonly problems: readonly Problem[]
  /** Why it cannot be opened; null when it can. */
  readonly obstacle: Problem | null
}

/** All entries of an archive in an order that is always the same, with what is wrong with the archive itself. */
export type Listing = {
  readonly entries: readonly Entry[]
  /** Folders that the archive lists as such. */
  readonly folders: readonly string[]
  readonly survey: Readonly<Record<string, number>>
  readonly problems: readonly Problem[]
}

/** What listing an archive needs: its bytes, its own path (for the name of what lies in a gzip), a chance to be cancelled. */
export type Subject = {
  readonly bytes: Bytes
  readonly path: string
  readonly modified: string
  readonly pace: Pace
}
