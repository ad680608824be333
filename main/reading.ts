import type { ReadingHandlers } from '../shared/contract.ts'
import { Failed } from '../shared/failure.ts'
import { isOpenedDatabase, type Ledger, type SourceAccount } from '../shared/ledger.ts'
import type { Facet } from '../shared/records.ts'
import type { Reply } from '../shared/reply.ts'
import { dispatch, failureOf } from './dispatch.ts'
import { complete } from './search/complete.ts'
import { facets } from './search/facets.ts'
import { countHoldings } from './search/holdings.ts'
import { indexCoverage } from './search/index-rows.ts'
import { addSnippets } from './search/page-snippets.ts'
import { readProperties } from './search/properties.ts'
import { understand } from './search/query-text.ts'
import { readMessage, readRaw, readRecord, readRecordPart } from './search/record-view.ts'
import { findUndecided, listRowIds, openResult, placeInResult, readRows } from './search/results.ts'
import { search } from './search/search.ts'
import { readSiblings } from './search/siblings.ts'
import { readTimeline } from './search/timeline.ts'
import { readTotals } from './search/totals.ts'
import { openConnection, type ReadDb } from './store/connection.ts'
import { readContent } from './store/contents.ts'
import { toFailure } from './store/disk.ts'
import { headHash, readEvents } from './store/events.ts'
import { ledgerCloses, readLedger, readLedgerTotals } from './store/ledger.ts'
import { readLedgerLines } from './store/ledger-lines.ts'
import { isUndone } from './store/marks.ts'
import { readPace } from './store/pace.ts'
import { findKept, listProblems } from './store/problem-list.ts'
import { printDocumentation } from './store/schema.ts'
import { listSearches } from './store/searches.ts'
import { readSourceAccount } from './store/source-account.ts'
import { readStatus } from './store/status.ts'
import { writeLedger } from './transfer/ledger-document.ts'

