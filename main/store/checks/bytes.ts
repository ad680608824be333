import { prepare, prepareValue, type ReadDb } from '../connection.ts'
import { readContentPieces } from '../contents.ts'
import { forgetPacks } from '../pack-cache.ts'
import { type Check, damageIn, type Found, spans } from './check.ts'

type Content = { readonly id: number; readonly size: number }

/** Contents looked up at once; each is a step of its own. */
const SPAN = 1000

/** Reads the bytes of every content and hashes them anew: SQLite's own check sees almost no changed bit. */
export const bytesCheck: Check = {
  name: 'bytes',
  *steps(db, found) {
    forgetPacks(db)
    const of = prepareValue<number>(db, 'SELECT count(*) FROM content').get() ?? 0
    let done = 0
    let bytes = 0
    yield { done, of, bytes }
    for (const { from, to } of spans(db, 'content', 'id', SPAN)) {
      for (const content of contentsIn(db, from, to, found)) {
        for (const piece of piecesOf(db, content, found)) {
          bytes += piece.length
          yield { done, of, bytes }
        }
        done += 1
      }
      yield { done, of, bytes }
    }
  },
}

function contentsIn(db: ReadDb, from: number, to: number, found: Found): Content[] {
  try {
    return prepare<Content>(db, 'SELECT id, size FROM content WHERE id BETWEEN ? AND ? ORDER BY id').all(
      from,
      to,
    )
  } catch (error) {
    found(`contents ${from} to ${to}`, damageIn(error))
    return []
  }
}

function* piecesOf(db: ReadDb, { id, size }: Content, found: Found): Generator<Buffer> {
  let read = 0
  try {
    for (const piece of readContentPieces(db, id)) {
      read += piece.length
      yield piece
    }
    if (read !== size) found(`content ${id}`, `${size} bytes recorded, ${read} read`)
  } catch (error) {
    found(`content ${id}`, damageIn(error))
  }
}
