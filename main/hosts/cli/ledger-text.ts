import {
  type AccessionLedger,
  databases,
  isUnopened,
  type Ledger,
  type LedgerLine,
  type LedgerTotals,
  type SourceAccount,
} from '../../../shared/ledger.ts'
import { type Column, counted, grouped, linesOf, pad, rule, sized, widthsOf, wrapped } from './print.ts'
import { printable, shortenMiddle, widthOf } from './printable.ts'
import { sourceText } from './source-text.ts'

/** From this many like files in one folder on, they share a line. */
const TOGETHER = 4

/** Columns that lines below the table's rows take before they go on in the next line. */
const TEXT_WIDTH = 110

/** Where less than this is left for the names of files, each stands on a line of its own above its numbers. */
const NAME_WIDTH = 24

const names: Column = { title: 'Source file', most: 60, narrow: 'middle' }
const bytes: Column = { title: 'bytes', right: true }
const counts: readonly Column[] = [
  { title: 'found', right: true },
  { title: 'imported', right: true },
  { title: 'first copy', right: true },
  { title: 'shared', right: true },
  { title: 'set aside', right: true },
]
const closes: Column = { title: 'closes' }

/** The accounts in depth of databases of mail, by the number of their source file. */
export type Depths = ReadonlyMap<number, SourceAccount>

/**
 * The account as a person reads it, for a terminal of `columns`. `all`: every file on a line of its own, else like files of one
 * folder share one.
 */
export function ledgerText(
  ledger: Ledger,
  all: boolean,
  columns = Number.POSITIVE_INFINITY,
  depths: Depths = new Map(),
): string[] {
  if (ledger.accessions.length === 0)
    return [`Nothing was imported yet. Last hash of the log: ${ledger.logHead}`]
  const accessions = ledger.accessions.flatMap((accession) => [
    ...accessionText(accession, depths, all, columns),
    '',
  ])
  const verdict = ledger.closes ? 'The ledger closes.' : 'THE LEDGER DOES NOT CLOSE.'
  return [...accessions, ...wrapped(`${verdict} Last hash of the log: ${ledger.logHead}`, columns)]
}

function accessionText(accession: AccessionLedger, depths: Depths, all: boolean, columns: number): string[] {
  const rows = groupsOf(accession.lines, all).map((group) => rowOf(group, depths))
  const lines = rowsText(rows, columns)
  const text = [totalsText(accession.totals), ...accession.open.map(openText)]
  const across = lines.reduce((widest, line) => Math.max(widest, Math.min(columns, widthOf(line))), 0)
  return [
    ...wrapped(heading(accession), columns),
    rule(across),
    ...lines,
    rule(across),
    ...text.flatMap((line) => wrapped(line, columns)),
  ]
}

/** The table of files. What a file is that holds no items stands where the others have their counts. */
function rowsText(rows: readonly Row[], columns: number): string[] {
  const figures = [bytes, ...counts, closes]
  const cellsOf = ({ size, counted, mark }: Row): string[] => [
    size,
    ...(counted ?? counts.map(() => '')),
    mark,
  ]
  const widths = widthsOf(figures, rows.map(cellsOf), columns)
  const figuresWidth = widths.reduce((sum, width) => sum + width + 2, 0)
  const remarkWidth = widths.slice(1, -1).reduce((sum, width) => sum + width + 2, -2)
  const room = columns - figuresWidth
  const [nameWidth = 0] = widthsOf(
    [names],
    rows.map(({ name }) => [name]),
    room,
  )
  const figuresText = (row: Row): string => {
    if (row.remark === null) return linesOf(figures, widths, cellsOf(row)).join('')
    return `${pad(row.size, widths[0] ?? 0, true)}  ${pad(row.remark, remarkWidth)}  ${row.mark}`
  }
  const below = (row: Row): string[] =>
    row.below.flatMap((line) => wrapped(line, Math.min(columns, TEXT_WIDTH) - 2)).map((line) => `  ${line}`)
  const titles = linesOf(
    figures,
    widths,
    figures.map(({ title }) => title),
  ).join('')
  if (room < NAME_WIDTH) {
    const lines = rows.flatMap((row) => [
      ...wrapped(row.name, columns),
      `  ${figuresText(row)}`,
      ...below(row),
    ])
    return [names.title, `  ${titles}`, ...lines]
  }
  const named = (name: string, rest: string): string =>
    `${pad(shortenMiddle(name, nameWidth), nameWidth)}  ${rest}`
  return [
    named(names.title, titles),
    ...rows.flatMap((row) => [named(row.name, figuresText(row)), ...below(row)]),
  ]
}

