import type { AccessionLedger, Ledger, LedgerLine, LedgerTotals } from '../../../shared/ledger.ts'
import { type Column, counted, grouped, rule, sized, table } from './print.ts'
import { printable } from './printable.ts'

/** From this many like files in one folder on, they share a line. */
const TOGETHER = 4

/** Columns a list of problems takes before it goes on in the next line. */
const PROBLEMS_WIDTH = 110

const columns: readonly Column[] = [
  { title: 'Source file', most: 60 },
  { title: 'bytes', right: true },
  { title: 'found', right: true },
  { title: 'imported', right: true },
  { title: 'first copy', right: true },
  { title: 'shared', right: true },
  { title: 'set aside', right: true },
  { title: 'closes' },
  { title: '' },
]

/** The account as a person reads it. `all`: every file on a line of its own, else like files of one folder share one. */
export function ledgerText(ledger: Ledger, all: boolean): string[] {
  const accessions = ledger.accessions.flatMap((accession) => [...accessionText(accession, all), ''])
  const verdict = ledger.closes ? 'The account closes.' : 'THE ACCOUNT DOES NOT CLOSE.'
  return [...accessions, `${verdict} Head of the log: ${ledger.logHead}`]
}

function accessionText(accession: AccessionLedger, all: boolean): string[] {
  const rows = groupsOf(accession.lines, all).map(rowOf)
  const [titles = '', ...body] = table(
    columns,
    rows.map(({ cells }) => cells),
  )
  const width = Math.max(titles.length, ...body.map((line) => line.length))
  return [
    heading(accession),
    rule(width),
    titles,
    ...body.flatMap((line, place) => [line, ...(rows[place]?.below ?? [])]),
    rule(width),
    totalsText(accession.totals),
    ...accession.open.map((reason) => `does not close: ${printable(reason)}`),
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
  const copies = `${grouped(totals.firstCopy)} first copies, ${grouped(totals.shared)} shared`
  return `${counted(totals.files, 'file')}  ${sized(totals.size)}  ${sum}  (${copies})  ${counted(totals.problems, 'problem')}`
}

/** Lines that share a line of the print. */
type Group = readonly LedgerLine[]

function groupsOf(lines: readonly LedgerLine[], all: boolean): Group[] {
  if (all) return lines.map((line) => [line])
  const folders = new Map<string, LedgerLine[]>()
  for (const line of lines) {
    const key = isOrdinary(line)
      ? `${folderOf(line.path)}\n${line.format}\n${line.role}`
      : `#${line.sourceFile}`
    folders.set(key, [...(folders.get(key) ?? []), line])
  }
  return [...folders.values()].flatMap((group) =>
    group.length < TOGETHER ? group.map((line) => [line]) : [group],
  )
}

/** Nothing to tell about the file but its numbers. */
function isOrdinary(line: LedgerLine): boolean {
  return line.closes && line.problems.length === 0 && line.setAside === 0 && line.found <= 1
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

type Row = { readonly cells: readonly string[]; readonly below: readonly string[] }

function rowOf(group: Group): Row {
  const [line] = group
  if (line === undefined) return { cells: [], below: [] }
  const sum = (key: 'size' | 'found' | 'imported' | 'firstCopy' | 'shared' | 'setAside'): string =>
    grouped(group.reduce((so, one) => so + one[key], 0))
  const name =
    group.length === 1
      ? printable(line.path)
      : `${printable(folderOf(line.path))} (${counted(group.length, 'file')})`
  const what = remark(line)
  const counts =
    what === null
      ? [sum('found'), sum('imported'), sum('firstCopy'), sum('shared'), sum('setAside')]
      : ['', '', '', '', '']
  const cells = [name, sum('size'), ...counts, line.closes ? '✔' : '✘', what ?? problemsText(line)]
  return { cells, below: group.length === 1 ? below(line) : [] }
}

/** What a file is that holds no items of its own; null for mail. */
function remark(line: LedgerLine): string | null {
  switch (line.role) {
    case 'mail':
      return null
    case 'container':
      return `${line.format}: ${counted(line.found, 'entry', 'entries')}, opened${withProblems(line)}`
    case 'other':
      return `not mail (${line.format}): kept in the inventory${withProblems(line)}`
    case 'unreadable':
      return `unreadable${withProblems(line)}`
    case 'present':
      return `imported before${line.sameAs === null ? '' : ` as source file ${line.sameAs}`}`
  }
}

function withProblems(line: LedgerLine): string {
  return line.problems.length === 0 ? '' : ` ${problemsText(line)}`
}

/** "→ 3 problems"; the one kind where there is only one. */
function problemsText({ problems }: LedgerLine): string {
  const [first, ...others] = problems
  if (first === undefined) return ''
  if (others.length === 0) return `→ ${named(first)}`
  const count = problems.reduce((sum, problem) => sum + problem.count, 0)
  return `→ ${counted(count, 'problem')}`
}

function named({ kind, count }: LedgerLine['problems'][number]): string {
  return count === 1 ? kind : `${kind} × ${grouped(count)}`
}

/** All kinds of problems of a line, in lines of bounded width; none where the line itself names them. */
function problemLines({ problems }: LedgerLine): string[] {
  if (problems.length < 2) return []
  const lines: string[] = []
  let current = '  →'
  for (const [place, problem] of problems.entries()) {
    const word = `${named(problem)}${place === problems.length - 1 ? '' : ','}`
    if (current.length + word.length > PROBLEMS_WIDTH) {
      lines.push(current)
      current = '   '
    }
    current += ` ${word}`
  }
  return [...lines, current]
}

/** The account in bytes where it is not the whole file, the two counts where they differ, and why it does not close. */
function below(line: LedgerLine): string[] {
  const lines: string[] = []
  if (line.role === 'mail' && (line.bytesSeparators > 0 || line.bytesSetAside > 0)) {
    const parts = `separators ${grouped(line.bytesSeparators)} + messages ${grouped(line.bytesItems)} + set aside ${grouped(line.bytesSetAside)}`
    const second =
      line.counted === null ? '' : `; counted twice: ${grouped(line.counted)} and ${grouped(line.imported)}`
    lines.push(
      `  ${parts} = ${grouped(line.bytesSeparators + line.bytesItems + line.bytesSetAside)} bytes${second}`,
    )
  }
  return [
    ...lines,
    ...problemLines(line),
    ...line.open.map((reason) => `  does not close: ${printable(reason)}`),
  ]
}
