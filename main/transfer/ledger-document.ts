import type { Ledger, LedgerLine, SourceAccount } from '../../shared/ledger.ts'
import { csvLine } from './csv.ts'

/**
 * Columns of the ledger as a table, one line a source file. Of mail the four sums of bytes come to its size; `bytes_not_read` is all of
 * a file that was not read, whatever it is.
 */
const COLUMNS: Columns<LedgerLine> = [
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
  ['bytes_not_read', (line) => line.bytesNotRead],
  ['counted', (line) => line.counted],
  ['closes', (line) => (line.closes ? 'yes' : 'no')],
  ['open', (line) => line.open.join('; ')],
  ['problems', (line) => line.problems.map((problem) => `${problem.kind} ${problem.count}`).join('; ')],
]

/** Columns of the tables about databases of mail: their folders, what kinds of records they hold, what was counted over the file. */
const FOLDERS: Columns<Folder> = [
  ['folder', ({ path }) => path],
  ['folder_kind', ({ kind }) => kind],
  ['container_class', ({ containerClass }) => containerClass],
  ['declared', ({ declared }) => declared],
  ['read', ({ read }) => read],
  ['declared_associated', ({ declaredAssociated }) => declaredAssociated],
  ['associated', ({ associated }) => associated],
]
const CLASSES: Columns<SourceAccount['classes'][number]> = [
  ['item_class', ({ itemClass }) => itemClass],
  ['kind', ({ kind }) => kind],
  ['records', ({ records }) => records],
]
const COUNTS: Columns<readonly [name: string, count: number]> = [
  ['counted', ([name]) => name],
  ['count', ([, count]) => count],
]

type Folder = SourceAccount['folders'][number]
type Columns<Row> = readonly (readonly [string, (row: Row) => string | number | null])[]

/**
 * The ledger as a document: JSON with everything, or CSV (RFC 4180) with a line for each source file of each accession. `depths`
 * are the accounts in depth of the databases of mail among them: in JSON as `sources`, in CSV as tables of their own, each
 * after an empty line.
 */
export function writeLedger(
  ledger: Ledger,
  form: 'csv' | 'json',
  depths: readonly SourceAccount[] = [],
): string {
  if (form === 'json') {
    return `${JSON.stringify(depths.length === 0 ? ledger : { ...ledger, sources: depths }, null, 2)}\n`
  }
  const head = csvLine(['accession', 'received', 'medium', ...COLUMNS.map(([name]) => name)])
  const body = ledger.accessions.flatMap(({ accession, received, medium, lines }) =>
    lines.map((line) => csvLine([accession, received, medium, ...COLUMNS.map(([, value]) => value(line))])),
  )
  const paths = new Map(
    ledger.accessions.flatMap(({ lines }) => lines).map((line) => [line.sourceFile, line.path]),
  )
  const table = <Row>(
    columns: Columns<Row>,
    rowsOf: (account: SourceAccount) => readonly Row[],
  ): string[] => {
    const rows = depths.flatMap((account) =>
      rowsOf(account).map((row) =>
        csvLine([
          account.sourceFile,
          paths.get(account.sourceFile) ?? null,
          ...columns.map(([, value]) => value(row)),
        ]),
      ),
    )
    return rows.length === 0
      ? []
      : ['\r\n', csvLine(['source_file', 'path', ...columns.map(([name]) => name)]), ...rows]
  }
  return [
    head,
    ...body,
    ...table(FOLDERS, ({ folders }) => folders),
    ...table(CLASSES, ({ classes }) => classes),
    ...table(COUNTS, ({ survey }) => Object.entries(survey)),
  ].join('')
}
