import { Buffer } from 'node:buffer'
import { z } from 'zod'
import { Failed } from '../../shared/failure.ts'
import { Order } from '../../shared/records.ts'

const Cursor = z.tuple([Order, z.number().int().nonnegative(), z.number().nullable(), z.number().int()])

/** Where a page ended: the record it ended with, and its rank when it was ranked. */
export type PageEnd = { readonly rank: number | null; readonly id: number }

/**
 * Opaque text to whoever asks for the next page, with the total counted for the first. It holds no sender or date: those are
 * read from the record, so that the text stays short.
 */
export function writeCursor(order: Order, total: number, { rank, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([order, total, rank, id])).toString('base64url')
}

/** Reads a cursor back. Throws Failed bad-request when it is not one, or of another order. */
export function readCursor(order: Order, text: string): PageEnd & { readonly total: number } {
  const parsed = Cursor.safeParse(readJson(text))
  if (!parsed.success || parsed.data[0] !== order) {
    throw new Failed({ kind: 'bad-request', detail: 'the place to go on from is not one of this search' })
  }
  const [, total, rank, id] = parsed.data
  return { total, rank, id }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
