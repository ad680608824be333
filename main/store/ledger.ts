import type { AccessionLedger, Ledger, LedgerLine, LedgerTotals } from '../../shared/ledger.ts'
import { prepare, prepareValue, type ReadDb } from './connection.ts'

type AccessionRow = {
  id: number
  handed_over_by: string
  received: string
  medium: string
  roots: string
  started: string
  finished: string | null
}
type LineRow = Omit<LedgerLine, 'done' | 'closes' | 'open' | 'problems' | 'sha256'> & {
  sha256: Buffer | null
  state: string
  /** Records of mail, source files in a container, as many as there really are. */
  records: number
  inside: number
}

/**
 * The closed account of all accessions, or of one (an empty list when there is no such accession). A line closes when
 * everything found is imported or set aside, every byte is counted once, the records (of a container: the lines of what lies
 * in it) are really there, and the second count agrees; an accession when it is finished and all its lines close.
 */
export function readLedger(db: ReadDb, logHead: string, accession?: number): Ledger {
  const rows = prepare<AccessionRow>(
    db,
    'SELECT id, handed_over_by, received, medium, roots, started, finished FROM accession WHERE ? IS NULL OR id = ? ORDER BY id',
  ).all(accession ?? null, accession ?? null)
  const accessions = rows.map((row) => readAccession(db, row))
  const totals = accessions.map((one) => one.totals).reduce(addTotals, emptyTotals())
  return { accessions, totals, closes: accessions.every((one) => one.closes), logHead }
}

/**
 * Whether every account of the depot closes, as the numbers in the accounts have it: quick, whatever the depot's size. That
 * the records of each line are really there is counted by readLedger and by a verification.
 */
export function ledgerCloses(db: ReadDb): boolean {
  const open = prepareValue<number>(
    db,
    `SELECT 1 FROM accession WHERE finished IS NULL
     UNION ALL
     SELECT 1 FROM source_file WHERE state <> 'done' OR found <> imported + set_aside
       OR coalesce(counted <> iif(role = 'mail', imported, found), 0)
       OR role = 'mail' AND (imported <> first_copy + shared OR bytes_items + bytes_separators + bytes_set_aside <> size)
     LIMIT 1`,
  ).get()
  if (open !== undefined) return false
  const imported =
    prepareValue<number>(db, `SELECT sum(imported) FROM source_file WHERE role = 'mail'`).get() ?? 0
  return imported === (prepareValue<number>(db, 'SELECT count(*) FROM record').get() ?? 0)
}

function readAccession(db: ReadDb, row: AccessionRow): AccessionLedger {
  const lines = readLines(db, row.id)
  const totals = lines.map(totalsOf).reduce(addTotals, emptyTotals())
  const open: string[] = []
  if (row.finished === null) open.push('the import is not finished')
  const openLines = lines.filter((line) => !line.closes).length
  if (openLines > 0) open.push(`${openLines} source files do not close`)
  return {
    accession: row.id,
    handedOverBy: row.handed_over_by,
    received: row.received,
    medium: row.medium,
    roots: JSON.parse(row.roots) as string[], // written by insertAccession
    started: row.started,
    finished: row.finished,
    lines,
    totals,
    closes: open.length === 0,
    open,
  }
}

function readLines(db: ReadDb, accession: number): LedgerLine[] {
  const rows = prepare<LineRow>(
    db,
    `SELECT s.id AS sourceFile, s.container, s.path, s.size, s.sha256, s.format, s.puid, s.agent, s.role,
       s.same_as AS sameAs, m.name AS mailbox, s.state, s.found, s.imported, s.first_copy AS firstCopy, s.shared,
       s.set_aside AS setAside, s.bytes_items AS bytesItems, s.bytes_separators AS bytesSeparators,
       s.bytes_set_aside AS bytesSetAside, s.counted,
       (SELECT count(*) FROM record r WHERE r.source_file = s.id) AS records,
       (SELECT count(*) FROM source_file i WHERE i.container = s.id) AS inside
     FROM source_file s LEFT JOIN mailbox m ON m.id = s.mailbox WHERE s.accession = ? ORDER BY s.id`,
  ).all(accession)
  const problems = problemsBySource(db, accession)
  return rows.map(({ sha256, state, records, inside, ...row }) => {
    const open = openPoints(row, state, records, inside)
    return {
      ...row,
      sha256: sha256 === null ? null : sha256.toString('hex'),
      done: state === 'done',
      open,
      closes: open.length === 0,
      problems: problems.get(row.sourceFile) ?? [],
    }
  })
}

