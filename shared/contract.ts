import { z } from 'zod'
import { Choice, Chosen, DeskState, Picture, Settings, SettingsChange } from './desk.ts'
import { AccessionTotals, Ledger, LedgerLine, LedgerTotals, LineFilter, SourceAccount } from './ledger.ts'
import { Coverage, Facet, FacetName, Order, PropertyGroup, RecordView, SearchPage } from './records.ts'
import { Count, type JobProgress, JobStarted, ProblemListed, type Reply, Scope, Value } from './reply.ts'
import {
  Completion,
  EventSeen,
  Overruled,
  Pace,
  ResultOpened,
  Row,
  RowOrder,
  SavedSearch,
  Siblings,
  Timeline,
  Totals,
} from './results.ts'

/**
 * THE contract: every request with its input and output, every event. Hosts and screens know nothing else of the engine.
 * Paths never stand in it: a host gives out a ticket for what a person chose, and the engine redeems it with the host.
 */

/** A request answered by the engine's own thread, where the one writer is. */
const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
  job: null,
  by: 'engine' as const,
})
/** A request that only reads the depot: answered by a thread that never waits for the writer. */
const reading = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
  job: null,
  by: 'reader' as const,
})
/** A request to the desk: the host of the window. */
const desk = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
  job: null,
  by: 'desk' as const,
})
/** A request that starts a job: answers JobStarted at once; `summary` comes with the event `job.ended`. */
const job = <I extends z.ZodType, S extends z.ZodType>(input: I, summary: S) => ({
  input,
  output: JobStarted,
  job: summary,
  by: 'engine' as const,
})

const Nothing = z.object({}).strict()
const Ticket = z.string().min(1).max(200)
const Id = z.number().int().positive()
const Query = z.string().max(10_000)
const Line = z.string().max(1_000)
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** What stands in an open depot: what it holds, how far that is valued, indexed and accounted for. */
export const Status = z.object({
  uuid: z.string(),
  records: Count,
  undecided: Count,
  permanent: Count,
  destroyable: Count,
  contents: Count,
  bytes: Count,
  problems: Count,
  accessions: Count,
  unfinished: Count,
  covered: Coverage,
  closes: z.boolean(),
  logHead: z.string(),
  /** The file or its folder cannot be written: the depot is open to read, what would change it fails as depot-read-only. */
  readOnly: z.boolean(),
  /** The depot lies on another computer, where locks and power cuts are less sure; told where the system tells it. */
  remote: z.boolean(),
})

/** What is on a drive, looked at before anything is written. */
export const InventorySummary = z.object({
  files: Count,
  bytes: Count,
  /** Items on the drive, by the readers of an import. It would bring in these less the ones of `present`. */
  items: Count,
  setAside: Count,
  /** Of all this: the files with mail that the open depot has already. An import would add nothing for them. */
  present: z.object({ files: Count, bytes: Count, items: Count }),
  formats: z.array(
    z.object({
      format: z.string(),
      role: z.string(),
      files: Count,
      bytes: Count,
      items: Count,
      /** Of the files: those of which something, or all, could not be read. */
      unread: Count,
    }),
  ),
  problems: z.array(z.object({ kind: z.string(), count: Count })),
  lines: z.array(
    z.object({
      path: z.string(),
      size: Count,
      format: z.string(),
      /** As an import that names no mailbox would take it; `present` is a file that the depot has already. */
      role: z.string(),
      /** Of a file that is present, this and `setAside` are what the depot has of it. */
      items: Count,
      setAside: Count,
      /** The mailboxes in which the depot has this file: the same bytes at the same place. Empty without a depot. */
      knownIn: z.array(z.string()),
      sha256: z.string().nullable(),
      /** The kinds of its problems, each once. */
      problems: z.array(z.string()),
    }),
  ),
  /** Bytes free on the disk of the open depot, and bytes an import may need there at the most; null without a depot. */
  freeBytes: Count.nullable().default(null),
  neededBytes: Count.nullable().default(null),
})
export type InventorySummary = z.infer<typeof InventorySummary>

