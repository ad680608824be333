import type { ParsedMessage } from './parsed.ts'

/** One item of a batch. `headOnly` says that the span holds only the beginning of an item larger than is parsed. */
export type ParseSpan = { readonly start: number; readonly length: number; readonly headOnly?: boolean }

/** Items that are parsed together: their bytes in memory the workers share, so that nothing is copied to them. */
export type ParseBatch = { readonly bytes: SharedArrayBuffer; readonly spans: readonly ParseSpan[] }

/** Where in the memory a worker shares with the pool, in 32-bit numbers, it writes what it is at. */
export const Progress = {
  /** Place of the item in the batch; -1 before the first. */
  item: 0,
  /** Things begun in all, each of which has the time of an item. */
  begun: 1,
  /** MESSAGE, or which of its documents, counted from 1. */
  document: 2,
} as const
export const PROGRESS_BYTES = 12

/** What a worker is at while it parses the message itself. */
export const MESSAGE = 0

/** What a worker was at when it was stopped. */
export type Stop = { readonly item: number; readonly document: number }

/** What the pool and its workers say to each other. */
export type WorkerData = { readonly progress: SharedArrayBuffer }
export type WorkerTask = { readonly batch: ParseBatch; readonly stopped: readonly Stop[] }
export type WorkerAnswer = { readonly messages: ParsedMessage[] }
