import type { AccessionLedger, AccessionTotals, Ledger, LedgerTotals } from '../../shared/ledger.ts'
import { prepare, prepareValue, type ReadDb } from './connection.ts'
import { isNotReadInSql, isOpen, isOpenByNumbers, readLines } from './ledger-lines.ts'
import { countProblems } from './ledger-problems.ts'

/** The account of every accession without its lines, and all together. */
export type AllTotals = {
  readonly accessions: AccessionTotals[]
  readonly totals: LedgerTotals
  readonly closes: boolean
}

/**
 * The closed account of all accessions, or of one (an empty list when there is no such accession). An accession closes when
 * it is finished and all its lines close; of a line see ledger-lines.ts.
 */
export function readLedger(db: ReadDb, logHead: string, accession?: number): Ledger {
  // One snapshot, so that lines and totals agree while an import goes on.
  return db.transaction(() => {
    const wanted = readAccessionTotals(db).filter((one) => (accession ?? one.accession) === one.accession)
    const accessions = wanted.map(
      (totals): AccessionLedger => ({
        ...totals,
        lines: readLines(db, totals.accession),
      }),
    )
    return { accessions, ...together(accessions), logHead }
  })()
}

/** The account of every accession as its totals: the same numbers as readLedger gives, without reading the lines one by one. */
export function readLedgerTotals(db: ReadDb): AllTotals {
  return db.transaction(() => {
    const accessions = readAccessionTotals(db)
    return { accessions, ...together(accessions) }
  })()
}

/**
 * Whether every account of the depot closes, as the numbers in the accounts have it: quick, whatever the depot's size. That
 * the records of each line are really there is counted by readLedger and by a verification.
 */
export function ledgerCloses(db: ReadDb): boolean {
  const open = prepareValue<number>(
    db,
    `SELECT 1 FROM accession WHERE finished IS NULL UNION ALL SELECT 1 FROM source_file s WHERE ${isOpenByNumbers} LIMIT 1`,
  ).get()
  if (open !== undefined) return false
  const imported =
    prepareValue<number>(db, `SELECT sum(imported) FROM source_file WHERE role = 'mail'`).get() ?? 0
  return imported === (prepareValue<number>(db, 'SELECT count(*) FROM record').get() ?? 0)
}

type AccessionRow = {
  readonly id: number
  readonly handed_over_by: string
  readonly received: string
  readonly medium: string
  readonly mailbox: string
  readonly holder: string
  readonly roots: string
  readonly started: string
  readonly finished: string | null
}
type SumRow = Omit<LedgerTotals, 'problems'> & { readonly accession: number; readonly openLines: number }

function readAccessionTotals(db: ReadDb): AccessionTotals[] {
  const sums = new Map(readSums(db).map((row) => [row.accession, row]))
  const problems = countProblems(db)
  const rows = prepare<AccessionRow>(
    db,
    'SELECT id, handed_over_by, received, medium, mailbox, holder, roots, started, finished FROM accession ORDER BY id',
  ).all()
  return rows.map((row) => {
    const { accession: _accession, openLines, ...sum } = sums.get(row.id) ?? noLines
    const open: string[] = []
    if (row.finished === null) open.push('the import is not finished')
    if (openLines > 0) open.push(`${openLines} source files do not close`)
    return {
      accession: row.id,
      handedOverBy: row.handed_over_by,
      received: row.received,
      medium: row.medium,
      mailbox: row.mailbox,
      holder: row.holder,
      roots: JSON.parse(row.roots) as string[], // written by insertAccession
      started: row.started,
      finished: row.finished,
      totals: { ...sum, problems: problems.get(row.id) ?? 0 },
      closes: open.length === 0,
      open,
    }
  })
}

/** What lies inside an archive is part of the archive's size already. */
function readSums(db: ReadDb): SumRow[] {
  const ofRole = (role: string) => `count(*) FILTER (WHERE s.role = '${role}')`
  const ofMail = (column: string) => `coalesce(sum(s.${column}) FILTER (WHERE s.role = 'mail'), 0)`
  return prepare<SumRow>(
    db,
    `SELECT s.accession, count(*) AS files, coalesce(sum(s.size) FILTER (WHERE s.container IS NULL), 0) AS size,
       ${ofRole('mail')} AS mail, ${ofRole('container')} AS containers, ${ofRole('other')} AS other,
       ${ofRole('unreadable')} AS unreadable, ${ofRole('present')} AS present,
       count(*) FILTER (WHERE ${isNotReadInSql}) AS notRead, ${ofMail('found')} AS found,
       ${ofMail('imported')} AS imported, ${ofMail('first_copy')} AS firstCopy, ${ofMail('shared')} AS shared,
       ${ofMail('set_aside')} AS setAside, count(*) FILTER (WHERE ${isOpen}) AS openLines
     FROM source_file s GROUP BY s.accession`,
  ).all()
}

const noTotals: LedgerTotals = {
  files: 0,
  size: 0,
  mail: 0,
  containers: 0,
  other: 0,
  unreadable: 0,
  present: 0,
  notRead: 0,
  found: 0,
  imported: 0,
  firstCopy: 0,
  shared: 0,
  setAside: 0,
  problems: 0,
}
const noLines = { ...noTotals, accession: 0, openLines: 0 }

function together(accessions: readonly AccessionTotals[]): { totals: LedgerTotals; closes: boolean } {
  const totals = accessions.map((one) => one.totals).reduce(addTotals, noTotals)
  return { totals, closes: accessions.every((one) => one.closes) }
}

function addTotals(sum: LedgerTotals, more: LedgerTotals): LedgerTotals {
  const entries = Object.entries(sum).map(([name, value]) => [name, value + more[name as keyof LedgerTotals]])
  return Object.fromEntries(entries) as LedgerTotals // the same keys, summed
}