/** What an import came to. */
export const ImportSummary = z.object({
  accession: Count,
  resumed: z.boolean(),
  files: Count,
  found: Count,
  imported: Count,
  firstCopy: Count,
  shared: Count,
  setAside: Count,
  /** Source files that were in the depot already: nothing was added for them. */
  present: Count,
  /** Source files with a name known before and other bytes: imported as new ones. */
  changed: Count,
  problems: Count,
  /** Of these: the ones of weight `unread`. Files, entries and spans that are listed and became no records. */
  unread: Count,
  bytes: Count,
  closes: z.boolean(),
  seconds: z.number(),
  /** Seconds spent per stage, for measuring. */
  spent: z.record(z.string(), z.number()),
})
export type ImportSummary = z.infer<typeof ImportSummary>

/** What a verification of the whole depot came to. */
export const VerifySummary = z.object({
  checked: z.array(z.object({ check: z.string(), done: Count, of: Count })),
  findings: z.array(z.object({ check: z.string(), object: z.string(), detail: z.string() })),
  sound: z.boolean(),
  logHead: z.string(),
})
export type VerifySummary = z.infer<typeof VerifySummary>

const MarkPreview = z.object({
  of: Count,
  changes: z.array(z.object({ from: Value, count: Count })),
  unchanged: Count,
  /** The first of the records that have another value by decision already. */
  overruled: z.array(Overruled),
  /** SHA-256 over the records and their values as they are now: `previewed` of mark.value. */
  state: z.string(),
})
const Marked = z.object({ event: Id.nullable(), of: Count, changed: Count })

