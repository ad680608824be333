import { databases, isUnopened, type LedgerLine } from '../../../../shared/ledger.ts'
import type { WordId } from '../../../../shared/words/en.ts'
import { tellFacts } from '../../../state/explain.ts'

/** A sentence with what stands in its braces. */
export type Sentence = readonly [id: WordId, facts: Readonly<Record<string, string | number>>]

/** What a source file is that holds no items of its own; null for mail that was opened, which has counts. `format` is its name in words. */
export function remarkOn(line: LedgerLine, format: string): Sentence | null {
  const has = (kind: string) => line.problems.some((problem) => problem.kind === kind)
  switch (line.role) {
    case 'mail':
      return isUnopened(line) ? ['ledger.is.unread', { format }] : null
    case 'container':
      return ['ledger.is.container', { format, n: line.found }]
    case 'other':
      return [has('format-not-read') ? 'ledger.is.unread' : 'ledger.is.other', { format }]
    case 'unreadable':
      return [has('symlink-not-followed') ? 'ledger.is.link' : 'ledger.is.unreadable', {}]
    case 'present':
      return line.sameAs === null
        ? ['ledger.is.present.before', {}]
        : ['ledger.is.present', { number: line.sameAs }]
  }
}

/** The account in bytes of a mail file; null where the one message is the whole file, or it is no mail. */
export function bytesOf(line: LedgerLine): Sentence | null {
  const { role, size, bytesSeparators: separators, bytesItems: messages, bytesSetAside: aside } = line
  const sum = separators + messages + aside
  if (role !== 'mail' || isUnopened(line) || (separators === 0 && aside === 0 && sum === size)) return null
  const id = databases.has(line.format) ? 'ledger.line.sum.database' : 'ledger.line.sum'
  return sum === size
    ? [id, { separators, messages, aside, size }]
    : [`${id}.open`, { separators, messages, aside, sum, size }]
}

/**
 * Why a line does not close. The engine says it in facts; what its figures show is said here again as sentences, and what they
 * cannot show (records that should be there and are not) with the facts themselves.
 */
export function whyOpen(line: LedgerLine): readonly Sentence[] {
  if (line.closes) return []
  const said: Sentence[] = []
  const { role, done, size, found, imported, setAside, firstCopy, shared, counted } = line
  if (!done) said.push(['ledger.why.undone', {}])
  if (found !== imported + setAside) {
    said.push(['ledger.why.items', { found, imported, setAside, sum: imported + setAside }])
  }
  const bytes = line.bytesItems + line.bytesSeparators + line.bytesSetAside + line.bytesNotRead
  if (role === 'mail' && done && bytes !== size) said.push(['ledger.why.bytes', { size, sum: bytes }])
  if (role === 'mail' && imported !== firstCopy + shared) {
    said.push(['ledger.why.copies', { imported, firstCopy, shared, sum: firstCopy + shared }])
  }
  const first = role === 'mail' ? imported : found
  if (done && counted !== null && counted !== first) said.push(['ledger.why.counted', { counted, first }])
  if (line.open.length > said.length) {
    said.push(['ledger.why.missing', { facts: tellFacts({ detail: line.open.join('; ') }) }])
  }
  return said
}

/** How many problems a line has. */
export function countProblems({ problems }: LedgerLine): number {
  return problems.reduce((sum, { count }) => sum + count, 0)
}

/** Where in its file or content a problem lies; null where that is not told. */
export function whereOf({ start, length }: { start: number | null; length: number | null }): Sentence | null {
  if (start === null) return null
  if (length === null || length === 0) return ['ledger.line.where.from', { from: start }]
  return ['ledger.line.where', { from: start, to: start + length - 1 }]
}
