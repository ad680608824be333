import { createHash } from 'node:crypto'
import { Failed } from '../../shared/failure.ts'
import { prepare, type ReadDb, type WriteDb } from './connection.ts'
import { forgetPack, keptPack } from './pack-cache.ts'
import {
  addPack,
  compressPack,
  damaged,
  fillPack,
  PACK_SIZE,
  PIECE_SIZE,
  readPack,
  reservePack,
} from './packs.ts'
import { frameKey, pieceKey, type ReadyFrames } from './ready-frames.ts'

/** An item to keep: `bytes` for what fits in memory, else null and `pieces` gives the same bytes in order. */
export type NewContent = {
  readonly sha256: Buffer
  readonly size: number
  readonly bytes: Buffer | null
  pieces(): Iterable<Buffer>
}

export type ContentWriter = {
  /**
   * Keeps the bytes once and answers with their number; `isNew` is false when the depot already had them. The row can be
   * referred to at once, its bytes be read after `flush`. Throws Failed source-failed when a large item reads differently
   * from its hash.
   */
  store(item: NewContent): { readonly id: number; readonly isNew: boolean }
  /** Writes the pack that is still open. Must be called before the transaction commits. */
  flush(): void
}

type Place = { readonly pack: number; readonly start: number; readonly packs: number }

/**
 * Opens a writer for one transaction; after a rollback throw it away with what it stored. `ready` are frames compressed
 * ahead, used where they hold exactly what a pack turns out to hold.
 */
export function openContentWriter(db: WriteDb, ready: ReadyFrames = new Map()): ContentWriter {
  let open: { id: number; contents: { sha256: Buffer; bytes: Buffer }[]; size: number } | null = null

  function flush(): void {
    if (open === null) return
    const { id, contents, size } = open
    const frame =
      ready.get(frameKey(contents)) ?? compressPack(Buffer.concat(contents.map(({ bytes }) => bytes)))
    fillPack(db, id, size, frame)
    open = null
  }

  function gather(item: NewContent): Place {
    const bytes = item.bytes ?? Buffer.concat([...item.pieces()])
    if (bytes.length !== item.size) throw differs()
    if (open !== null && open.size + bytes.length > PACK_SIZE) flush()
    open ??= { id: reservePack(db), contents: [], size: 0 }
    const start = open.size
    open.contents.push({ sha256: item.sha256, bytes })
    open.size += bytes.length
    return { pack: open.id, start, packs: 1 }
  }

  return {
    store(item) {
      if (!db.inTransaction) throw new Error('contents are stored inside a transaction')
      const known = prepare<{ id: number }>(db, 'SELECT id FROM content WHERE sha256 = ?').get(item.sha256)
      if (known !== undefined) return { id: known.id, isNew: false }
      let place: Place
      if (item.size <= PACK_SIZE) {
        place = gather(item)
      } else {
        flush()
        place = storeLarge(db, item, ready)
      }
      const { lastInsertRowid } = prepare(
        db,
        'INSERT INTO content (sha256, size, pack, start, packs) VALUES (?, ?, ?, ?, ?)',
      ).run(item.sha256, item.size, place.pack, place.start, place.packs)
      return { id: Number(lastInsertRowid), isNew: true }
    },
    flush,
  }
}

/** Writes a large item into packs of its own. It is hashed again: in pieces it is read from its source a second time. */
function storeLarge(db: WriteDb, item: NewContent, ready: ReadyFrames): Place {
  const hash = createHash('sha256')
  let first = 0
  let packs = 0
  for (const piece of cut(item.bytes === null ? item.pieces() : [item.bytes], PIECE_SIZE)) {
    hash.update(piece)
    const id = addPack(db, piece.length, ready.get(pieceKey(item.sha256, packs)) ?? compressPack(piece))
    if (packs === 0) first = id
    packs += 1
  }
  if (!hash.digest().equals(item.sha256)) throw differs()
  return { pack: first, start: 0, packs }
}

/** Which file it came from is for the caller to say. */
function differs(): Failed {
  return new Failed({ kind: 'source-failed', file: '', detail: 'read twice, the bytes of an item differed' })
}

/** Cuts consecutive pieces of any size into pieces of exactly `size`, the last one shorter. */
function* cut(pieces: Iterable<Buffer>, size: number): Generator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for (const piece of pieces) {
    let rest = piece
    while (length + rest.length >= size) {
      yield Buffer.concat([...waiting, rest.subarray(0, size - length)])
      rest = rest.subarray(size - length)
      waiting = []
      length = 0
    }
    // Pieces may lie in a buffer their maker uses again; what waits is kept as a copy.
    if (rest.length > 0) waiting.push(Buffer.from(rest))
    length += rest.length
  }
  if (length > 0) yield Buffer.concat(waiting)
}

type ContentRow = Place & { readonly sha256: Buffer; readonly size: number }

/**
 * The original bytes of a content, checked against its SHA-256. For items that fit in memory; see readContentPieces.
 * Throws Failed: not-found, depot-damaged.
 */
export function readContent(db: ReadDb, id: number): Buffer {
  const row = findContent(db, id)
  if (row.packs > 1) return Buffer.concat([...readContentPieces(db, id)])
  const bytes = sliceOf(row, keptPack(db, row.pack))
  if (isWhole(row, bytes)) return bytes
  // The pack may have been written anew since it was unpacked and kept.
  forgetPack(db, row.pack)
  const afresh = sliceOf(row, keptPack(db, row.pack))
  if (!isWhole(row, afresh)) throw damaged(db, `content ${id} differs from its SHA-256`)
  return afresh
}

/**
 * The original bytes of a content in consecutive pieces of bounded size. They are checked against the SHA-256 as they pass,
 * so that depot-damaged may come after the last piece: who writes them to a file names it only when the loop has ended.
 * Throws Failed: not-found, depot-damaged.
 */
export function* readContentPieces(db: ReadDb, id: number): Generator<Buffer> {
  const row = findContent(db, id)
  if (row.packs === 1) {
    yield readContent(db, id)
    return
  }
  const hash = createHash('sha256')
  for (let pack = row.pack; pack < row.pack + row.packs; pack += 1) {
    const piece = readPack(db, pack)
    hash.update(piece)
    yield piece
  }
  if (!hash.digest().equals(row.sha256)) throw damaged(db, `content ${id} differs from its SHA-256`)
}

function findContent(db: ReadDb, id: number): ContentRow {
  const row = prepare<ContentRow>(
    db,
    'SELECT sha256, size, pack, start, packs FROM content WHERE id = ?',
  ).get(id)
  if (row === undefined) throw new Failed({ kind: 'not-found', what: `content ${id}` })
  return row
}

/** A copy, so that neither a caller's change nor a caller's long memory touches the kept pack. */
function sliceOf(row: ContentRow, pack: Buffer): Buffer {
  return Buffer.from(pack.subarray(row.start, row.start + row.size))
}

function isWhole(row: ContentRow, bytes: Buffer): boolean {
  return bytes.length === row.size && createHash('sha256').update(bytes).digest().equals(row.sha256)
}