/** THE table of requests: who answers each, what it takes and gives, and for a job what that ends with. */
export const requests = {
  /** Counts, coverage of the index, whether the account closes. */
  'depot.status': reading(Nothing, Status),
  /** The documented schema of a depot. */
  'depot.schema': reading(Nothing, z.object({ sql: z.string() })),
  /** What is on a drive, and what an import into the open depot would add, without writing anything. Needs no depot. */
  'source.inventory': job(z.object({ ticket: Ticket }).strict(), InventorySummary),
  /** Import files and folders; an import of the same roots that did not finish goes on where it stopped. */
  'accession.import': job(
    z
      .object({
        ticket: Ticket,
        handedOverBy: Line.default(''),
        received: z.union([z.literal(''), z.iso.date()]).default(''),
        medium: Line.default(''),
        mailbox: Line.default(''),
        holder: Line.default(''),
      })
      .strict(),
    ImportSummary,
  ),
  /** The closed account, of all accessions or one. */
  'ledger.read': reading(z.object({ accession: Id.optional() }).strict(), Ledger),
  /** The account of every accession without its lines. */
  'ledger.totals': reading(
    Nothing,
    z.object({
      accessions: z.array(AccessionTotals),
      totals: LedgerTotals,
      closes: z.boolean(),
      logHead: z.string(),
    }),
  ),
  /** Lines of an accession's account, in the order of the account. `text` is looked for in their paths. */
  'ledger.lines': reading(
    z
      .object({
        accession: Id,
        filter: LineFilter.default('all'),
        text: Line.default(''),
        start: Count.default(0),
        count: z.number().int().min(1).max(1_000).default(200),
      })
      .strict(),
    z.object({ total: Count, lines: z.array(LedgerLine) }),
  ),
  /** The account of one source file in depth. Fails with not-found when there is none. */
  'ledger.source': reading(z.object({ sourceFile: Id }).strict(), SourceAccount),
  /** The account as a document. */
  'ledger.export': reading(
    z.object({ accession: Id.optional(), form: z.enum(['csv', 'json']) }).strict(),
    z.object({ text: z.string() }),
  ),
  /** Problems with where they are, a page at a time. */
  'problem.list': reading(
    z
      .object({
        accession: Id.optional(),
        sourceFile: Id.optional(),
        kind: z.string().max(100).optional(),
        after: Count.default(0),
        limit: z.number().int().min(1).max(1_000).default(100),
      })
      .strict(),
    z.object({
      problems: z.array(ProblemListed),
      next: Count.nullable(),
    }),
  ),
  /** The bytes kept for a problem: a span set aside, or a damaged place in a database, as they lie in the source file. */
  'problem.bytes': reading(
    z.object({ id: Id }).strict(),
    z.object({ path: z.string(), start: Count, bytes: Bytes }),
  ),
  /** A page of what a query finds. An empty query finds everything. */
  'record.search': reading(
    z
      .object({
        query: Query.default(''),
        order: Order.default('-date'),
        after: z.string().max(1_000).optional(),
        limit: z.number().int().min(1).max(1_000).default(50),
        snippets: z.boolean().default(false),
      })
      .strict(),
    SearchPage,
  ),
  /** Counts per mailbox, year, correspondent … of what a query finds. */
  'record.facets': reading(
    z
      .object({
        query: Query.default(''),
        names: z.array(FacetName).min(1),
        limit: z.number().int().min(1).max(1_000).default(20),
        /** Whether to count each value's records per B, V and N too. */
        split: z.boolean().default(false),
      })
      .strict(),
    z.object({ facets: z.array(Facet) }),
  ),
  /** Opens what a query finds as a list whose rows are read by place. The latest few results are kept. */
  'result.open': reading(
    z
      .object({
        query: Query.default(''),
        order: RowOrder.default('-date'),
        /** One row per conversation: its first record in the order. */
        grouped: z.boolean().default(false),
      })
      .strict(),
    ResultOpened,
  ),
  /** Rows of an open result, as they are now. Fails with not-found when the result is no longer kept. */
  'result.rows': reading(
    z
      .object({
        result: Id,
        start: Count,
        count: z.number().int().min(1).max(500),
        snippets: z.boolean().default(false),
      })
      .strict(),
    z.object({ rows: z.array(Row) }),
  ),
  /** Where a record stands in an open result; null when it is not in it. */
  'result.place': reading(z.object({ result: Id, id: Id }).strict(), z.object({ place: Count.nullable() })),
  /** The next place, after one or before it, whose record (or, grouped, some member) is undetermined now; null when there is none. */
  'result.undecided': reading(
    z.object({ result: Id, from: z.number().int().min(-1), back: z.boolean().default(false) }).strict(),
    z.object({ place: Count.nullable(), id: Count.nullable() }),
  ),
  /** The numbers of the records on some rows, for a selection: grouped, of all members. */
  'result.ids': reading(
    z.object({ result: Id, start: Count, count: z.number().int().min(1).max(1_000_000) }).strict(),
    z.object({ ids: z.array(Count) }),
  ),
  /** What a query finds along time, in years, months or days, whichever fits. */
  'record.timeline': reading(z.object({ query: Query.default('') }).strict(), Timeline),
  /** How much a query finds. */
  'record.totals': reading(z.object({ query: Query.default('') }).strict(), Totals),
  /** What was decided on the conversation, copies, sender and folder of a record. */
  'record.siblings': reading(z.object({ id: Id }).strict(), Siblings),
  /** Ways to go on from what stands before the caret. */
  'query.complete': reading(
    z.object({ text: Query, caret: Count, limit: z.number().int().min(1).max(50).default(12) }).strict(),
    Completion,
  ),
  /** Searches kept under a name, and what was asked lately, the latest first. */
  'search.list': reading(Nothing, z.object({ saved: z.array(SavedSearch), past: z.array(z.string()) })),
  /** Keeps a search under a name; one that has the name already is replaced. */
  'search.save': request(
    z.object({ name: z.string().trim().min(1).max(100), query: Query, order: RowOrder }).strict(),
    z.object({ id: Id }),
  ),
  /** Forgets a search kept under a name. */
  'search.remove': request(z.object({ id: Id }).strict(), Nothing),
  /** Remembers that something was asked; the latest hundred are kept. */
  'search.remember': request(z.object({ query: Query.min(1) }).strict(), Nothing),
  /** One record with everything about it. */
  'record.read': reading(z.object({ id: Id }).strict(), RecordView),
  /** The original bytes of a record. */
  'record.raw': reading(z.object({ id: Id }).strict(), z.object({ bytes: Bytes })),
  /** The properties of a record that is an Outlook item; no groups of any other. */
  'record.properties': reading(
    z.object({ id: Id }).strict(),
    z.object({ groups: z.array(PropertyGroup), isCut: z.boolean() }),
  ),
  /** The message to read: the record's own bytes, or the one made from its Outlook item. */
  'record.message': reading(z.object({ id: Id }).strict(), z.object({ bytes: Bytes })),
  /** The decoded bytes of one part of a record. */
  'record.part': reading(
    z.object({ id: Id, path: z.string().max(1_000) }).strict(),
    z.object({ type: z.string(), name: z.string(), bytes: Bytes }),
  ),
  /**
   * The original bytes of all records of a scope, verified on the way out: as files, each Outlook item with the message made of it
   * beside, or as one mboxrd, which holds messages only. `derived` are the records of which one was made; of a record that is not
   * among the `verified` none could be.
   */
  'record.export': job(
    z.object({ scope: Scope, ticket: Ticket, form: z.enum(['eml', 'mbox']) }).strict(),
    z.object({ records: Count, bytes: Count, files: Count, verified: Count, derived: Count }),
  ),
  /** How many records a bulk action would change, and from which value. */
  'mark.preview': request(z.object({ scope: Scope, value: Value }).strict(), MarkPreview),
  /**
   * Set the value of records, with the reason. With `previewed`, the state a preview told: fails with preview-outdated, and
   * changes nothing, when other records or values would be changed than were shown.
   */
  'mark.value': request(
    z.object({ scope: Scope, value: Value, reason: Line, previewed: z.string().max(64).optional() }).strict(),
    Marked,
  ),
  /** Put tags on records or take them off. */
  'mark.tag': request(
    z
      .object({
        scope: Scope,
        add: z.array(z.string().trim().min(1).max(100)).max(100).default([]),
        remove: z.array(z.string().trim().min(1).max(100)).max(100).default([]),
      })
      .strict(),
    Marked,
  ),
  /** Write the note of a record; '' takes it away. */
  'mark.note': request(z.object({ id: Id, text: z.string().max(100_000) }).strict(), Marked),
  /** Take back one marking event, by default the latest that is not undone. */
  'mark.undo': request(z.object({ event: Id.optional() }).strict(), Marked.extend({ undid: Id })),
  /** The log, the latest first. */
  'log.read': reading(
    z.object({ before: Id.optional(), limit: z.number().int().min(1).max(1_000).default(100) }).strict(),
    z.object({ events: z.array(EventSeen), head: z.string() }),
  ),
  /** How fast records are decided. */
  'mark.pace': reading(Nothing, Pace),
  /** Re-hash and re-check everything. */
  'depot.verify': job(Nothing, VerifySummary),
  /** Make catalogue and index anew from the original bytes; marks are untouched. */
  'depot.rebuild': job(Nothing, z.object({ messages: Count, problems: Count, unreadable: Count })),
  /** A consistent, verified copy while the depot is open. */
  'depot.backup': job(z.object({ ticket: Ticket }).strict(), z.object({ bytes: Count, verified: Count })),
  /** Stop a job at its next checkpoint. */
  'job.cancel': request(z.object({ job: Id }).strict(), Nothing),
  /** Let a job rest at its next checkpoint, or go on. */
  'job.pause': request(z.object({ job: Id, paused: z.boolean() }).strict(), Nothing),

  /** Where the desk stands: settings, recent depots, the open depot. Ask again at `desk.changed`. */
  'desk.state': desk(Nothing, DeskState),
  /** Changes some of the settings and answers with all of them. */
  'desk.settings': desk(SettingsChange, Settings),
  /** Asks the person for files or folders; null when the dialog was closed without choosing. */
  'desk.choose': desk(
    z.object({ what: Choice, name: Line.default('') }).strict(),
    z.object({ chosen: Chosen.nullable() }),
  ),
  /** A ticket for files dropped on the window; the preload puts their paths in the place of the files. */
  'desk.drop': desk(z.object({ files: z.array(z.string()).min(1).max(10_000) }).strict(), Chosen),
  /** Opens a depot in this window: a chosen one, a recent one, or the sample. `desk.changed` tells how it went. */
  'desk.open': desk(
    z.union([
      z.object({ ticket: Ticket }).strict(),
      z.object({ recent: z.string().max(200) }).strict(),
      z.object({ sample: z.literal(true) }).strict(),
    ]),
    Nothing,
  ),
  /** Makes a new depot where the person said, and opens it in this window. */
  'desk.create': desk(z.object({ ticket: Ticket }).strict(), Nothing),
  /** Closes the depot; a running job stops at its checkpoint first. */
  'desk.close': desk(Nothing, Nothing),
  /** Opens the depot again after its engine ended by itself, or after a failure was mended. */
  'desk.retry': desk(Nothing, Nothing),
  /** Takes a depot off the list of recent ones. The depot itself is not touched. */
  'desk.forget': desk(z.object({ recent: z.string().max(200) }).strict(), Nothing),
  /**
   * Shows HTML, already made harmless, on an origin of its own: answers with the address for a sandboxed frame. Its pictures
   * come from parts of the record.
   */
  'desk.showMessage': desk(
    z.object({ record: Id, html: z.string().max(8_000_000), pictures: z.array(Picture).max(1_000) }).strict(),
    z.object({ url: z.string() }),
  ),
  /** Forgets a shown message; its address answers nothing from then on. */
  'desk.hideMessage': desk(z.object({ url: z.string().max(500) }).strict(), Nothing),
  /** Saves an attachment where the person says; null when the dialog was closed. The name is made safe first. */
  'desk.savePart': desk(
    z.object({ record: Id, path: z.string().max(1_000) }).strict(),
    z.object({ saved: z.string().nullable() }),
  ),
  /** Saves the original bytes of a record as one file, named after the form they have. */
  'desk.saveRaw': desk(z.object({ record: Id }).strict(), z.object({ saved: z.string().nullable() })),
  /** Saves the bytes kept for a problem, named after the file and the place they are from. */
  'desk.saveKept': desk(z.object({ problem: Id }).strict(), z.object({ saved: z.string().nullable() })),
  /** Saves the account of an accession, or of all, as CSV. */
  'desk.saveLedger': desk(
    z.object({ accession: Id.optional() }).strict(),
    z.object({ saved: z.string().nullable() }),
  ),
  /** Prints what the window shows for print. */
  'desk.print': desk(Nothing, Nothing),
  /** Saves what the window shows for print as PDF (A4, page n of m) where the person says; null when the dialog was closed. */
  'desk.savePdf': desk(z.object({ name: Line }).strict(), z.object({ saved: z.string().nullable() })),
} as const

