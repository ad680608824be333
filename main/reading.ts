import type { ReadingHandlers } from '../shared/contract.ts'
import { Failed } from '../shared/failure.ts'
import { facets } from './search/facets.ts'
import { indexCoverage } from './search/index-rows.ts'
import { addSnippets } from './search/page-snippets.ts'
import { understand } from './search/query-text.ts'
import { readRaw, readRecord, readRecordPart } from './search/record-view.ts'
import { search } from './search/search.ts'
import type { ReadDb } from './store/connection.ts'
import { headHash, readEvents } from './store/events.ts'
import { ledgerCloses, readLedger } from './store/ledger.ts'
import { isUndone } from './store/marks.ts'
import { listProblems } from './store/problem-list.ts'
import { printDocumentation } from './store/schema.ts'
import { readStatus } from './store/status.ts'
import { writeLedger } from './transfer/ledger-document.ts'

/** Answers every request that only reads, on the connection that `reader` gives at each. */
export function makeReadingHandlers(reader: () => ReadDb): ReadingHandlers {
  return {
    'depot.status': () => ({
      ...readStatus(reader()),
      covered: indexCoverage(reader()),
      closes: ledgerCloses(reader()),
      logHead: headHash(reader()).toString('hex'),
    }),
    'depot.schema': () => ({ sql: printDocumentation() }),
    'ledger.read': ({ accession }) => readLedgerOf(reader(), accession),
    'ledger.export': ({ accession, form }) => ({
      text: writeLedger(readLedgerOf(reader(), accession), form),
    }),
    'problem.list': (filter) => {
      const problems = listProblems(reader(), filter)
      return { problems, next: problems.length < filter.limit ? null : (problems.at(-1)?.id ?? null) }
    },
    'record.search': ({ query, order, after, limit, snippets }) => {
      const tree = understand(query)
      const page = search(reader(), { query: tree, order, after, limit })
      return snippets ? addSnippets(reader(), page, tree) : page
    },
    'record.facets': ({ query, names, limit }) => ({
      facets: facets(reader(), understand(query), names, limit),
    }),
    'record.read': ({ id }) => readRecord(reader(), id),
    'record.raw': ({ id }) => ({ bytes: readRaw(reader(), id) }),
    'record.part': ({ id, path }) => readRecordPart(reader(), id, path),
    'log.read': ({ before, limit }) => ({
      events: readEvents(reader(), before === undefined ? { limit } : { before, limit }).map(
        ({ previous, hash, ...event }) => ({
          ...event,
          hash: hash.toString('hex'),
          undone: isUndone(reader(), event.id),
        }),
      ),
      head: headHash(reader()).toString('hex'),
    }),
  }
}

function readLedgerOf(db: ReadDb, accession?: number) {
  const ledger = readLedger(db, headHash(db).toString('hex'), accession)
  if (accession !== undefined && ledger.accessions.length === 0) {
    throw new Failed({ kind: 'not-found', what: `accession ${accession}` })
  }
  return ledger
}