function heading(accession: AccessionLedger): string {
  const parts = [
    `Accession ${accession.accession}`,
    printable(accession.medium),
    accession.received === '' ? '' : `received ${accession.received}`,
    accession.handedOverBy === '' ? '' : `from ${printable(accession.handedOverBy)}`,
    accession.finished === null ? 'NOT FINISHED: import the same paths again to go on' : '',
    accession.closes ? '✔ closes' : '✘ DOES NOT CLOSE',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** "12 files  18.3 GB  59,206 found = 59,203 imported + 3 set aside". */
function totalsText(totals: LedgerTotals): string {
  const sum = `${grouped(totals.found)} found = ${grouped(totals.imported)} imported + ${grouped(totals.setAside)} set aside`
  const copies = `${counted(totals.firstCopy, 'first copy', 'first copies')}, ${grouped(totals.shared)} shared`
  const notRead = totals.notRead === 0 ? '' : `  NOT READ: ${counted(totals.notRead, 'file')}`
  return `${counted(totals.files, 'file')}  ${sized(totals.size)}  ${sum}  (${copies})  ${counted(totals.problems, 'problem')}${notRead}`
}

/** Lines that share a line of the print. */
type Group = readonly [LedgerLine, ...LedgerLine[]]

function groupsOf(lines: readonly LedgerLine[], all: boolean): Group[] {
  if (all) return lines.map((line) => [line])
  const folders = new Map<string, [LedgerLine, ...LedgerLine[]]>()
  for (const line of lines) {
    const group = folders.get(keyOf(line))
    if (group === undefined) folders.set(keyOf(line), [line])
    else group.push(line)
  }
  return lines.flatMap((line) => {
    const group = folders.get(keyOf(line))
    if (group === undefined || group.length < TOGETHER) return [[line]]
    return group[0] === line ? [group] : []
  })
}

/** Lines with the same key may share one. */
function keyOf(line: LedgerLine): string {
  return isOrdinary(line) ? `${folderOf(line.path)}\n${line.format}\n${line.role}` : `#${line.sourceFile}`
}

/** Nothing to tell about the file but its numbers. */
function isOrdinary(line: LedgerLine): boolean {
  return line.closes && line.problems.length === 0 && line.setAside === 0 && line.found <= 1
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** A line of the print: the counts of mail, or a remark on what is none. */
type Row = {
  readonly name: string
  readonly size: string
  readonly counted: readonly string[] | null
  readonly remark: string | null
  readonly mark: string
  readonly below: readonly string[]
}

function rowOf(group: Group, depths: Depths): Row {
  const [line] = group
  const sum = (key: 'size' | 'found' | 'imported' | 'firstCopy' | 'shared' | 'setAside'): string =>
    grouped(group.reduce((so, one) => so + one[key], 0))
  const single = group.length === 1
  const remark = remarkOn(line, single)
  return {
    name: printable(single ? line.path : `${folderOf(line.path) || './'} (${counted(group.length, 'file')})`),
    size: sum('size'),
    counted:
      remark === null
        ? [sum('found'), sum('imported'), sum('firstCopy'), sum('shared'), sum('setAside')]
        : null,
    remark,
    mark: line.closes ? '✔' : '✘',
    below: single ? below(line, depths.get(line.sourceFile)) : [],
  }
}

/** What a file is that holds no items of its own; null for mail. */
function remarkOn(line: LedgerLine, single: boolean): string | null {
  const { role, format, found, sameAs, problems } = line
  const has = (wanted: string): boolean => problems.some(({ kind }) => kind === wanted)
  switch (role) {
    case 'mail':
      return isUnopened(line) ? `NOT READ (${format}): could not be opened` : null
    case 'container':
      return `${format}: ${counted(found, 'entry', 'entries')}, opened`
    case 'other':
      return `${has('format-not-read') ? 'NOT READ' : 'not mail'} (${format}): listed, not imported`
    case 'unreadable':
      return has('symlink-not-followed') ? 'not followed' : 'NOT READ'
    case 'present':
      return sameAs === null || !single ? 'imported before' : `imported before as source file ${sameAs}`
  }
}

/** Below a row: the account in bytes where it is not the whole file, the two counts, the problems, why it does not close. */
function below(line: LedgerLine, depth?: SourceAccount): string[] {
  const { bytesSeparators, bytesItems, bytesSetAside, counted: second, imported, problems } = line
  const lines: string[] = []
  if (line.role === 'mail' && !isUnopened(line) && (bytesSeparators > 0 || bytesSetAside > 0)) {
    const sum = `${grouped(bytesSeparators + bytesItems + bytesSetAside)} bytes`
    const twice = second === null ? '' : `; counted twice: ${grouped(second)} and ${grouped(imported)}`
    lines.push(
      `${databases.has(line.format) ? 'structure' : 'separators'} ${grouped(bytesSeparators)} + messages ${grouped(bytesItems)} + set aside ${grouped(bytesSetAside)} = ${sum}${twice}`,
    )
  }
  const kinds = problems.map(({ kind, count }) => (count === 1 ? kind : `${kind} × ${grouped(count)}`))
  if (kinds.length > 0) lines.push(`→ ${kinds.join(', ')}`)
  return [...lines, ...(depth === undefined ? [] : sourceText(depth)), ...line.open.map(openText)]
}

function openText(reason: string): string {
  return `does not close: ${printable(reason)}`
}
