import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { Failed } from '../../shared/failure.ts'
import { fileOf, prepare, type ReadDb, type WriteDb } from './connection.ts'

/** Bytes of contents gathered into one pack: reading one message unpacks at most this, and more would gain little space. */
export const PACK_SIZE = 512 * 1024
/** Larger contents are cut into packs of this many bytes: memory stays flat and no blob comes near SQLite's limit. */
export const PIECE_SIZE = 1024 * 1024

/** Level 3: 0.25–0.31 of real mail at 170–370 MB/s; higher levels gain a few percent at a fifth of the speed. */
export const COMPRESSION = {
  params: { [constants.ZSTD_c_compressionLevel]: 3 },
  // The frame comes out in one piece or two; Node's own 16 kB would make dozens.
  chunkSize: 256 * 1024,
}

/** The number the next pack will get. Packs are numbered in the order they are written. */
export function nextPack(db: ReadDb): number {
  const last = prepare<{ id: number }>(db, 'SELECT id FROM pack ORDER BY id DESC LIMIT 1').get()
  return (last?.id ?? 0) + 1
}

/** Takes a number for a pack that is still being filled, so that contents can already refer to it. */
export function reservePack(db: WriteDb): number {
  const id = nextPack(db)
  prepare(db, "INSERT INTO pack (id, size, frame) VALUES (?, 0, x'')").run(id)
  return id
}

/** Writes a reserved pack: its size unpacked, and its frame. */
export function fillPack(db: WriteDb, id: number, size: number, frame: Buffer): void {
  prepare(db, 'UPDATE pack SET size = ?, frame = ? WHERE id = ?').run(size, frame, id)
}

/** Compresses the bytes of a pack. */
export function compressPack(bytes: Buffer): Buffer {
  return zstdCompressSync(bytes, COMPRESSION)
}

/** Writes a whole pack, its size unpacked and its frame, and answers with its number. */
export function addPack(db: WriteDb, size: number, frame: Buffer): number {
  const id = nextPack(db)
  prepare(db, 'INSERT INTO pack (id, size, frame) VALUES (?, ?, ?)').run(id, size, frame)
  return id
}

/**
 * The unpacked bytes of a pack. Unpacking stops at the recorded size, whatever the frame claims.
 * Throws Failed depot-damaged: no such pack, a frame that cannot be unpacked, another size than recorded.
 */
export function readPack(db: ReadDb, id: number): Buffer {
  const row = prepare<{ size: number; frame: Buffer }>(db, 'SELECT size, frame FROM pack WHERE id = ?').get(
    id,
  )
  if (row === undefined) throw damaged(db, `pack ${id} is missing`)
  const bytes = unpack(row.frame, row.size)
  if (bytes === null) throw damaged(db, `pack ${id} cannot be unpacked to its ${row.size} bytes`)
  return bytes
}

/** The failure every reader of packs and contents ends in when the bytes are not what the depot says. */
export function damaged(db: ReadDb, detail: string): Failed {
  return new Failed({ kind: 'depot-damaged', file: fileOf(db), detail })
}

function unpack(frame: Buffer, size: number): Buffer | null {
  try {
    // A limit of 0 is not accepted; the comparison catches the one byte too many.
    const bytes = zstdDecompressSync(frame, { maxOutputLength: Math.max(1, size) })
    return bytes.length === size ? bytes : null
  } catch {
    return null
  }
}