/** Answers every request that only reads, on the connection that `reader` gives at each. */
export function makeReadingHandlers(
  reader: () => ReadDb,
  now: () => Date = () => new Date(),
): ReadingHandlers {
  return {
    'depot.status': () =>
      snapshot(reader(), (db) => ({
        ...readStatus(db),
        ...countHoldings(db),
        covered: indexCoverage(db),
        closes: ledgerCloses(db),
        logHead: headHash(db).toString('hex'),
      })),
    'depot.schema': () => ({ sql: printDocumentation() }),
    'ledger.read': ({ accession }) => readLedgerOf(reader(), accession),
    'ledger.totals': () =>
      snapshot(reader(), (db) => ({ ...readLedgerTotals(db), logHead: headHash(db).toString('hex') })),
    'ledger.lines': (asked) => readLedgerLines(reader(), asked),
    'ledger.source': ({ sourceFile }) => {
      const account = readSourceAccount(reader(), sourceFile)
      if (account === null) throw new Failed({ kind: 'not-found', what: `source file ${sourceFile}` })
      return account
    },
    'ledger.export': ({ accession, form }) => ({
      text: snapshot(reader(), (db) => {
        const ledger = readLedgerOf(db, accession)
        return writeLedger(ledger, form, depthsOf(db, ledger))
      }),
    }),
    'problem.list': (filter) => {
      const problems = listProblems(reader(), filter)
      return { problems, next: problems.length < filter.limit ? null : (problems.at(-1)?.id ?? null) }
    },
    'problem.bytes': ({ id }) => {
      const kept = findKept(reader(), id)
      if (kept === null) throw new Failed({ kind: 'not-found', what: `bytes of problem ${id}` })
      const { content, ...place } = kept
      return { ...place, bytes: readContent(reader(), content) }
    },
    'record.search': ({ query, order, after, limit, snippets }) => {
      const tree = understand(query)
      const page = search(reader(), { query: tree, order, after, limit })
      return snippets ? { ...page, hits: addSnippets(reader(), page.hits, { ...page, query: tree }) } : page
    },
    'record.facets': async ({ query, names, ...asked }) => {
      const tree = understand(query)
      const counted: Facet[] = []
      for (const name of names) {
        counted.push(...facets(reader(), { query: tree, names: [name], ...asked }))
        // Each takes a moment of a large depot: what else is asked meanwhile does not wait for all.
        await turn()
      }
      return { facets: counted }
    },
    'result.open': ({ query, ...asked }) => openResult(reader(), { query: understand(query), ...asked }),
    'result.rows': (asked) => ({ rows: readRows(reader(), asked) }),
    'result.place': ({ result, id }) => ({ place: placeInResult(reader(), result, id) }),
    'result.undecided': (asked) => findUndecided(reader(), asked),
    'result.ids': ({ result, start, count }) => ({ ids: listRowIds(reader(), result, start, count) }),
    'record.timeline': ({ query }) => readTimeline(reader(), understand(query)),
    'record.totals': ({ query }) => readTotals(reader(), understand(query)),
    'record.siblings': ({ id }) => readSiblings(reader(), id),
    'query.complete': ({ text, caret, limit }) => complete(reader(), text, caret, limit),
    'search.list': () => listSearches(reader()),
    'mark.pace': () => readPace(reader(), now()),
    'record.read': ({ id }) => readRecord(reader(), id),
    'record.raw': ({ id }) => ({ bytes: readRaw(reader(), id) }),
    'record.message': ({ id }) => ({ bytes: readMessage(reader(), id) }),
    'record.properties': ({ id }) => readProperties(reader(), id),
    'record.part': ({ id, path }) => readRecordPart(reader(), id, path),
    'log.read': ({ before, limit }) =>
      snapshot(reader(), (db) => ({
        events: readEvents(db, before === undefined ? { limit } : { before, limit }).map(
          ({ previous, hash, ...event }) => ({
            ...event,
            hash: hash.toString('hex'),
            undone: isUndone(db, event.id),
          }),
        ),
        head: headHash(db).toString('hex'),
      })),
  }
}

/** Answers what only reads, on a connection of its own: for another thread of a process that has the depot open. */
export type ReadingRoom = {
  /** As the engine's. What is no request for reading is refused as bad-request. Never throws. */
  dispatch(name: string, input: unknown): Promise<Reply<unknown>>
  close(): void
}

/** Opens the reading room of a depot that this process has open. Throws Failed as openConnection does. */
export function openReadingRoom(file: string): ReadingRoom {
  const db = openConnection(file, 'read')
  const handlers = makeReadingHandlers(() => {
    if (!db.open) throw new Failed({ kind: 'depot-missing', file })
    return db
  })
  return {
    dispatch: (name, input) =>
      dispatch(handlers, name, input, (error) => failureOf(error, (it) => toFailure(it, file))),
    close: () => db.close(),
  }
}

/** Lets whoever waits go first. */
function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}

/** One state of the depot for all that `read` asks, while the writer goes on. */
function snapshot<Read>(db: ReadDb, read: (db: ReadDb) => Read): Read {
  return db.transaction(() => read(db))()
}

/** The accounts in depth of the databases of mail in a ledger. */
function depthsOf(db: ReadDb, { accessions }: Ledger): SourceAccount[] {
  // Counts of what could not be opened would read as an empty file's.
  const lines = accessions.flatMap((accession) => accession.lines.filter(isOpenedDatabase))
  return lines.flatMap(({ sourceFile }) => readSourceAccount(db, sourceFile) ?? [])
}

function readLedgerOf(db: ReadDb, accession?: number) {
  const ledger = readLedger(db, headHash(db).toString('hex'), accession)
  if (accession !== undefined && ledger.accessions.length === 0) {
    throw new Failed({ kind: 'not-found', what: `accession ${accession}` })
  }
  return ledger
}
