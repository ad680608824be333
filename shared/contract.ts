import { z } from 'zod'
import { Ledger } from './ledger.ts'
import { Coverage, Facet, FacetName, Order, RecordView, SearchPage } from './records.ts'
import { Count, type JobProgress, JobStarted, ProblemSeen, type Reply, Scope, Value } from './reply.ts'

/**
 * THE contract: every request with its input and output, every event. Hosts and screens know nothing else of the engine.
 * Paths never stand in it: a host gives out a ticket for what a person chose, and the engine redeems it with the host.
 */

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({
  input,
  output,
  job: null,
})
/** A request that starts a job: answers JobStarted at once; `summary` comes with the event `job.ended`. */
const job = <I extends z.ZodType, S extends z.ZodType>(input: I, summary: S) => ({
  input,
  output: JobStarted,
  job: summary,
})

const Nothing = z.object({}).strict()
const Ticket = z.string().min(1).max(200)
const Id = z.number().int().positive()
const Query = z.string().max(10_000)
const Line = z.string().max(1_000)
const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

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
})

export const InventorySummary = z.object({
  files: Count,
  bytes: Count,
  /** Items a real import would find, by the same readers. */
  items: Count,
  setAside: Count,
  formats: z.array(
    z.object({ format: z.string(), role: z.string(), files: Count, bytes: Count, items: Count }),
  ),
  problems: z.array(z.object({ kind: z.string(), count: Count })),
  lines: z.array(
    z.object({
      path: z.string(),
      size: Count,
      format: z.string(),
      role: z.string(),
      items: Count,
      setAside: Count,
      sha256: z.string().nullable(),
    }),
  ),
})
export type InventorySummary = z.infer<typeof InventorySummary>

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
})
const Marked = z.object({ event: Id.nullable(), of: Count, changed: Count })

export const EventSeen = z.object({
  id: Id,
  time: z.string(),
  actor: z.string(),
  role: z.string(),
  action: z.string(),
  object: z.string(),
  result: z.string(),
  origin: z.string(),
  ground: z.string(),
  detail: z.string(),
  hash: z.string(),
  undone: z.boolean(),
})

export const requests = {
  /** Counts, coverage of the index, whether the account closes. */
  'depot.status': request(Nothing, Status),
  /** The documented schema of a depot. */
  'depot.schema': request(Nothing, z.object({ sql: z.string() })),
  /** What is on a drive, and what an import would find, without writing anything. Needs no depot. */
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
  'ledger.read': request(z.object({ accession: Id.optional() }).strict(), Ledger),
  /** The account as a document. */
  'ledger.export': request(
    z.object({ accession: Id.optional(), form: z.enum(['csv', 'json']) }).strict(),
    z.object({ text: z.string() }),
  ),
  /** Problems with where they are, a page at a time. */
  'problem.list': request(
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
      problems: z.array(
        ProblemSeen.extend({
          id: Id,
          path: z.string().nullable(),
          record: Id.nullable(),
          content: Id.nullable(),
        }),
      ),
      next: Count.nullable(),
    }),
  ),
  /** A page of what a query finds. An empty query finds everything. */
  'record.search': request(
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
  'record.facets': request(
    z
      .object({
        query: Query.default(''),
        names: z.array(FacetName).min(1),
        limit: z.number().int().min(1).max(1_000).default(20),
      })
      .strict(),
    z.object({ facets: z.array(Facet) }),
  ),
  /** One record with everything about it. */
  'record.read': request(z.object({ id: Id }).strict(), RecordView),
  /** The original bytes of a record. */
  'record.raw': request(z.object({ id: Id }).strict(), z.object({ bytes: Bytes })),
  /** The decoded bytes of one part of a record. */
  'record.part': request(
    z.object({ id: Id, path: z.string().max(1_000) }).strict(),
    z.object({ type: z.string(), name: z.string(), bytes: Bytes }),
  ),
  /** The original bytes of all records of a scope, as .eml files or one mboxrd, verified on the way out. */
  'record.export': job(
    z.object({ scope: Scope, ticket: Ticket, form: z.enum(['eml', 'mbox']) }).strict(),
    z.object({ records: Count, bytes: Count, files: Count, verified: Count }),
  ),
  /** How many records a bulk action would change, and from which value. */
  'mark.preview': request(z.object({ scope: Scope, value: Value }).strict(), MarkPreview),
  /** Set the value of records, with the reason. */
  'mark.value': request(z.object({ scope: Scope, value: Value, reason: Line }).strict(), Marked),
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
  'log.read': request(
    z.object({ before: Id.optional(), limit: z.number().int().min(1).max(1_000).default(100) }).strict(),
    z.object({ events: z.array(EventSeen), head: z.string() }),
  ),
  /** Re-hash and re-check everything. */
  'depot.verify': job(Nothing, VerifySummary),
  /** Make catalogue and index anew from the original bytes; marks are untouched. */
  'depot.rebuild': job(Nothing, z.object({ messages: Count, problems: Count, unreadable: Count })),
  /** A consistent, verified copy while the depot is open. */
  'depot.backup': job(z.object({ ticket: Ticket }).strict(), z.object({ bytes: Count, verified: Count })),
  /** Stop a job at its next checkpoint. */
  'job.cancel': request(z.object({ job: Id }).strict(), Nothing),
} as const

export type Requests = typeof requests
export type Name = keyof Requests
/** What a caller sends (defaults may be left out) and what a handler gets. */
export type Input<N extends Name> = z.input<Requests[N]['input']>
export type Checked<N extends Name> = z.output<Requests[N]['input']>
export type Output<N extends Name> = z.output<Requests[N]['output']>
/** The names of requests that start a job, and what the job ends with. */
export type JobName = { [N in Name]: Requests[N]['job'] extends z.ZodType ? N : never }[Name]
export type Summary<N extends JobName> = Requests[N]['job'] extends z.ZodType
  ? z.output<Requests[N]['job']>
  : never

/** Everything the engine says unasked. */
export type Events = {
  'job.progress': JobProgress
  'job.ended': { readonly job: number; readonly name: JobName; readonly reply: Reply<unknown> }
  'depot.changed': { readonly what: 'records' | 'marks' | 'accessions' }
}

/** One function per request. A missing or extra one is a compile error. */
export type Handlers = { readonly [N in Name]: (input: Checked<N>) => Promise<Output<N>> | Output<N> }
