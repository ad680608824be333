import { Buffer } from 'node:buffer'
import { z } from 'zod'
import { Failed } from '../../shared/failure.ts'
import { Order } from '../../shared/records.ts'
import type { Place } from './page.ts'

const Cursor = z.tuple([
  Order,
  z.number().int().nonnegative(),
  z.union([z.number(), z.string(), z.null()]),
  z.number().int(),
])

/** Where a page ended, with the total counted for the first page: opaque text to whoever asks for the next. */
export function writeCursor(order: Order, total: number, { key, id }: Place): string {
  return Buffer.from(JSON.stringify([order, total, key, id])).toString('base64url')
}

/** Reads a cursor back. Throws Failed bad-request when it is not one, or of another order. */
export function readCursor(order: Order, text: string): { readonly total: number; readonly place: Place } {
  const parsed = Cursor.safeParse(readJson(text))
  if (!parsed.success || parsed.data[0] !== order) {
    throw new Failed({ kind: 'bad-request', detail: 'the place to go on from is not one of this search' })
  }
  const [, total, key, id] = parsed.data
  return { total, place: { key, id } }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