/** THE table of requests as a type: everything below is taken from it. */
export type Requests = typeof requests
export type Name = keyof Requests
/** What a caller sends (defaults may be left out) and what a handler gets. */
export type Input<N extends Name> = z.input<Requests[N]['input']>
export type Checked<N extends Name> = z.output<Requests[N]['input']>
export type Output<N extends Name> = z.output<Requests[N]['output']>
/** The names of requests by where they are answered. */
export type NameBy<By extends 'engine' | 'reader' | 'desk'> = {
  [N in Name]: Requests[N]['by'] extends By ? N : never
}[Name]
/** The names of requests that start a job, and what the job ends with. */
export type JobName = { [N in Name]: Requests[N]['job'] extends z.ZodType ? N : never }[Name]
export type Summary<N extends JobName> = Requests[N]['job'] extends z.ZodType
  ? z.output<Requests[N]['job']>
  : never

/** How a job ended: with the summary of its name, or why not. */
export type JobEnded<N extends JobName = JobName> = {
  [Each in N]: { readonly job: number; readonly name: Each; readonly reply: Reply<Summary<Each>> }
}[N]

/** Everything the engine says unasked. */
export type Events = {
  'job.progress': JobProgress
  'job.ended': JobEnded
  'depot.changed': { readonly what: 'records' | 'marks' | 'accessions' | 'searches' }
  /** Something `desk.state` tells is not as it was. */
  'desk.changed': Record<string, never>
  /** The person chose a command of the menu: its id in the table of commands. */
  'desk.command': { readonly command: string }
}

/** One function per request. A missing or extra one is a compile error. */
type HandlersOf<N extends Name> = {
  readonly [Each in N]: (input: Checked<Each>) => Promise<Output<Each>> | Output<Each>
}
/** What the engine answers: everything about a depot. */
export type Handlers = HandlersOf<NameBy<'engine' | 'reader'>>
/** What a reading connection alone can answer. */
export type ReadingHandlers = HandlersOf<NameBy<'reader'>>
/** What the desk answers. */
export type DeskHandlers = HandlersOf<NameBy<'desk'>>