/** Why a line does not close, in facts. */
function openPoints(
  row: Omit<LineRow, 'sha256' | 'state' | 'records' | 'inside'>,
  state: string,
  records: number,
  inside: number,
): string[] {
  const open: string[] = []
  if (state !== 'done') open.push('not read to its end')
  if (row.found !== row.imported + row.setAside) {
    open.push(`found ${row.found}, imported ${row.imported} and set aside ${row.setAside}`)
  }
  if (row.role === 'mail') {
    const counted = row.bytesItems + row.bytesSeparators + row.bytesSetAside
    if (state === 'done' && counted !== row.size) open.push(`${row.size} bytes, accounted for ${counted}`)
    if (row.imported !== row.firstCopy + row.shared) open.push('imported is not first copies and shared')
    if (records !== row.imported) open.push(`imported ${row.imported}, records in the depot ${records}`)
  }
  // More are no loss: an archive that changed between two runs has lines of before.
  if (inside < row.found && row.role === 'container')
    open.push(`found ${row.found}, source files in the depot ${inside}`)
  const first = row.role === 'mail' ? row.imported : row.found
  if (state === 'done' && row.counted !== null && row.counted !== first) {
    open.push(`a second count says ${row.counted}, the first ${first}`)
  }
  return open
}

type ProblemCount = LedgerLine['problems'][number]

/**
 * Problems of each source file, of its records and of what their bytes say, counted per kind. A defect of shared bytes counts
 * for every record that has them. Where and what is told of a kind that occurs once; else the list of problems tells.
 */
function problemsBySource(db: ReadDb, accession: number): Map<number, ProblemCount[]> {
  const rows = prepare<ProblemCount & { source: number }>(
    db,
    `WITH of_source (source, id) AS (
       SELECT s.id, p.id FROM source_file s JOIN problem p ON p.source_file = s.id WHERE s.accession = ?
       UNION ALL
       SELECT s.id, p.id FROM problem p JOIN record r ON r.id = p.record JOIN source_file s ON s.id = r.source_file
       WHERE p.record IS NOT NULL AND s.accession = ?
       UNION ALL
       SELECT s.id, p.id FROM problem p JOIN record r ON r.content = p.content JOIN source_file s ON s.id = r.source_file
       WHERE p.content IS NOT NULL AND s.accession = ?
     )
     SELECT source, p.kind, count(*) AS count, iif(count(*) = 1, p.start, NULL) AS start,
       iif(count(*) = 1, p.length, NULL) AS length, iif(count(*) = 1, p.detail, '') AS detail
     FROM of_source JOIN problem p ON p.id = of_source.id GROUP BY source, p.kind ORDER BY source, p.kind`,
  ).all(accession, accession, accession)
  const bySource = new Map<number, ProblemCount[]>()
  for (const { source, ...problem } of rows) {
    const list = bySource.get(source)
    if (list === undefined) bySource.set(source, [problem])
    else list.push(problem)
  }
  return bySource
}

function totalsOf(line: LedgerLine): LedgerTotals {
  const onDrive = line.container === null
  const mail = line.role === 'mail'
  return {
    files: 1,
    // What lies inside an archive is part of the archive's size already.
    size: onDrive ? line.size : 0,
    mail: mail ? 1 : 0,
    containers: line.role === 'container' ? 1 : 0,
    other: line.role === 'other' ? 1 : 0,
    unreadable: line.role === 'unreadable' ? 1 : 0,
    present: line.role === 'present' ? 1 : 0,
    found: mail ? line.found : 0,
    imported: mail ? line.imported : 0,
    firstCopy: mail ? line.firstCopy : 0,
    shared: mail ? line.shared : 0,
    setAside: mail ? line.setAside : 0,
    problems: line.problems.reduce((sum, problem) => sum + problem.count, 0),
  }
}

const emptyTotals = (): LedgerTotals => ({
  files: 0,
  size: 0,
  mail: 0,
  containers: 0,
  other: 0,
  unreadable: 0,
  present: 0,
  found: 0,
  imported: 0,
  firstCopy: 0,
  shared: 0,
  setAside: 0,
  problems: 0,
})

function addTotals(sum: LedgerTotals, more: LedgerTotals): LedgerTotals {
  const entries = Object.entries(sum).map(([name, value]) => [name, value + more[name as keyof LedgerTotals]])
  return Object.fromEntries(entries) as LedgerTotals // the same keys, summed
}
