import { Buffer } from 'node:buffer'
import { z } from 'zod'
import { Failed } from '../../shared/failure.ts'
import { Order } from '../../shared/records.ts'
import type { Ranked } from './ranking.ts'

const Cursor = z.tuple([Order, z.number().nullable(), z.number().int().nonnegative()])

/**
 * Where a page ended, as opaque text for whoever asks for the next one. It holds no sender or date: those are read from the
 * record, so that the text stays short.
 */
export function writeCursor(order: Order, { rank, id }: Ranked): string {
  return Buffer.from(JSON.stringify([order, rank, id])).toString('base64url')
}

/** Reads a cursor back. Throws Failed bad-request when it is not one, or of another order. */
export function readCursor(order: Order, text: string): Ranked {
  const parsed = Cursor.safeParse(readJson(text))
  if (!parsed.success || parsed.data[0] !== order) {
    throw new Failed({ kind: 'bad-request', detail: 'the place to go on from is not one of this search' })
  }
  const [, rank, id] = parsed.data
  return { rank, id }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
