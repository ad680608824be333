import { resolve } from 'node:path'
import type { ImportSummary, InventorySummary } from '../../../../shared/contract.ts'
import { isOpenedDatabase, type Ledger, type SourceAccount } from '../../../../shared/ledger.ts'
import { isProblemKind } from '../../../../shared/problem.ts'
import { exitCodes } from '../exit-codes.ts'
import { adviceOn, explainProblem, problemText } from '../explain-problem.ts'
import { ledgerText } from '../ledger-text.ts'
import { counted, duration, grouped, sized, table, wrapped } from '../print.ts'
import { printable } from '../printable.ts'
import { answer, type Session, UsageError, type Verb, type Words } from '../verb.ts'
import { needed, nothingAfter, numberOf } from '../words.ts'

/** `inventory PATH…` */
export const inventory: Verb = {
  name: 'inventory',
  usage: 'PATH…',
  summary: 'what lies on a drive and what an import would find, without writing anything',
  example: 'bewaarpost inventory /media/HD-3',
  options: { files: { help: 'list every file, not only the formats' } },
  async run(words, host) {
    const paths = pathsOf(words, 0)
    const reply = await host.withoutDepot((session) =>
      session.run('source.inventory', { ticket: session.ticket(paths) }),
    )
    return answer(
      reply,
      (found) => inventoryText(found, words.has('files'), host.columns),
      ({ files }) => (files === 0 ? exitCodes.nothing : exitCodes.well),
    )
  },
}

function inventoryText(found: InventorySummary, everyFile: boolean, columns: number): string[] {
  const files = table(
    [
      { title: 'file', narrow: 'middle' },
      { title: 'bytes', right: true },
      { title: 'format' },
      { title: 'role' },
      { title: 'items', right: true },
      { title: 'set aside', right: true },
    ],
    found.lines.map((line) => [
      printable(line.path),
      grouped(line.size),
      line.format,
      line.role,
      grouped(line.items),
      grouped(line.setAside),
    ]),
    columns,
  )
  const formats = table(
    [
      { title: 'format' },
      { title: 'role' },
      { title: 'files', right: true },
      { title: 'bytes', right: true },
      { title: 'items', right: true },
    ],
    found.formats.map((line) => [
      line.format,
      line.role,
      grouped(line.files),
      grouped(line.bytes),
      grouped(line.items),
    ]),
  )
  const problems = found.problems.map(({ kind, count }) => [
    `  ${kind}`,
    grouped(count),
    explainProblem(kind).meaning,
  ])
  const next = [...new Set(found.formats.map(({ format }) => format))]
    .filter((format) => adviceOn(format) !== '')
    .flatMap((format) => wrapped(`${format}: ${adviceOn(format)}`, columns))
  return [
    ...(everyFile ? [...files, ''] : []),
    ...formats,
    ...(problems.length === 0
      ? []
      : [
          '',
          'Problems',
          ...table(
            [{ title: '' }, { title: '', right: true }, { title: '', narrow: 'wrap' }],
            problems,
            columns,
          ),
        ]),
    ...(next.length === 0 ? [] : ['', ...next]),
    '',
    `${counted(found.files, 'file')}, ${sized(found.bytes)}: an import would find ${counted(found.items, 'item')} and set ${grouped(found.setAside)} aside.`,
  ]
}

