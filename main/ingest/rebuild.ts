import { Failed } from '../../shared/failure.ts'
import type { Leash } from '../../shared/leash.ts'
import type { Report } from '../jobs.ts'
import { HEAD_ONLY_BYTES, PARSE_LIMIT } from '../parse/bounds.ts'
import type { ParsedMessage } from '../parse/parsed.ts'
import { openParsePool, type ParseBatch } from '../parse/pool.ts'
import { finishBulk, indexMessage, removeFromIndex, tuneForBulk } from '../search/index-rows.ts'
import { refreshVocabulary } from '../search/vocabulary.ts'
import { makePace } from '../source/pace.ts'
import type { Actor } from '../store/actor.ts'
import { transaction, type WriteDb } from '../store/connection.ts'
import { readContent, readContentPieces } from '../store/contents.ts'
import { appendEvent } from '../store/events.ts'
import { insertMessage, removeMessage, removeUnusedPeople, sortKeys } from '../store/messages.ts'
import { countRecordContents, listRecordContents, setSortKeys } from '../store/records.ts'
import { listStrays } from '../store/strays.ts'

/** Contents parsed and written together; each batch is one transaction. */
const BATCH = 500
const BATCH_BYTES = 16 * 1024 * 1024

/**
 * How many messages were understood anew, how many problems they have, and how many contents could not be read from their
 * pack: of these everything stays as it was, and a verification names them.
 */
export type Rebuilt = { readonly messages: number; readonly problems: number; readonly unreadable: number }

/**
 * Makes catalogue and index anew from the original bytes, content by content: what a newer parser understands better, or what
 * was damaged. What belongs to no record goes. Records, values, tags, notes and the log stay as they are. Conversations are
 * joined anew, never parted: who came first is not known any more. Interrupted, the depot is whole: a part is new.
 * One damaged content costs only itself. Throws Failed: cancelled, disk-full.
 */
export async function rebuildDepot(db: WriteDb, who: Actor, signal: Leash, report: Report): Promise<Rebuilt> {
  const totalItems = countRecordContents(db)
  const pool = openParsePool()
  const done = { messages: 0, problems: 0, unreadable: 0 }
  const pace = makePace(signal)
  report({ at: 'messages', totalItems, items: 0 })
  tuneForBulk(db)
  try {
    let after = 0
    for (;;) {
      const contents = listRecordContents(db, { after, limit: BATCH, bytes: BATCH_BYTES })
      const last = contents.at(-1)
      if (last === undefined) break
      const loaded = contents.flatMap((content) => load(db, content))
      const messages = await pool.parse(shareBytes(loaded))
      transaction(db, () => {
        for (const [at, { id }] of loaded.entries()) replace(db, id, messages[at])
      })
      after = last.id
      done.messages += loaded.length
      done.unreadable += contents.length - loaded.length
      done.problems += messages.reduce((sum, message) => sum + message.problems.length, 0)
      report({ items: done.messages + done.unreadable })
      await pace()
    }
  } finally {
    await finishBulk(db, signal)
    await pool.close()
  }
  transaction(db, () => {
    for (const content of listStrays(db)) remove(db, content)
    removeUnusedPeople(db)
  })
  await refreshVocabulary(db, signal, () => report({ at: 'vocabulary' }))
  transaction(db, () => {
    appendEvent(db, {
      ...who,
      action: 'depot.rebuild',
      object: 'depot',
      result: 'done',
      ground: '',
      detail: done,
    })
  })
  return done
}

function replace(db: WriteDb, content: number, message: ParsedMessage | undefined): void {
  if (message === undefined) throw new Error(`content ${content} was not parsed`)
  remove(db, content)
  insertMessage(db, content, message)
  indexMessage(db, content, message)
  setSortKeys(db, content, sortKeys(message))
}

function remove(db: WriteDb, content: number): void {
  removeMessage(db, content)
  removeFromIndex(db, content)
}

type Loaded = { readonly id: number; readonly bytes: Buffer; readonly headOnly: boolean }

/** The bytes of a content, of a very large one its beginning; an empty list when its pack is damaged. */
function load(db: WriteDb, { id, size }: { readonly id: number; readonly size: number }): Loaded[] {
  const headOnly = size > PARSE_LIMIT
  try {
    return [{ id, bytes: headOnly ? firstPiece(db, id) : readContent(db, id), headOnly }]
  } catch (error) {
    if (error instanceof Failed && error.failure.kind === 'depot-damaged') return []
    throw error
  }
}

function shareBytes(contents: readonly Loaded[]): ParseBatch {
  const bytes = new SharedArrayBuffer(contents.reduce((sum, content) => sum + content.bytes.length, 0))
  const block = Buffer.from(bytes)
  let at = 0
  const spans = contents.map((content) => {
    const start = at
    at += content.bytes.copy(block, at)
    return { start, length: content.bytes.length, headOnly: content.headOnly }
  })
  return { bytes, spans }
}

function firstPiece(db: WriteDb, content: number): Buffer {
  const pieces: Buffer[] = []
  let length = 0
  for (const piece of readContentPieces(db, content)) {
    pieces.push(piece)
    length += piece.length
    if (length >= HEAD_ONLY_BYTES) break
  }
  return Buffer.concat(pieces).subarray(0, HEAD_ONLY_BYTES)
}
