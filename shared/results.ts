import { z } from 'zod'
import { Coverage, Expansion, Hit } from './records.ts'
import { Count, Value } from './reply.ts'

/** The orders a list can have: a column, `-` before it for descending. */
export const rowOrders = [
  'relevance',
  'date',
  '-date',
  'sender',
  '-sender',
  'subject',
  '-subject',
  'size',
  '-size',
  'folder',
  '-folder',
  'value',
  '-value',
] as const
export const RowOrder = z.enum(rowOrders)
export type RowOrder = z.infer<typeof RowOrder>

/** How many records have each value. */
export const ValueCounts = z.object({ B: Count, V: Count, N: Count })
export type ValueCounts = z.infer<typeof ValueCounts>

/** Records of all values together. */
export function sumOf({ B, V, N }: ValueCounts): number {
  return B + V + N
}

/**
 * What a query found, as a list: `rows` places numbered from 0, each a record or, grouped, a conversation. The list keeps its
 * order and length while marks change, so that nothing jumps; open it anew to see what the query finds now.
 */
export const ResultOpened = z.object({
  result: Count,
  rows: Count,
  records: Count,
  values: ValueCounts,
  expanded: z.array(Expansion),
  covered: Coverage,
})
export type ResultOpened = z.infer<typeof ResultOpened>

/** One row of an open result. `members`: the records of the result this row stands for; 1 unless grouped. */
export const Row = Hit.extend({ members: Count, undecided: Count })
export type Row = z.infer<typeof Row>

/** A stretch of time with its records per value. `term` is the query text that finds exactly these. */
export const TimelineBucket = ValueCounts.extend({ label: z.string(), term: z.string() })
export const Timeline = z.object({
  unit: z.enum(['year', 'month', 'day']),
  /**
   * In order of time, without gaps. `label`: 2012, 2012-03, 2012-03-14; of what lies far before the others or after them, in
   * one bucket each, the range as in a query: ..1989, 2031...
   */
  buckets: z.array(TimelineBucket),
  undated: ValueCounts,
})
export type Timeline = z.infer<typeof Timeline>

/** How much a query finds. Dates in seconds since 1970 UTC. */
export const Totals = z.object({
  records: Count,
  /** Of the contents, each counted once for every record that has it. */
  bytes: Count,
  values: ValueCounts,
  first: z.number().nullable(),
  last: z.number().nullable(),
  undated: Count,
  correspondents: Count,
  conversations: Count,
  /** Records that share their content with another record of the depot. */
  copies: Count,
  withAttachments: Count,
  withProblems: Count,
  mailboxes: Count,
})
export type Totals = z.infer<typeof Totals>

/** What was decided so far about records that belong with one, itself among them. `term` finds them; '' where no query can. */
export const Siblings = z.object({
  thread: ValueCounts,
  copies: ValueCounts,
  sender: ValueCounts.extend({ term: z.string() }),
  folder: ValueCounts.extend({ term: z.string() }),
})
export type Siblings = z.infer<typeof Siblings>

/** How fast an archivist decides, one record at a time. `perHour` is null while too little was decided to say. */
export const Pace = z.object({ today: Count, lastHour: Count, perHour: z.number().nullable() })
export type Pace = z.infer<typeof Pace>

/** Ways to go on from what stands before the caret of a query; choosing one replaces `from` up to `to` by its text. */
export const Completion = z.object({
  from: Count,
  to: Count,
  choices: z.array(
    z.object({
      text: z.string(),
      /** What kind of thing it is: a field (explained by the table of fields), a value of one, or a word of the mail. */
      is: z.enum(['field', 'choice', 'value', 'word']),
      field: z.string().nullable(),
      /** Records it would find by itself, of a word the messages it stands in; null where that is not known cheaply. */
      count: Count.nullable(),
    }),
  ),
})
export type Completion = z.infer<typeof Completion>

export const SavedSearch = z.object({ id: Count, name: z.string(), query: z.string(), order: RowOrder })
export type SavedSearch = z.infer<typeof SavedSearch>

/** A record whose earlier decision a bulk marking would replace. */
export const Overruled = z.object({
  id: Count,
  date: z.number().nullable(),
  sender: z.string(),
  subject: z.string(),
  value: Value,
})
export type Overruled = z.infer<typeof Overruled>

/** A line of the log as a person sees it. */
export const EventSeen = z.object({
  id: z.number().int().positive(),
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
