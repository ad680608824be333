import { z } from 'zod'
import { Count, ProblemSeen } from './reply.ts'

/** One line of the account: a source file, what was found in it and where that went. Sizes in bytes. */
export const LedgerLine = z.object({
  sourceFile: Count,
  container: Count.nullable(),
  path: z.string(),
  size: Count,
  sha256: z.string().nullable(),
  format: z.string(),
  puid: z.string().nullable(),
  agent: z.string(),
  role: z.enum(['mail', 'container', 'other', 'unreadable', 'present']),
  /** Of a source imported before: the number of that source file. */
  sameAs: Count.nullable(),
  mailbox: z.string().nullable(),
  done: z.boolean(),
  found: Count,
  imported: Count,
  firstCopy: Count,
  shared: Count,
  setAside: Count,
  bytesItems: Count,
  /** What belongs to no item: separator lines; of a file with an account in depth (a database) its structure and free space. */
  bytesSeparators: Count,
  bytesSetAside: Count,
  /**
   * All bytes of a file of which nothing was read though mail may be in it (isNotRead), and no others. Of a mail file these four
   * are its size together; of any other file the first three are 0.
   */
  bytesNotRead: Count,
  /** The second, independent count of items; null where a format has none, and of a file that could not be opened. */
  counted: Count.nullable(),
  closes: z.boolean(),
  /** Why it does not close, in facts; empty when it does. */
  open: z.array(z.string()),
  problems: z.array(ProblemSeen.extend({ count: Count })),
})
export type LedgerLine = z.infer<typeof LedgerLine>

export const LedgerTotals = z.object({
  files: Count,
  size: Count,
  mail: Count,
  containers: Count,
  other: Count,
  unreadable: Count,
  present: Count,
  /** Files of any role of which nothing was read though mail may be in them (isNotRead). */
  notRead: Count,
  found: Count,
  imported: Count,
  firstCopy: Count,
  shared: Count,
  setAside: Count,
  problems: Count,
})
export type LedgerTotals = z.infer<typeof LedgerTotals>

/** The account of one hand-over. */
export const AccessionLedger = z.object({
  accession: Count,
  handedOverBy: z.string(),
  received: z.string(),
  medium: z.string(),
  /** The mailbox and its holder named for all of it; '' where the folders of the drive name them. */
  mailbox: z.string(),
  holder: z.string(),
  roots: z.array(z.string()),
  started: z.string(),
  finished: z.string().nullable(),
  lines: z.array(LedgerLine),
  totals: LedgerTotals,
  closes: z.boolean(),
  open: z.array(z.string()),
})
export type AccessionLedger = z.infer<typeof AccessionLedger>

/** The same without the lines, for lists. */
export const AccessionTotals = AccessionLedger.omit({ lines: true })
export type AccessionTotals = z.infer<typeof AccessionTotals>

/** Which lines of an account: all, mail and archives, what is not mail, what has problems, what does not close. */
export const LineFilter = z.enum(['all', 'mail', 'other', 'problems', 'open'])
export type LineFilter = z.infer<typeof LineFilter>

export const Ledger = z.object({
  accessions: z.array(AccessionLedger),
  totals: LedgerTotals,
  closes: z.boolean(),
  /** Hash of the last event of the log, in hex: keep it elsewhere to be able to prove the log later. */
  logHead: z.string(),
})
export type Ledger = z.infer<typeof Ledger>

/** Formats that are databases of mail: what of their bytes belongs to no item is structure and free space. */
export const databases: ReadonlySet<string> = new Set(['pst', 'pst-ansi', 'ost', 'pab', 'dbx'])

/** What the account of one source file says beyond its line: of a database of mail, what its folders and nodes come to. */
export const SourceAccount = z.object({
  sourceFile: Count,
  /** Facts counted over the whole file: `nodes`, `inFolder`, `associated`, `recovered`, `structural`, `separators` … */
  survey: z.record(z.string(), z.number()),
  /** In the order of the file. */
  folders: z.array(
    z.object({
      path: z.string(),
      /** The folder of the mailbox in which just the items lie that were read from it; null where none has exactly these. */
      folder: z.string().nullable(),
      kind: z.enum(['folder', 'search']),
      containerClass: z.string(),
      declared: Count.nullable(),
      declaredAssociated: Count.nullable(),
      read: Count,
      associated: Count,
    }),
  ),
  /** Records by message class (of Outlook items, else '') and kind, the most first. */
  classes: z.array(z.object({ itemClass: z.string(), kind: z.string(), records: Count })),
  /** Records by how they were found: '' in their folder, 'associated', 'recovered', 'deleted'. */
  foundAs: z.array(z.object({ foundAs: z.string(), records: Count })),
  /** Attachments of all its records: how many, the bytes they claim and the bytes there are, of those that claim a size. */
  attachments: z.object({ count: Count, declared: Count, declaredBytes: Count, readBytes: Count }),
})
export type SourceAccount = z.infer<typeof SourceAccount>

/** What says whether anything was read of a file. */
type Reading = Pick<LedgerLine, 'role' | 'found' | 'problems'>

/** Whether a line is of a database of mail that could not be opened at all: no item of it is known, and none is in the depot. */
export function isUnopened({ role, found, problems }: Reading): boolean {
  return role === 'mail' && found === 0 && problems.some(({ kind }) => kind === 'store-unreadable')
}

/** Whether a line is of a database of mail that was opened, and so has an account in depth of its own (SourceAccount). */
export function isOpenedDatabase(line: Reading & Pick<LedgerLine, 'format'>): boolean {
  return line.role === 'mail' && databases.has(line.format) && !isUnopened(line)
}

/** Whether a line tells of something that may be mail, of which nothing was read and nothing is in the depot. */
export function isNotRead(line: Reading): boolean {
  const has = (wanted: string) => line.problems.some(({ kind }) => kind === wanted)
  if (line.role === 'unreadable') return !has('symlink-not-followed')
  return isUnopened(line) || (line.role === 'other' && has('format-not-read'))
}