/** `import DEPOT PATH…` */
export const importDrive: Verb = {
  name: 'import',
  usage: 'DEPOT PATH…',
  summary: 'import drives, folders or files; the same command goes on after an interruption',
  example:
    'bewaarpost import archive.depot /media/HD-3 --from "afd. Facilitair" --received 2026-11-02 --medium "USB disk HD-3"',
  options: {
    from: { value: 'WHO', help: 'who handed it over' },
    received: { value: 'DATE', help: 'when, as 2026-11-02' },
    medium: { value: 'TEXT', help: 'what it came on' },
    mailbox: { value: 'NAME', help: 'the one mailbox it all belongs to (else each file says its own)' },
    holder: { value: 'NAME', help: 'whose mailbox it is' },
  },
  more: (columns = Number.POSITIVE_INFINITY) => [
    '',
    ...wrapped(
      'Nothing on the drive is changed. Links are listed, not followed. A depot that lies among the files is listed as any other file, but the one that is written to is passed over.',
      columns,
    ),
  ],
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    const paths = pathsOf(words, 1)
    if (paths.includes(resolve(file))) throw new UsageError('A depot cannot be imported into itself.')
    const received = words.one('received') ?? ''
    if (received !== '' && !isDay(received)) throw new UsageError('--received needs a date as 2026-11-02.')
    const reply = await host.withDepot(file, (session) =>
      session.run('accession.import', {
        ticket: session.ticket(paths),
        handedOverBy: words.one('from') ?? '',
        received,
        medium: words.one('medium') ?? '',
        mailbox: words.one('mailbox') ?? '',
        holder: words.one('holder') ?? '',
      }),
    )
    return answer(reply, importText, ({ closes, files, resumed }) => {
      if (!closes) return exitCodes.finding
      // A resumed import may find that only its end was missing.
      return files === 0 && !resumed ? exitCodes.nothing : exitCodes.well
    })
  },
}

/** A day of the calendar, as 2026-11-02. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(text).toJSON()?.startsWith(text) === true
}

function importText(done: ImportSummary): string[] {
  if (done.files === 0 && !done.resumed)
    return [`Accession ${done.accession}: no file lies there, so nothing was imported.`]
  const { accession, resumed, files, bytes, seconds, imported } = done
  const rate = seconds > 0 && imported > 0 ? `, ${grouped(imported / seconds)} records/s` : ''
  const lines = [
    // The file that was being read when the run before stopped is counted there.
    resumed
      ? `Accession ${accession}, resumed: the rest in ${duration(seconds)}${rate}.`
      : `Accession ${accession}: ${counted(files, 'file')}, ${sized(bytes)} in ${duration(seconds)}${rate}, ${sized(bytes / Math.max(seconds, 0.001))}/s.`,
    `${resumed ? 'In this run ' : ''}${grouped(done.found)} found = ${grouped(done.imported)} imported (${counted(done.firstCopy, 'first copy', 'first copies')}, ${grouped(done.shared)} shared) + ${grouped(done.setAside)} set aside; ${counted(done.problems, 'problem')}.`,
  ]
  if (done.present > 0)
    lines.push(
      `${counted(done.present, 'source file')} in the depot already: nothing was added for ${done.present === 1 ? 'it' : 'them'}.`,
    )
  if (done.changed > 0)
    lines.push(`${counted(done.changed, 'source file')} changed since an earlier import: imported as new.`)
  if (done.unread > 0)
    lines.push(
      `NOT READ: ${grouped(done.unread)} on the drive; listed, not imported. "bewaarpost problems" names each and says why.`,
    )
  return [
    ...lines,
    done.closes ? 'The ledger closes.' : 'THE LEDGER DOES NOT CLOSE: see "bewaarpost ledger".',
  ]
}

/** `ledger DEPOT` */
export const ledger: Verb = {
  name: 'ledger',
  usage: 'DEPOT',
  summary: 'the account of every file: found = imported + set aside, on items and on bytes',
  example: 'bewaarpost ledger archive.depot --form csv > ledger.csv',
  options: {
    accession: { value: 'N', help: 'only this accession' },
    all: { help: 'every file on a line of its own' },
    form: { value: 'FORM', help: 'csv or json: the account as a document' },
  },
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const number = numberOf(words, 'accession', 1)
    const accession = number === undefined ? {} : { accession: number }
    const form = formOf(words)
    let document = ''
    const depths = new Map<number, SourceAccount>()
    const reply = await host.withDepot(file, async (session) => {
      if (form !== null) {
        const exported = await session.ask('ledger.export', { ...accession, form })
        if (!exported.ok) return exported
        document = exported.value.text
      }
      const account = await session.ask('ledger.read', accession)
      if (account.ok) await addDepths(session, account.value, depths)
      return account
    })
    return answer(
      reply,
      (account) =>
        form === null ? ledgerText(account, words.has('all'), host.columns, depths) : Buffer.from(document),
      ({ closes, accessions }) => {
        if (!closes) return exitCodes.finding
        return accessions.length === 0 ? exitCodes.nothing : exitCodes.well
      },
    )
  },
}

