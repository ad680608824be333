import type { RecordView } from '../../../shared/records.ts'
import { reading as words } from '../../../shared/words/en/reading.ts'
import { cardFacts, type Fact, personText } from './card-text.ts'
import { explainProblem } from './explain-problem.ts'
import { type Column, counted, day, grouped, moment, table, wrapped } from './print.ts'
import { printable, printableText } from './printable.ts'

/**
 * One record as a person reads it: who, when, value and why, what it says, what it carries, where it comes from, for a terminal of
 * `columns`.
 */
export function recordText(record: RecordView, columns = Number.POSITIVE_INFINITY): string[] {
  const facts = [...headFacts(record), ...cardFacts(record.card), ...standing(record)].filter(
    ([, value]) => value !== '',
  )
  const text = record.text.trimEnd()
  return [
    ...table(
      [{ title: '' }, { title: '', most: LONGEST, narrow: 'wrap' }],
      facts.map(([name, value]) => [name, printable(value)]),
      columns,
    ),
    ...(text === '' ? [] : ['', ...printableText(text)]),
    ...attachmentLines(record, columns),
    ...problemLines(record, columns),
    ...relativeLines('Copies', record.copies, columns),
    ...relativeLines('Thread', record.thread, columns),
    ...relativeLines('Same subject', record.sameSubject, columns),
    ...provenanceLines(record, columns),
  ]
}

/** More columns than this no terminal has. */
const LONGEST = 400

function headFacts(record: RecordView): Fact[] {
  const roles = [...new Set(record.participants.map(({ role }) => role))]
  const people = roles.map((role): Fact => {
    const named = record.participants.filter((person) => person.role === role)
    return [role, named.map(personText).join(', ')]
  })
  const { at, zone, state } = record.sent
  return [
    ['record', `${record.id}${record.kind === 'mail' ? '' : ` (${record.kind})`}`],
    ['class', record.itemClass],
    ['subject', record.subject],
    ['date', moment(at, zone) + (state === 'usable' || at === null ? '' : ` (${state})`)],
    ...people,
  ]
}

function standing(record: RecordView): Fact[] {
  const { why } = record
  const reason =
    why === null
      ? 'nothing decided yet'
      : `${why.reason} (${why.layer}, ${why.actor}, ${why.time.slice(0, 10)}, event ${why.event})`
  return [
    ['value', `${record.value}: ${reason}`],
    ['tags', record.tags.join(', ')],
    ['note', record.note],
    ['flags', [record.flags, ...record.keywords].filter((flag) => flag !== '').join(' ')],
    ['protection', record.protection === 'none' ? '' : record.protection],
  ]
}

function attachmentLines({ attachments }: RecordView, columns: number): string[] {
  if (attachments.length === 0) return []
  const rows = attachments.map(({ path, name, type, size, declaredSize, inline }) => [
    `  ${path}`,
    printable(name === '' ? '(no name)' : name),
    printable(type),
    `${grouped(size)} bytes${declaredSize === null || declaredSize === size ? '' : ` (declared ${grouped(declaredSize)})`}`,
    inline ? 'inline' : '',
  ])
  return [
    '',
    counted(attachments.length, 'attachment'),
    ...table(
      [
        { title: '' },
        { title: '', narrow: 'middle' },
        { title: '', narrow: 'middle' },
        { title: '', right: true },
        { title: '' },
      ],
      rows,
      columns,
    ),
  ]
}

function problemLines({ problems }: RecordView, columns: number): string[] {
  if (problems.length === 0) return []
  const lines = problems.map(
    ({ kind, detail }) =>
      `  ${kind}: ${explainProblem(kind).meaning}${detail === '' ? '' : ` (${printable(detail)})`}`,
  )
  return ['', counted(problems.length, 'problem'), ...lines.flatMap((line) => wrapped(line, columns))]
}

/** More than this many in one list nobody reads; the query that finds them all is shown by the window. */
const MOST_RELATIVES = 20

function relativeLines(title: string, all: RecordView['copies'], columns: number): string[] {
  if (all.length === 0) return []
  const rows = all
    .slice(0, MOST_RELATIVES)
    .map(({ id, value, date, sender, subject, mailbox }) => [
      `  ${id}`,
      value,
      day(date),
      printable(sender),
      printable(subject),
      printable(mailbox),
    ])
  const relatives: readonly Column[] = [
    { title: '', right: true },
    { title: '' },
    { title: '' },
    { title: '', most: 24, narrow: 'cut' },
    { title: '', most: 48, narrow: 'cut' },
    { title: '', narrow: 'cut' },
  ]
  const rest = all.length > MOST_RELATIVES ? [`  and ${grouped(all.length - MOST_RELATIVES)} more`] : []
  return ['', title, ...table(relatives, rows, columns), ...rest]
}

function provenanceLines(record: RecordView, columns: number): string[] {
  const { provenance } = record
  const {
    path,
    start,
    length,
    accession,
    sourceFile,
    mailbox,
    folder,
    sha256,
    size,
    unquotedLines,
    separator,
  } = provenance
  const unquoted = unquotedLines === 0 ? '' : `, ${counted(unquotedLines, 'line')} un-quoted`
  const rows: Fact[] = [
    ['  source', `${path} (source file ${sourceFile}, accession ${accession})`],
    ['  span', `bytes ${grouped(start)} to ${grouped(start + length)}${unquoted}`],
    ['  separator', separator ?? ''],
    ['  mailbox', folder === '' ? mailbox : `${mailbox} / ${folder}`],
    ['  content', `${grouped(size)} bytes, SHA-256 ${sha256}`],
    ['  found as', foundText(provenance.foundAs)],
    ['  node', provenance.node === null ? '' : `0x${provenance.node.toString(16)}`],
    ['  read by', provenance.agent],
    ['  message made by', record.derived?.agent ?? ''],
  ]
  const shown = rows.filter(([, value]) => value !== '').map(([name, value]) => [name, printable(value)])
  return [
    '',
    'Where it comes from',
    ...table([{ title: '' }, { title: '', most: LONGEST, narrow: 'wrap' }], shown, columns),
  ]
}

const meanings: ReadonlyMap<string, string> = new Map(
  (['recovered', 'associated', 'deleted'] as const).map((way) => [way, words[`reading.found.${way}.means`]]),
)

/** How an item was found that does not lie in its folder as others do, and what that means; '' of one that does. */
export function foundText(foundAs: string): string {
  const meaning = meanings.get(foundAs)
  return meaning === undefined ? foundAs : `${foundAs}: ${meaning}`
}
