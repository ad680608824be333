import type { Ledger, LedgerLine } from '../../shared/ledger.ts'
import { csvLine } from './csv.ts'

/** Columns of the ledger as a table, one line a source file. */
const COLUMNS: readonly (readonly [string, (line: LedgerLine) => string | number | null])[] = [
  ['source_file', (line) => line.sourceFile],
  ['container', (line) => line.container],
  ['path', (line) => line.path],
  ['size', (line) => line.size],
  ['sha256', (line) => line.sha256],
  ['format', (line) => line.format],
  ['puid', (line) => line.puid],
  ['agent', (line) => line.agent],
  ['role', (line) => line.role],
  ['same_as', (line) => line.sameAs],
  ['mailbox', (line) => line.mailbox],
  ['found', (line) => line.found],
  ['imported', (line) => line.imported],
  ['first_copy', (line) => line.firstCopy],
  ['shared', (line) => line.shared],
  ['set_aside', (line) => line.setAside],
  ['bytes_items', (line) => line.bytesItems],
  ['bytes_separators', (line) => line.bytesSeparators],
  ['bytes_set_aside', (line) => line.bytesSetAside],
  ['counted', (line) => line.counted],
  ['closes', (line) => (line.closes ? 'yes' : 'no')],
  ['open', (line) => line.open.join('; ')],
  ['problems', (line) => line.problems.map((problem) => `${problem.kind} ${problem.count}`).join('; ')],
]

/** The ledger as a document: JSON with everything, or CSV (RFC 4180) with a line for each source file of each accession. */
export function writeLedger(ledger: Ledger, form: 'csv' | 'json'): string {
  if (form === 'json') return `${JSON.stringify(ledger, null, 2)}\n`
  const head = csvLine(['accession', 'received', 'medium', ...COLUMNS.map(([name]) => name)])
  const body = ledger.accessions.flatMap(({ accession, received, medium, lines }) =>
    lines.map((line) => csvLine([accession, received, medium, ...COLUMNS.map(([, value]) => value(line))])),
  )
  return [head, ...body].join('')
}