/** Asks for the account in depth of every line that has one. */
async function addDepths(
  session: Session,
  { accessions }: Ledger,
  depths: Map<number, SourceAccount>,
): Promise<void> {
  for (const { sourceFile } of accessions.flatMap(({ lines }) => lines.filter(isOpenedDatabase))) {
    const reply = await session.ask('ledger.source', { sourceFile })
    if (reply.ok && reply.value.folders.length > 0) depths.set(sourceFile, reply.value)
  }
}

function formOf(words: Words): 'csv' | 'json' | null {
  const form = words.one('form')
  if (form === undefined) return null
  if (form === 'csv' || form === 'json') return form
  throw new UsageError(`--form is csv or json, not "${form}".`)
}

/** `problems DEPOT` */
export const problemList: Verb = {
  name: 'problems',
  usage: 'DEPOT',
  summary: 'every problem, with where it is and what it means; "kept" is the number for --bytes',
  example: 'bewaarpost problems archive.depot --kind cut-off',
  options: {
    kind: { value: 'KIND', help: 'only this kind' },
    accession: { value: 'N', help: 'only this accession' },
    after: { value: 'N', help: 'the next page, as the page before said' },
    limit: { value: 'N', help: 'how many at a time (100)' },
    bytes: { value: 'N', help: 'the bytes kept for the problem of this number' },
  },
  async run(words, host) {
    const file = needed(words, 0, 'DEPOT')
    nothingAfter(words, 1)
    const id = numberOf(words, 'bytes', 1)
    if (id !== undefined) {
      const reply = await host.withDepot(file, (session) => session.ask('problem.bytes', { id }))
      return answer(reply, ({ bytes }) => bytes)
    }
    const [kind, accession] = [words.one('kind'), numberOf(words, 'accession', 1)]
    if (kind !== undefined && !isProblemKind(kind))
      throw new UsageError(`There is no problem "${kind}"; without --kind all that there are are listed.`)
    const reply = await host.withDepot(file, (session) =>
      session.ask('problem.list', {
        after: numberOf(words, 'after') ?? 0,
        limit: numberOf(words, 'limit', 1, 1_000) ?? 100,
        ...(kind === undefined ? {} : { kind }),
        ...(accession === undefined ? {} : { accession }),
      }),
    )
    return answer(reply, ({ problems, next }) => {
      if (problems.length === 0) return ['No problem.']
      const lines = table(
        [
          { title: 'problem' },
          { title: 'record', right: true },
          { title: 'kept', right: true },
          { title: 'where', most: 44, narrow: 'middle' },
          { title: 'meaning', narrow: 'wrap' },
        ],
        problems.map((one) => [
          one.kind,
          one.record === null ? '' : String(one.record),
          one.isKept ? String(one.id) : '',
          printable(one.path ?? ''),
          printable(problemText(one.kind, one.detail)),
        ]),
        host.columns,
      )
      return next === null ? lines : [...lines, '', `Next page: --after ${next}`]
    })
  },
}

/** The paths from `place` on, made absolute so that the log can be understood later. */
function pathsOf(words: Words, place: number): string[] {
  needed(words, place, 'PATH')
  return words.rest.slice(place).map((path) => resolve(path))
}
