import { z } from 'zod'
import type { Failure } from './failure.ts'

/** What every request answers with: values in, values out, never an exception. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

export const Value = z.enum(['B', 'V', 'N'])
export const Count = z.number().int().nonnegative()

/** A problem as a screen shows it. */
export const ProblemSeen = z.object({
  kind: z.string(),
  start: z.number().nullable(),
  length: z.number().nullable(),
  detail: z.string(),
})

/** A problem with where it is: the path of the source file, the record, the content. */
export const ProblemListed = ProblemSeen.extend({
  id: Count,
  path: z.string().nullable(),
  record: Count.nullable(),
  content: Count.nullable(),
  /** Whether the bytes of its place in the source file are kept, for `problem.bytes`. */
  isKept: z.boolean(),
})

/**
 * Which records a bulk action is about: a list, everything a query finds, the conversation of a record with itself, or all
 * records that share its content with itself.
 */
export const Scope = z.union([
  z.object({ ids: z.array(z.number().int().positive()).min(1).max(1_000_000) }).strict(),
  z.object({ query: z.string().max(10_000) }).strict(),
  z.object({ thread: z.number().int().positive() }).strict(),
  z.object({ copies: z.number().int().positive() }).strict(),
])
export type Scope = z.infer<typeof Scope>

/** What starting a job answers: its number, which all its events carry. The summary comes with `job.ended`. */
export const JobStarted = z.object({ job: z.number().int().positive() })

/** How far a job is. `total` is null while it is not known. */
export const JobProgress = z.object({
  job: z.number().int(),
  name: z.string(),
  /** What it is at, e.g. the source file being read. */
  at: z.string(),
  bytes: z.number(),
  totalBytes: z.number().nullable(),
  items: z.number(),
  totalItems: z.number().nullable(),
  bytesPerSecond: z.number(),
  itemsPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
  /** True while a person lets it rest. */
  paused: z.boolean(),
})
export type JobProgress = z.infer<typeof JobProgress>
