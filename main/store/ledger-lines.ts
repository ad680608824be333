import { isNotRead, isUnopened, type LedgerLine, type LineFilter } from '../../shared/ledger.ts'
import { prepare, prepareValue, type ReadDb } from './connection.ts'
import { problemsOfAccession, problemsOfLines, withProblems } from './ledger-problems.ts'

/** Facts of a line beside what it shows, for saying why it does not close. */
type LineRow = Omit<LedgerLine, 'done' | 'closes' | 'open' | 'problems' | 'sha256' | 'bytesNotRead'> & {
  sha256: Buffer | null
  done: number
  /** Records of mail, source files in a container, as many as there really are. */
  records: number
  inside: number
  /** Which of the points below are open: bit 1 the first, bit 2 the second, bit 4 the third … */
  points: number
}

/** A reason for which a line does not close. `when` is SQL on a source file `s`, never NULL. */
type Point = {
  readonly when: string
  /** Whether it needs no more than the numbers of the line itself. */
  readonly isQuick: boolean
  readonly says: (row: LineRow) => string
}

const RECORDS = '(SELECT count(*) FROM record r WHERE r.source_file = s.id)'
const INSIDE = '(SELECT count(*) FROM source_file i WHERE i.container = s.id)'
/**
 * Bytes a line accounts for. Of a file that accounts for items (MailFormat.accounts) the separators are its structure and free
 * space: what its end left when everything else was counted. That its bytes close says that no two items were given more of the
 * file than there is and that it was read to its end; that no item is missing the second count says.
 */
const ACCOUNTED = 's.bytes_items + s.bytes_separators + s.bytes_set_aside'

/**
 * What it means that a line closes: everything found is imported or set aside, every byte is counted once, the records (of a
 * container: the lines of what lies in it) are really there, and the second count agrees. This is the only place that says it.
 */
const points: readonly Point[] = [
  { isQuick: true, when: `s.state <> 'done'`, says: () => 'not read to its end' },
  {
    isQuick: true,
    when: 's.found <> s.imported + s.set_aside',
    says: ({ found, imported, setAside }) => `found ${found}, imported ${imported} and set aside ${setAside}`,
  },
  {
    isQuick: true,
    when: `s.role = 'mail' AND s.state = 'done' AND ${ACCOUNTED} <> s.size`,
    says: ({ size, bytesItems, bytesSeparators, bytesSetAside }) =>
      `${size} bytes, accounted for ${bytesItems + bytesSeparators + bytesSetAside}`,
  },
  {
    isQuick: true,
    when: `s.role = 'mail' AND s.imported <> s.first_copy + s.shared`,
    says: () => 'imported is not first copies and shared',
  },
  {
    isQuick: false,
    when: `s.role = 'mail' AND s.imported <> ${RECORDS}`,
    says: ({ imported, records }) => `imported ${imported}, records in the depot ${records}`,
  },
  {
    isQuick: false,
    // More are no loss: an archive that changed between two runs has lines of before.
    when: `s.role = 'container' AND ${INSIDE} < s.found`,
    says: ({ found, inside }) => `found ${found}, source files in the depot ${inside}`,
  },
  {
    isQuick: true,
    when: `s.state = 'done' AND s.counted IS NOT NULL AND s.counted <> iif(s.role = 'mail', s.imported, s.found)`,
    says: ({ role, counted, imported, found }) =>
      `a second count says ${counted}, the first ${role === 'mail' ? imported : found}`,
  },
]

/** SQL: whether a source file `s` does not close. */
export const isOpen = anyOf(points)
/** SQL: the same by the numbers in the line itself, without counting what is really there. */
export const isOpenByNumbers = anyOf(points.filter(({ isQuick }) => isQuick))

const COLUMNS = `s.id AS sourceFile, s.container, s.path, s.size, s.sha256, s.format, s.puid, s.agent, s.role,
  s.same_as AS sameAs, m.name AS mailbox, s.state = 'done' AS done, s.found, s.imported, s.first_copy AS firstCopy, s.shared,
  s.set_aside AS setAside, s.bytes_items AS bytesItems, s.bytes_separators AS bytesSeparators,
  s.bytes_set_aside AS bytesSetAside, s.counted, ${RECORDS} AS records, ${INSIDE} AS inside,
  ${points.map(({ when }, place) => `(${when}) * ${1 << place}`).join(' + ')} AS points`

/** All lines of an accession, in the order of the account. */
export function readLines(db: ReadDb, accession: number): LedgerLine[] {
  const rows = prepare<LineRow>(
    db,
    `SELECT ${COLUMNS} FROM source_file s LEFT JOIN mailbox m ON m.id = s.mailbox WHERE s.accession = ? ORDER BY s.id`,
  ).all(accession)
  const problems = problemsOfAccession(db, accession)
  return rows.map((row) => asLine(row, problems.get(row.sourceFile)))
}

/** Which lines of an account are asked for. `text` is looked for in their paths; capitals of A to Z do not matter. */
export type LinesQuestion = {
  readonly accession: number
  readonly filter: LineFilter
  readonly text: string
  readonly start: number
  readonly count: number
}

const filters: Readonly<Record<LineFilter, string>> = {
  all: '1',
  mail: `s.role IN ('mail', 'container', 'present')`,
  other: `s.role IN ('other', 'unreadable')`,
  problems: `s.id IN (${withProblems})`,
  open: isOpen,
}

/**
 * A page of an accession's lines in the order of the account, and how many lines there are of this kind: none when there is
 * no such accession. Costs what the page shows, not what the accession holds.
 */
export function readLedgerLines(
  db: ReadDb,
  { accession, filter, text, start, count }: LinesQuestion,
): { total: number; lines: LedgerLine[] } {
  // One snapshot, while an import goes on.
  return db.transaction(() => {
    const from = linesFrom(filter, text)
    const parameters = text === '' ? [accession] : [accession, `%${text.replace(/[\\%_]/g, '\\$&')}%`]
    const total = prepareValue<number>(db, `SELECT count(*) ${from}`).get(...parameters) ?? 0
    const ids = prepareValue<number>(db, `SELECT s.id ${from} ORDER BY s.id LIMIT ? OFFSET ?`).all(
      ...parameters,
      count,
      start,
    )
    const rows = ids.flatMap((id) => readLine(db, id) ?? [])
    const records = rows.reduce((sum, row) => sum + row.records, 0)
    const problems = problemsOfLines(db, ids, records)
    return { total, lines: rows.map((row) => asLine(row, problems.get(row.sourceFile))) }
  })()
}

/** The part of a SELECT that finds lines; its parameters are the accession and, with a text, the pattern of it. */
export function linesFrom(filter: LineFilter, text: string): string {
  const named = text === '' ? '' : ` AND s.path LIKE ? ESCAPE '\\'`
  return `FROM source_file s WHERE s.accession = ? AND ${filters[filter]}${named}`
}

function readLine(db: ReadDb, id: number): LineRow | undefined {
  return prepare<LineRow>(
    db,
    `SELECT ${COLUMNS} FROM source_file s LEFT JOIN mailbox m ON m.id = s.mailbox WHERE s.id = ?`,
  ).get(id)
}

function asLine(row: LineRow, problems: LedgerLine['problems'] = []): LedgerLine {
  const open = points.filter((_, place) => (row.points & (1 << place)) !== 0).map(({ says }) => says(row))
  const { sha256, done, records: _records, inside: _inside, points: _points, ...shown } = row
  const line: LedgerLine = {
    ...shown,
    sha256: sha256?.toString('hex') ?? null,
    done: done === 1,
    open,
    closes: open.length === 0,
    problems,
    bytesNotRead: 0,
  }
  // None of its bytes is known to be structure, and its items were counted by nobody.
  if (isUnopened(line)) {
    return { ...line, bytesNotRead: line.bytesSeparators, bytesSeparators: 0, counted: null }
  }
  return isNotRead(line) ? { ...line, bytesNotRead: line.size } : line
}

const has = (kind: string) =>
  `EXISTS (SELECT 1 FROM problem p WHERE p.source_file = s.id AND p.kind = '${kind}')`

/** SQL: isNotRead (shared/ledger.ts) of a source file `s`. */
export const isNotReadInSql = `CASE s.role WHEN 'mail' THEN s.found = 0 AND ${has('store-unreadable')}
  WHEN 'other' THEN ${has('format-not-read')} WHEN 'unreadable' THEN NOT ${has('symlink-not-followed')} ELSE 0 END`

function anyOf(some: readonly Point[]): string {
  return `(${some.map(({ when }) => `(${when})`).join(' OR ')})`
}
